"""Deeds that a kill may cut short anywhere: how each begins, what it does, and what must be true however it ended."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import exporters
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.proofreading.proofreading import Difference, Proofreading
from model.recovery import backups, recovery
from model.report.report import Report
from model.storage.backup_names import default_folder
from model.storage.digests import seal_draft
from model.storage.migrations import STEPS
from model.storage.store import Store
from model.transfer import transfer
from tests.drafts.make import FOLDER
from tests.model.drafting import FORM, RECEIVED, begun, enter, reopened
from tests.torture.deeds_of_sending import check_sent_or_not, send

NOW = datetime(2026, 1, 12, tzinfo=UTC)
DRAFTS = 12
OLD = "先前的文件".encode()


class Deed(NamedTuple):
    """begin fills an empty folder; act is what is killed; check looks at what is left."""

    begin: Callable[[Path], None]
    act: Callable[[Path], object]
    check: Callable[[Path], None]


def perform(name: str, folder: Path, announced: Connection) -> None:
    """Do it once, saying when it begins and when it is done."""
    announced.send("begun")
    DEEDS[name].act(folder)
    announced.send("done")


def drafts(folder: Path) -> Path:
    """The file of drafts in a folder."""
    return folder / "drafts.db"


def fill(folder: Path) -> None:
    """A dozen drafts with some history, numbered in a cell."""
    with closing(Store(drafts(folder))) as store:
        for number in range(DRAFTS):
            draft = reopened(store, begun(store, {"overview": "主动公开。" * 400}))
            for step in range(3):
                enter(draft, {RECEIVED: 100 * step + number})


def figures(folder: Path) -> list[int]:
    """The numbers of the drafts in the file, salvaged first where that waits."""
    with closing(Store(drafts(folder))) as store:
        if store.quarantined_file:
            recovery.accept_offer(recovery.make_offer(store.quarantined_file, store.path), recovery.SALVAGED, store)
        reports = [store.load_report(card.id)[0] for card in store.list_summaries()]
        for card in store.list_summaries():
            enter(reopened(store, card.id), {"other": "还能写。"})
    return sorted(int(str(report.figures[RECEIVED])) for report in reports)


WHOLE = list(range(200, 200 + DRAFTS))


def all_there(folder: Path) -> None:
    """Every draft once, and every backup sound."""
    assert figures(folder) == WHOLE
    assert all(backup.is_intact for backup in backups.list_backups(default_folder(drafts(folder))))


def logged(folder: Path) -> None:
    """The dozen, some of it in a log beside the file only, as a power cut leaves it."""
    fill(folder)
    with closing(Store(drafts(folder))) as store:
        for card in store.list_summaries():
            enter(reopened(store, card.id), {"other": "停电以前。"})
        cut = [(path, path.read_bytes()) for path in (store.path, store.path.with_name("drafts.db-wal"))]
    for path, content in cut:
        path.write_bytes(content)


def fold(folder: Path) -> None:
    """Take the log into the file."""
    with closing(Store(drafts(folder))) as store:
        store.checkpoint()


def old_shape(folder: Path) -> None:
    """A file of the first step with its one draft many times."""
    shutil.copy(FOLDER / "1.db", drafts(folder))
    with closing(sqlite3.connect(drafts(folder))) as db:
        for id in range(100, 400):
            db.execute("INSERT INTO drafts SELECT ?, edition, unit, created, changed, deleted, year, errors, warnings,"
                       " unfilled, unwritten FROM drafts WHERE id = 1", (id,))  # fmt: skip
            db.execute("INSERT INTO entries SELECT ?, place, value FROM entries WHERE draft = 1", (id,))
        db.commit()


def new_shape(folder: Path) -> None:
    with closing(Store(drafts(folder))) as store:
        assert not store.quarantined_file
        assert len(store.list_summaries()) == 301
        assert store._connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    kept = backups.list_backups(default_folder(drafts(folder)))
    assert kept
    assert all((one.occasion, one.draft_count, one.is_intact) == ("升级前", 301, True) for one in kept)


def two_states(folder: Path) -> None:
    """A backup of the dozen, and one draft in the file since."""
    fill(folder)
    backups.make_backup(drafts(folder), default_folder(drafts(folder)), NOW)
    drafts(folder).unlink()
    with closing(Store(drafts(folder))) as store:
        store.acknowledge_lost_state()  # the dozen's file, which was deleted here on purpose
        begun(store, {RECEIVED: 7})


def bring_back(folder: Path) -> None:
    """Restore the dozen."""
    kept = next(one for one in backups.list_backups(default_folder(drafts(folder))) if one.draft_count == DRAFTS)
    backups.restore_backup(kept, drafts(folder), NOW)


def one_state(folder: Path) -> None:
    """Either all is as it was, or the dozen is back and what was there is backed up."""
    held = figures(folder)
    kept = [one for one in backups.list_backups(default_folder(drafts(folder))) if one.occasion]
    assert all(one.is_intact and one.draft_count == 1 for one in kept)
    assert held == [7] or (held == WHOLE and kept)
    with closing(Store(drafts(folder))) as store:
        assert store.lost_state is None


def damage(folder: Path) -> None:
    """Spoil the first page; the rows are all there."""
    fill(folder)
    data = drafts(folder).read_bytes()
    drafts(folder).write_bytes(b"x" * 1000 + data[1000:])


def damage_with_backup(folder: Path) -> None:
    fill(folder)
    backups.make_backup(drafts(folder), default_folder(drafts(folder)), NOW)
    drafts(folder).write_bytes(b"x" * 1000 + drafts(folder).read_bytes()[1000:])


def open_again(folder: Path) -> None:
    """What the program does with a damaged file."""
    figures(folder)


def rescued(folder: Path) -> None:
    """Every draft once, and the damaged file as it was, somewhere."""
    all_there(folder)
    assert any(file.read_bytes()[:1000] == b"x" * 1000 for file in folder.glob("*.db"))


def half_deleted(folder: Path) -> None:
    """Half of the dozen deleted long ago, with as much again still wanted."""
    fill(folder)
    with closing(Store(drafts(folder))) as store:
        store.delete_drafts(*[card.id for card in store.list_summaries()][::2])
        with store._file.write_transaction():
            store._connection.execute(
                "UPDATE drafts SET deleted = '2001-01-01T00:00:00.000000+00:00' WHERE deleted > ''"
            )
            for (id,) in store._connection.execute("SELECT id FROM drafts").fetchall():
                seal_draft(store._connection, id)


def purged_or_not(folder: Path) -> None:
    with closing(sqlite3.connect(drafts(folder))) as db:
        left = {id for (id,) in db.execute("SELECT id FROM drafts")}
        rows = {id for table in ("entries", "edits") for (id,) in db.execute(f"SELECT draft FROM {table}")}
        assert len(left) in (DRAFTS, DRAFTS // 2)
        assert rows == left
    assert len(figures(folder)) == DRAFTS // 2


def packed(folder: Path) -> None:
    """An old archive stands there, and has fewer drafts."""
    with closing(Store(drafts(folder))) as store:
        begun(store, {RECEIVED: 1})
    transfer.export_all(drafts(folder), folder / "all.zip")
    drafts(folder).unlink()
    fill(folder)


def archive_whole(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    with closing(Store(folder / "elsewhere" / "drafts.db")) as store:
        assert len(transfer.import_archive(folder / "all.zip", store).new) in (1, DRAFTS)


def parcel(folder: Path) -> None:
    """An archive of the dozen and a file with one draft."""
    two_states(folder)
    backup = backups.list_backups(default_folder(drafts(folder)))[0]
    transfer.export_all(backup.path, folder / "all.zip")


def unpack(folder: Path) -> None:
    with closing(Store(drafts(folder))) as store:
        transfer.import_archive(folder / "all.zip", store)


def unpacked_or_not(folder: Path) -> None:
    assert figures(folder) in ([7], [7, *WHOLE])


@cache
def shown() -> Report:
    return load_sample(DEMO_SAMPLE)


READ_BACK = Proofreading({RECEIVED: 12}, {"requests.carried_in.natural": Difference(0, None)}, RECEIVED)


def read_back(folder: Path) -> None:
    """Store for every draft how far it was read back."""
    with closing(Store(drafts(folder))) as store:
        for card in store.list_summaries():
            store.save_proofreading(card.id, READ_BACK)


def read_back_or_not(folder: Path) -> None:
    """Every draft is there, read back or not."""
    with closing(Store(drafts(folder))) as store:
        for card in store.list_summaries():
            assert store.load_proofreading(card.id) in (Proofreading(), READ_BACK)
    all_there(folder)


def sent_or_not(folder: Path) -> None:
    """Every draft is there, marked as sent with its version, or not at all."""
    check_sent_or_not(drafts(folder))
    all_there(folder)


def export(suffix: str) -> Deed:
    """Writing a paper over an old file."""

    def begin(folder: Path) -> None:
        (folder / f"report{suffix}").write_bytes(OLD)

    def act(folder: Path) -> None:
        exporters.write_report(FORM, shown(), folder / f"report{suffix}")

    def check(folder: Path) -> None:
        content = (folder / f"report{suffix}").read_bytes()
        if content != OLD:
            act(folder)
            again = (folder / f"report{suffix}").read_bytes()
            assert abs(len(content) - len(again)) < 20  # all but the time in a workbook
        assert len([file for file in folder.iterdir() if not file.name.startswith(".nianbao-")]) == 1

    return Deed(begin, act, check)


DEEDS = {
    "migration": Deed(old_shape, lambda folder: Store(drafts(folder)).close(), new_shape),
    "fold": Deed(logged, fold, all_there),
    "backup": Deed(
        fill, lambda folder: backups.make_backup(drafts(folder), default_folder(drafts(folder)), NOW), all_there
    ),
    "restore": Deed(two_states, bring_back, one_state),
    "restore over a damaged file": Deed(damage_with_backup, bring_back, rescued),
    "salvage": Deed(damage, open_again, rescued),
    "read back": Deed(fill, read_back, read_back_or_not),
    "send": Deed(fill, lambda folder: send(drafts(folder)), sent_or_not),
    "purge": Deed(half_deleted, lambda folder: Store(drafts(folder)).close(), purged_or_not),
    "pack": Deed(packed, lambda folder: transfer.export_all(drafts(folder), folder / "all.zip"), archive_whole),
    "unpack": Deed(parcel, unpack, unpacked_or_not),
    **{f"export {suffix}": export(suffix) for suffix in exporters.WRITER_MODULES},
}


if __name__ == "__main__":  # one deed alone, in a folder where it was begun
    DEEDS[sys.argv[1]].act(Path(sys.argv[2]))
