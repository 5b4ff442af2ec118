"""A damaged draft is on the list as such, and comes back by one choice; all others open as ever.

Covers gui/backup/draft_repair_page.py, gui/backup/integrity_check.py and model/recovery/integrity.py too.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.backup.draft_repair_page import BY_HISTORY, FROM_BACKUP, LATER, DraftRepairPage
from gui.draft_list.drafts_model import STATE
from model.recovery import backups
from model.storage.backup_names import default_folder
from tests.gui.guarded import custody, guarded, press
from tests.gui.opened import editor_of
from tests.model.drafting import RECEIVED


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    """Two drafts, of which the first has an edit, and a backup of both."""
    program = guarded(qtbot, tmp_path, "甲局", "乙局")
    program.open_draft(1)
    editor_of(program).open_draft.enter_values({RECEIVED: 4175}, "填写")
    program.close_draft()
    default_folder(program.store.path).mkdir(exist_ok=True)
    backups.make_backup(program.store.path, default_folder(program.store.path), datetime.now(UTC))
    return program


def damage(program: Application, *statements: str) -> None:
    with closing(sqlite3.connect(program.store.path)) as connection, connection:
        for sql in statements:
            connection.execute(sql)


def states(program: Application) -> list[tuple[str, str]]:
    """Unit and state of each row of the list."""
    model = program.start_page.drafts_table.drafts_model
    rows = range(model.rowCount())
    return [(model.draft_at(row).unit, str(model.index(row, STATE).data())) for row in rows]


def shown_page(qtbot: QtBot, program: Application) -> DraftRepairPage:
    """The page of the damaged draft, once it offers a choice."""
    page = program.window.overlay
    assert isinstance(page, DraftRepairPage)
    qtbot.waitUntil(lambda: "请稍等" not in page.state_label.text())
    return page


def test_a_flipped_digit_is_told_on_opening_and_comes_back_as_it_was(qtbot: QtBot, program: Application) -> None:
    damage(program, "UPDATE entries SET value = '5175' WHERE value = '4175'")
    program.open_draft(1)
    assert program.session is None
    assert states(program)[0] == ("甲局", "已损坏")
    page = shown_page(qtbot, program)
    words = page.state_label.text()
    assert "存的是 5175，填写记录是 4175" in words
    assert "一字不差" in words
    assert page.buttons[BY_HISTORY].hasFocus()
    press(program, BY_HISTORY)
    qtbot.waitUntil(lambda: program.session is not None)
    assert editor_of(program).open_draft.draft.report.figures[RECEIVED] == 4175
    assert "和当时存进去的一样" in program.window.notice_bar.message_label.text()
    assert any(one.occasion for one in backups.list_backups(default_folder(program.store.path)))
    program.close_draft()
    assert "已损坏" not in dict(states(program)).values()


def test_a_bad_time_of_change_keeps_no_other_draft_from_opening(qtbot: QtBot, program: Application) -> None:
    damage(program, "UPDATE drafts SET changed = '20r6' || substr(changed, 5) WHERE id = 2")
    program.refresh_list()
    assert states(program)[0][1] == "已损坏"
    program.open_draft(1)
    assert program.session is not None
    program.close_draft()
    program.open_draft(2)
    shown_page(qtbot, program)
    press(program, LATER)
    assert program.window.overlay is None
    assert dict(states(program))["乙局"] == "已损坏"


def test_the_draft_of_the_backup_can_be_taken_where_the_history_is_gone(qtbot: QtBot, program: Application) -> None:
    damage(program, "UPDATE entries SET value = '77' WHERE draft = 1 AND place LIKE 'requests.%natural'",
           "DELETE FROM edits WHERE draft = 1")  # fmt: skip
    program.open_draft(1)
    page = shown_page(qtbot, program)
    assert "填写记录" in page.state_label.text()
    assert page.buttons[FROM_BACKUP].hasFocus()
    press(program, FROM_BACKUP)
    qtbot.waitUntil(lambda: program.session is not None)
    assert editor_of(program).open_draft.draft.report.figures[RECEIVED] == 4175


def test_a_check_beside_the_work_marks_damaged_drafts_on_the_list(qtbot: QtBot, program: Application) -> None:
    damage(program, "UPDATE entries SET value = '5175' WHERE value = '4175'")
    bar = program.window.notice_bar
    custody(program).integrity_check.check_now()
    qtbot.waitUntil(lambda: "甲局" in bar.message_label.text())
    assert "选怎样恢复" in bar.message_label.text()
    assert states(program)[0] == ("甲局", "已损坏")


def test_an_export_of_an_open_draft_has_the_file_checked(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    program.open_draft(1)
    damage(program, "UPDATE entries SET value = '5175' WHERE value = '4175'")
    program.export_controller.write_report(editor_of(program).open_draft.draft, tmp_path / "年报.html")
    bar = program.window.notice_bar
    qtbot.waitUntil(lambda: "选怎样恢复" in bar.message_label.text())


def test_a_check_that_finds_nothing_says_nothing(qtbot: QtBot, program: Application) -> None:
    check = custody(program).integrity_check
    check.check_now()
    qtbot.waitUntil(lambda: not check.is_running)
    assert not program.window.notice_bar.isVisible()


def test_a_damaged_index_is_rebuilt_and_told(qtbot: QtBot, program: Application) -> None:
    path = program.store.path
    program.store.close()
    with closing(sqlite3.connect(path)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'index'"))
    data = bytearray(path.read_bytes())
    edits, versions = ((roots[name] - 1) * 4096 for name in ("idx_edits_draft", "idx_versions_draft"))
    data[edits : edits + 4096] = data[versions : versions + 4096]
    path.write_bytes(data)
    program.store.reopen()
    custody(program).integrity_check.check_now()
    bar = program.window.notice_bar
    qtbot.waitUntil(lambda: "已照内容重建" in bar.message_label.text())
    assert program.store.check_drafts() == {}
