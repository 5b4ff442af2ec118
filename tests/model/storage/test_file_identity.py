"""A stick pulled out and put in again: writing goes on in the very same file, and in no other."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from model.checks.findings import count_findings
from model.drafts.draft import Draft
from model.errors import StoreError
from model.form import editions
from model.report.edits import Edit
from model.storage import connection, database_file
from model.storage.digests import renew_digest
from model.storage.rows import make_edit_rows
from model.storage.store import Store
from tests.drafts import make
from tests.model.drafting import RECEIVED, begun, enter, reopened

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file away")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder as it is while the stick is plugged in."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def store(stick: Path) -> Iterator[Store]:
    """Open drafts on the stick, with one edit in one draft."""
    with closing(Store(stick / "drafts.db")) as store:
        enter(reopened(store, begun(store)), {RECEIVED: 1})
        yield store


def pull_out(stick: Path) -> Path:
    """Where the stick's contents are, on a disk of other numbers, while it is out."""
    away = stick.with_name("away")
    shutil.copytree(stick, away)
    stick.rename(stick.with_name("gone"))
    return away


def figures(path: Path) -> list[object]:
    """What the edits of the first draft made of the cell."""
    with closing(Store(path)) as store:
        return [moment.edit.changes[0].after for moment in store.load_history(1)]


def test_after_it_is_back_writing_goes_on_and_nothing_is_missing_or_twice(store: Store, stick: Path) -> None:
    draft = reopened(store, 1)
    away = pull_out(stick)
    with pytest.raises(StoreError, match="不见了"):
        enter(draft, {RECEIVED: 2})
    away.rename(stick)
    enter(draft, {RECEIVED: 3})
    store.close()
    assert figures(stick / "drafts.db") == [1, 3]


def test_what_is_read_after_the_disk_failed_is_read_from_the_file_that_is_back(store: Store, stick: Path) -> None:
    draft = reopened(store, 1)
    kill_handles(stick / "drafts.db")
    with pytest.raises(StoreError):
        enter(draft, {RECEIVED: 2})
    assert [card.id for card in store.list_summaries()] == [1]
    enter(draft, {RECEIVED: 3})
    store.close()
    assert figures(stick / "drafts.db") == [1, 3]


def edited_elsewhere(path: Path) -> None:
    with closing(Store(path)) as store:
        enter(reopened(store, 1), {RECEIVED: 99})


def deleted_elsewhere(path: Path) -> None:
    with closing(Store(path)) as store:
        store.delete_drafts(1)


def written_by_an_older_program(path: Path) -> None:
    shutil.copy(make.FOLDER / "3.db", cleared(path))


def begun_elsewhere(path: Path) -> None:
    with closing(Store(path)) as store:
        begun(store)


def cleared(path: Path) -> Path:
    """The path with nothing there or beside it."""
    for file in path.parent.glob("drafts.db*"):
        file.unlink()
    return path


def another(path: Path) -> None:
    cleared(path)
    with closing(Store(path)) as store:
        enter(reopened(store, begun(store)), {RECEIVED: 1})


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(cleared(path))) as connection:
        connection.execute("CREATE TABLE edits (id, draft, at, label, changes)")


STRANGERS: dict[str, Callable[[Path], object]] = {
    "edited on another computer": edited_elsewhere,
    "deleted from on another computer": deleted_elsewhere,
    "begun another draft in": begun_elsewhere,
    "an older program's file": written_by_an_older_program,
    "another file of drafts": another,
    "another program's file": foreign,
    "a text": lambda path: cleared(path).write_text("这是一个文本文件。" * 100, encoding="utf-8"),
    "nothing": lambda path: cleared(path).write_bytes(b""),
}


@pytest.mark.parametrize("what", STRANGERS)
def test_whatever_else_stands_there_is_left_as_it_is(store: Store, stick: Path, what: str) -> None:
    draft = reopened(store, 1)
    away = pull_out(stick)
    STRANGERS[what](away / "drafts.db")
    content = (away / "drafts.db").read_bytes()
    away.rename(stick)
    with pytest.raises(StoreError, match="没有往里写"):
        enter(draft, {RECEIVED: 2})
    assert (stick / "drafts.db").read_bytes() == content
    assert not list(stick.glob("drafts-损坏*"))


def test_an_older_copy_is_not_taken_for_the_file(store: Store, stick: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(stick / "drafts.db")) as connection:
        connection.execute("VACUUM INTO ?", [str(tmp_path / "older.db")])
    draft = reopened(store, 1)
    enter(draft, {RECEIVED: 2})
    pull_out(stick)
    stick.mkdir()
    (tmp_path / "older.db").rename(stick / "drafts.db")
    with pytest.raises(StoreError, match="没有往里写"):
        enter(draft, {RECEIVED: 3})


def test_an_edit_that_was_on_the_disk_when_it_failed_is_not_kept_twice(store: Store, stick: Path) -> None:
    report, _ = store.load_report(1)
    draft = Draft(editions.load_form(report.edition), report)
    edit = draft.propose_edit({RECEIVED: 2}, "填写")
    assert edit
    draft.apply_edit(edit)
    fail_after_writing(store, stick / "drafts.db", draft, edit)
    store.record_edit(1, edit, draft.report, count_findings(draft.findings))
    store.close()
    assert figures(stick / "drafts.db") == [1, 2]


def test_a_write_that_was_on_the_disk_when_it_failed_is_no_reason_to_refuse_the_file(
    store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(connection, "transaction", commit_and_fail)
        with pytest.raises(StoreError, match="磁盘"):
            begun(store)
    enter(reopened(store, 1), {RECEIVED: 2})
    assert len(store.list_summaries()) == 2
    store.close()
    assert figures(stick / "drafts.db") == [1, 2]


@contextmanager
def commit_and_fail(database: sqlite3.Connection) -> Iterator[None]:
    """The disk takes the whole transaction and then fails before it has said so."""
    with database_file.transaction(database):
        yield
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    raise error


def test_opened_elsewhere_and_not_changed_it_is_the_same_file(store: Store, stick: Path) -> None:
    draft = reopened(store, 1)
    away = pull_out(stick)
    Store(away / "drafts.db").close()
    away.rename(stick)
    enter(draft, {RECEIVED: 2})
    store.close()
    assert figures(stick / "drafts.db") == [1, 2]


def fail_after_writing(store: Store, path: Path, draft: Draft, edit: Edit) -> None:
    """The disk takes the edit and then fails before it has said so."""
    card = store.list_summaries()[0]
    row = make_edit_rows(1, edit, draft.report, count_findings(draft.findings), card.changed_at).edit_row
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    with pytest.raises(StoreError, match="磁盘"), store._file.write_transaction(row):
        raise error
    with closing(sqlite3.connect(path)) as disk, disk, renew_digest(disk, 1, ("edits",)):
        disk.execute("INSERT INTO edits (draft, at, label, changes) VALUES (?, ?, ?, ?)", row)


def kill_handles(path: Path) -> None:
    """Let every handle of the file and its log fail for good, as when the stick is pulled out."""
    handles = Path("/proc/self/fd")
    if not handles.exists():
        pytest.skip("needs /proc")
    for handle in list(handles.iterdir()):
        try:
            target = os.readlink(handle)
        except OSError:  # the listing's own
            continue
        if target.startswith(str(path)) and not target.endswith("-shm"):
            dead = os.open(os.devnull, os.O_WRONLY)
            os.dup2(dead, int(handle.name))
            os.close(dead)
