"""Every edit is written when it is made; those that cannot be wait in their order and are tried again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.draft.autosave import Autosave
from model.drafts.draft import Draft
from model.errors import StoreError
from model.storage.store import Store
from tests.model.drafting import FORM, RECEIVED, begun, enter, exact, kept


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open store with a draft, whose id is 1."""
    with closing(Store(tmp_path / "drafts.db")) as store:
        assert begun(store) == 1
        yield store


@pytest.fixture
def draft(store: Store) -> Draft:
    """That draft."""
    return Draft(FORM, store.load_report(1)[0])


def refuse(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    """Let the store take nothing from now on."""

    def fail(*_: object) -> None:
        raise StoreError("磁盘满了。")

    monkeypatch.setattr(store, "record_edit", fail)


def test_an_edit_is_stored_when_it_is_made_and_its_time_told(qtbot: QtBot, store: Store, draft: Draft) -> None:
    autosave = Autosave(store, 1, draft)
    with qtbot.waitSignal(autosave.saved) as told:
        enter(draft, {RECEIVED: 5})
    assert exact(kept(store, 1)) == exact(draft.report)
    assert told.args == [store.load_history(1)[-1].made_at]
    assert autosave.pending_count == 0


def test_what_cannot_be_stored_waits_in_order_and_follows_later(
    qtbot: QtBot, store: Store, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    autosave = Autosave(store, 1, draft)
    told: list[str] = []
    autosave.save_failed.connect(told.append)
    with monkeypatch.context() as broken:
        refuse(broken, store)
        for number in (1, 2, 3):
            enter(draft, {RECEIVED: number})
        assert told == [f"还没有保存（{count} 处改动）：磁盘满了。" for count in (1, 2, 3)]
        assert (autosave.pending_count, autosave.failure_reason) == (3, "磁盘满了。")
    with qtbot.waitSignal(autosave.saved):
        enter(draft, {RECEIVED: 4})
    assert [moment.edit.changes[0].after for moment in store.load_history(1)] == [1, 2, 3, 4]
    assert (autosave.pending_count, autosave.failure_reason) == (0, "")


def test_it_tries_again_by_itself(qtbot: QtBot, store: Store, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    autosave = Autosave(store, 1, draft)
    autosave._retry_timer.setInterval(50)
    with monkeypatch.context() as broken, qtbot.waitSignal(autosave.save_failed):
        refuse(broken, store)
        enter(draft, {RECEIVED: 7})
    with qtbot.waitSignal(autosave.saved):
        pass
    assert store.load_report(1)[0].figures[RECEIVED] == 7


def test_a_file_that_another_program_writes_is_tried_in_short_steps_and_told_only_if_it_lasts(
    qtbot: QtBot, store: Store, draft: Draft
) -> None:
    store.limit_waiting(1)
    autosave = Autosave(store, 1, draft)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(autosave.save_failed) as told:
            enter(draft, {RECEIVED: 5})
            assert autosave.pending_count == 1
            assert "正被另一个程序占用" in autosave.failure_reason
        assert told.args is not None
        assert "请关掉另一个年报窗口" in told.args[0]
        enter(draft, {RECEIVED: 6})  # while the file is busy nothing waits for it at a key
        with qtbot.waitSignal(autosave.saved):
            other.execute("ROLLBACK")
    assert autosave.pending_count == 0
    assert store.load_report(1)[0].figures[RECEIVED] == 6
