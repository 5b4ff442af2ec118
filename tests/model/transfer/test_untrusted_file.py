"""A file of drafts from anybody: what it says beside drafts is never carried out, and no value is more than it is."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from model.errors import Cancelled, UnreadableFile
from model.files.progress import Progress
from model.storage.store import Store
from model.transfer.transfer import export_all, import_archive
from model.transfer.untrusted_file import check_untrusted_file
from tests.drafts import make
from tests.model.transfer.repacking import change_drafts, run_sql
from tests.model.transfer.test_transfer import digests

NOT_OURS, BROKEN, NEWER = "不是“导出全部”", "文件坏了", "更新版本"
_ENTRIES = "CREATE TABLE entries (draft INTEGER, place TEXT, {}, PRIMARY KEY (draft, place))"
_INSERT_ENTRY = "INSERT INTO entries (draft, place) VALUES (1, 'overview')"

HOSTILE = {
    "a trigger": (["CREATE TRIGGER t AFTER DELETE ON drafts BEGIN DELETE FROM edits; END"], NOT_OURS),
    "a view": (["CREATE VIEW v AS SELECT * FROM drafts"], NOT_OURS),
    "a view in a table's place": (
        ["DROP TABLE lasts", "CREATE VIEW lasts AS SELECT 1 AS draft, hex(zeroblob(9)) AS record"],
        NOT_OURS,
    ),
    "a computed column": (
        ["DROP TABLE entries", _ENTRIES.format("value TEXT AS (hex(zeroblob(9)))"), _INSERT_ENTRY],
        NOT_OURS,
    ),
    "a computed column that is stored": (
        ["DROP TABLE entries", _ENTRIES.format("value TEXT GENERATED ALWAYS AS (hex(zeroblob(9))) STORED")],
        NOT_OURS,
    ),
    "a check": (["DROP TABLE entries", _ENTRIES.format("value TEXT CHECK (length(value) < 9)")], NOT_OURS),
    "a default that is computed": (["DROP TABLE entries", _ENTRIES.format("value TEXT DEFAULT (hex(9))")], NOT_OURS),
    "another order of texts": (["DROP TABLE entries", _ENTRIES.format("value TEXT COLLATE nocase")], NOT_OURS),
    "an index of an expression": (["CREATE INDEX idx_x ON entries (length(value))"], NOT_OURS),
    "an index of some rows": (["CREATE INDEX idx_x ON entries (value) WHERE value > 'a'"], NOT_OURS),
    "another table": (["CREATE TABLE more (id INTEGER)"], NOT_OURS),
    "another column": (["ALTER TABLE drafts ADD COLUMN colour TEXT"], NOT_OURS),
    "a table too few": (["DROP TABLE entries"], NOT_OURS),
    "a virtual table": (["CREATE VIRTUAL TABLE more USING rtree (id, low, high)"], NOT_OURS),
    "bytes in the place of a text": (["UPDATE entries SET value = x'ff'"], BROKEN),
    "a number in the place of bytes": (["UPDATE file_state SET token = 5"], BROKEN),
    "a text in the place of a number": (["UPDATE drafts SET year = 'x'"], BROKEN),
    "a fraction": (["UPDATE drafts SET year = 1.5"], BROKEN),
    "a text that is none": (["UPDATE entries SET value = cast(x'ff' AS TEXT)"], BROKEN),
    "a schema that is none": (["UPDATE sqlite_master SET sql = 'x' WHERE name = 'lasts'"], BROKEN),
    "two tables in one place": (
        ["UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'drafts')"],
        BROKEN,
    ),
    "another program": (["PRAGMA application_id = 7"], NOT_OURS),
    "a newer program": (["PRAGMA user_version = 99"], NEWER),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_in_it_beside_drafts_is_refused(home: Store, away: Store, archive: Path, what: str) -> None:
    statements, words = HOSTILE[what]
    export_all(home.path, archive)
    run_sql(archive, *statements)
    before = digests(away)
    with pytest.raises(UnreadableFile, match=words):
        import_archive(archive, away)
    assert digests(away) == before
    assert not list(away.path.parent.glob(".nianbao-*"))


def test_a_file_in_another_encoding_is_refused(home: Store, away: Store, archive: Path) -> None:
    def change(copy: Path) -> None:
        copy.unlink()
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA encoding = 'UTF-16'")
            connection.execute("CREATE TABLE drafts (id INTEGER)")

    export_all(home.path, archive)
    change_drafts(archive, change)
    with pytest.raises(UnreadableFile, match=NOT_OURS):
        import_archive(archive, away)


@pytest.mark.parametrize("file", sorted(make.FOLDER.glob("*.db")), ids=lambda file: file.stem)
def test_every_file_this_program_ever_wrote_is_one_of_ours(file: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(file, tmp_path / "drafts.db"))
    check_untrusted_file("a.zip", copy, Progress())
    with closing(Store(copy)):
        pass
    check_untrusted_file("a.zip", copy, Progress())


def test_looking_at_it_can_be_cancelled(home: Store, tmp_path: Path) -> None:
    copy, progress = tmp_path / "drafts.db", Progress()
    with closing(Store(copy)) as store:
        store.add_drafts(home.read_all_drafts())
    with closing(sqlite3.connect(copy)) as connection:
        rows = ((1, f"answer.{number}", "x") for number in range(20_000))
        connection.executemany("INSERT INTO entries (draft, place, value) VALUES (?, ?, ?)", rows)
        connection.commit()
    progress.cancel()
    with pytest.raises(Cancelled):
        check_untrusted_file("a.zip", copy, progress)
