"""Drafts that can only be looked at: why is told above every page, nothing is taken, and trying again may help.

Covers gui/backup/data_safety.py too.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.application.first_run_hints import show_at_first_draft
from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.prose_page import ProsePage
from gui.system.single_instance import LOCK_FILE, WRITER_FILE, SingleInstance
from gui.widgets.hint_bubble import HintBubble
from model.storage.store import Store
from tests.gui.guarded import custody, guarded, press, units
from tests.gui.opened import Control, editor_of
from tests.model.drafting import RECEIVED, begun, enter, reopened

Key = Qt.Key


def begun_in(folder: Path) -> None:
    with closing(Store(folder / "drafts.db")) as store:
        enter(reopened(store, begun(store, {"cover.unit": "甲局", "overview": "做了。"})), {RECEIVED: 1})


def held_elsewhere(folder: Path) -> SingleInstance:
    """The place in a folder where somebody on another machine writes."""
    begun_in(folder)
    (folder / LOCK_FILE).write_text("4242\nnianbao\noffice-pc\n\n\n")
    (folder / WRITER_FILE).write_text("张三\noffice-pc\n4242\n2026-01-12T09:30:00+08:00", encoding="utf-8")
    return SingleInstance(folder)


def locked(qtbot: QtBot, folder: Path) -> Application:
    return guarded(qtbot, folder, place=held_elsewhere(folder))


def test_who_writes_since_when_and_where_is_told_above_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    program = locked(qtbot, tmp_path)
    words = program.window.state_bar.message_label.text()
    assert words.startswith("张三 从 1月12日 ")
    assert "“office-pc”" in words
    assert program.window.windowTitle() == "年报（只能查看）"
    program.open_draft(1)
    assert program.window.state_bar.isVisible()
    QTest.keyClick(program.window.state_bar.buttons["再试"], Key.Key_Escape)
    assert program.window.state_bar.isVisible()


def test_what_an_earlier_writer_noted_is_not_believed(qtbot: QtBot, tmp_path: Path) -> None:
    held_elsewhere(tmp_path)
    (tmp_path / WRITER_FILE).write_text("李四\nother-pc\n1\n2026-01-12T09:30:00+08:00", encoding="utf-8")
    assert SingleInstance(tmp_path).read_only_reason.startswith("有人正在电脑“office-pc”上")


def test_no_page_takes_anything(qtbot: QtBot, tmp_path: Path) -> None:
    program = locked(qtbot, tmp_path)
    assert not any(program.actions[id].isEnabled() for id in ("create", "intake", "unpack_all"))
    assert not program.start_page.create_button.isEnabled()
    program.open_draft(1)
    editor = editor_of(program)
    assert not any(program.actions[id].isEnabled() for id in ("fill_zero", "note", "settle_totals", "paste", "answer"))
    assert program.actions["export_pdf"].isEnabled()
    editor.tabs.setCurrentIndex(3)
    assert editor.current_table_page
    view = editor.current_table_page.view
    for key in (Key.Key_7, Key.Key_Delete, Key.Key_F2):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Key.Key_V, Control)
    assert view.indexWidget(view.currentIndex()) is None
    assert "只能查看" in program.window.statusBar().currentMessage()
    cover, prose = editor.pages["cover"], editor.pages["overview"]
    assert isinstance(cover, CoverPage)
    assert isinstance(prose, ProsePage)
    for box in (cover.field_boxes["unit"], cover.preamble_box, prose.text_box):
        QTest.keyClicks(box, "abc")
    assert program.close_draft()
    assert program.store.load_report(1)[0].figures == {RECEIVED: 1}
    assert program.store.load_report(1)[0].unit == "甲局"
    assert program.store.load_report(1)[0].prose == {"overview": "做了。"}


def test_backups_can_be_looked_at_and_not_restored(qtbot: QtBot, tmp_path: Path) -> None:
    program = locked(qtbot, tmp_path)
    program.actions["backups"].trigger()
    page = custody(program).backups.page
    assert page.isVisible()
    assert not page.make_button.isEnabled()
    assert not page.restore_button.isEnabled()


def test_trying_again_while_the_other_writes_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    program = locked(qtbot, tmp_path)
    press(program, "再试")
    assert "没有变" in program.window.statusBar().currentMessage()
    assert program.store.is_read_only


def test_once_the_other_has_gone_one_click_makes_the_open_draft_writable(qtbot: QtBot, tmp_path: Path) -> None:
    program = locked(qtbot, tmp_path)
    program.open_draft(1)
    (tmp_path / LOCK_FILE).unlink()
    press(program, "再试")
    assert program.window.state_bar.isHidden()
    assert program.window.windowTitle() == "甲局 — 年报"
    editor_of(program).open_draft.enter_values({RECEIVED: 5}, "填写")
    assert program.store.load_report(1)[0].figures == {RECEIVED: 5}
    assert program.actions["create"].isEnabled()
    assert program.start_page.create_button.isEnabled()


def test_a_machine_that_is_gone_for_good_is_taken_over_after_one_question(qtbot: QtBot, tmp_path: Path) -> None:
    program = locked(qtbot, tmp_path)
    press(program, "那边已经关机…")
    assert program.window.notice_bar.buttons["不确定"].hasFocus()
    assert program.store.is_read_only
    press(program, "已经关掉，由这里接着填")
    assert not program.store.is_read_only
    assert units(program) == ["甲局"]


def test_a_file_of_a_newer_program_is_shown_and_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    begun_in(tmp_path)
    with closing(sqlite3.connect(tmp_path / "drafts.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("ALTER TABLE drafts ADD COLUMN colour")
        connection.commit()
    program = guarded(qtbot, tmp_path)
    assert "更新版本" in program.window.state_bar.message_label.text()
    assert program.window.state_bar.buttons == {}
    assert units(program) == ["甲局"]
    program.open_draft(1)
    assert editor_of(program).open_draft.draft.report.figures[RECEIVED] == 1
    assert not editor_of(program).open_draft.enter_values({RECEIVED: 5}, "填写")
    assert program.store.load_report(1)[0].figures == {RECEIVED: 1}


def test_the_hints_of_the_first_run_wait_until_a_draft_can_be_filled_in(qtbot: QtBot, tmp_path: Path) -> None:
    program = locked(qtbot, tmp_path)
    show_at_first_draft(program)
    program.open_draft(1)
    qtbot.wait(20)
    assert program.window.findChildren(HintBubble) == []
    assert not program.settings.tour_seen
    (tmp_path / LOCK_FILE).unlink()
    press(program, "再试")
    qtbot.waitUntil(lambda: any(bubble.isVisible() for bubble in program.window.findChildren(HintBubble)))
