"""The timeline beside the form: every edit told, any moment compared, restored.

Covers gui/history/timeline_delegate.py and gui/widgets/row_background.py too.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.history.timeline_panel import TimelinePanel
from tests.gui.history.at_timeline import CELL, NAME, choose, enter, press, shown, timeline, told
from tests.gui.opened import Control, Key, editor_of, spell


def test_edits_are_told_newest_first_under_their_day(qtbot: QtBot, program: Application) -> None:
    enter(program, {CELL: 12})
    enter(program, {CELL: 15, "requests.granted.natural": 15}, "粘贴 2 格")
    enter(program, {"overview": "（一）主动公开。做好了。"})
    today = date.today()
    assert told(timeline(qtbot, program)) == [
        f"今天 {today.month}月{today.day}日",
        "一、总体情况 改了 1 字",
        f"粘贴 2 格 {NAME} 等",
        f"{NAME} 2 → 12",
        "建立这份草稿",
    ]


def test_it_is_read_only_when_it_is_to_be_seen_and_then_follows(qtbot: QtBot, program: Application) -> None:
    panel = editor_of(program).side_panel.find_page(TimelinePanel)
    enter(program, {CELL: 12})
    assert told(panel) == []
    timeline(qtbot, program)
    enter(program, {CELL: 13})
    qtbot.keyClick(editor_of(program), Key.Key_Z, Control)
    assert told(panel)[1:4] == [f"撤销：{NAME} 13 → 12", f"{NAME} 12 → 13", f"{NAME} 2 → 12"]
    qtbot.keyClick(editor_of(program), Key.Key_F8)
    enter(program, {CELL: 14})
    assert len(told(panel)) == 5
    timeline(qtbot, program)
    assert told(panel)[1] == f"{NAME} 12 → 14"


def test_a_moment_is_restored_as_one_edit_that_can_be_undone(qtbot: QtBot, program: Application) -> None:
    first = editor_of(program).open_draft.draft.report
    enter(program, {CELL: 12, "requests.granted.natural": 12})
    enter(program, {"overview": "甲", f"note.{CELL}": "乙", "cover.phone": "1"})
    latest = editor_of(program).open_draft.draft.report
    panel = timeline(qtbot, program)
    choose(qtbot, panel, "建立这份草稿")
    press(qtbot, panel.preview.restore_button)
    assert editor_of(program).open_draft.draft.report == first
    assert told(panel)[1].startswith("恢复到 今天")
    assert program.store.load_report(program.store.list_summaries()[0].id)[0].notes == {}
    qtbot.keyClick(editor_of(program), Key.Key_Z, Control)
    assert editor_of(program).open_draft.draft.report == latest


def test_words_still_being_typed_are_kept_before_a_moment_is_restored(qtbot: QtBot, program: Application) -> None:
    editor_of(program).tabs.setCurrentIndex(1)
    page = editor_of(program).pages["overview"]
    enter(program, {CELL: 12})
    panel = timeline(qtbot, program)
    page.go_to("overview")
    spell(program.window.focusWidget(), "打到一半")
    choose(qtbot, panel, "建立这份草稿")
    assert told(panel)[1].startswith("一、总体情况 改了 4 字")
    assert "打到一半" in shown(panel)


def test_the_beginning_of_an_imported_draft_can_be_had_back(qtbot: QtBot, program: Application) -> None:
    enter(program, {CELL: None, "overview": None}, "清空 2 格")
    panel = timeline(qtbot, program)
    choose(qtbot, panel, "建立这份草稿")
    press(qtbot, panel.preview.restore_button)
    assert editor_of(program).open_draft.draft.report.figures[CELL] == 2


def test_two_moments_are_compared_with_each_other(qtbot: QtBot, program: Application) -> None:
    for figure in (11, 12, 13):
        enter(program, {CELL: figure})
    panel = timeline(qtbot, program)
    choose(qtbot, panel, f"{NAME} 2 → 11")
    choose(qtbot, panel, f"{NAME} 11 → 12", Control)
    assert f"{NAME}\n11 → 12" in shown(panel)
    assert not panel.preview.restore_button.isVisible()


def test_a_click_on_a_difference_goes_there(qtbot: QtBot, program: Application) -> None:
    enter(program, {CELL: 12})
    panel = timeline(qtbot, program)
    choose(qtbot, panel, "建立这份草稿")
    editor_of(program).tabs.setCurrentIndex(0)
    qtbot.keyClick(panel.preview.view, Key.Key_Tab)
    qtbot.keyClick(panel.preview.view, Key.Key_Return)
    page = editor_of(program).current_table_page
    assert page
    assert page.view.hasFocus()


def test_escape_puts_the_comparison_away(qtbot: QtBot, program: Application) -> None:
    panel = timeline(qtbot, program)
    choose(qtbot, panel, "建立这份草稿")
    assert panel.preview.isVisible()
    qtbot.keyClick(panel.view, Key.Key_Escape)
    assert not panel.preview.isVisible()


def test_the_arrows_walk_from_moment_to_moment_past_the_days(qtbot: QtBot, program: Application) -> None:
    enter(program, {CELL: 12})
    panel = timeline(qtbot, program)
    for _ in range(3):
        qtbot.keyClick(panel.view, Key.Key_Down)
    assert panel.view.currentIndex().data() == "建立这份草稿"
    assert f"{NAME}\n2 → 12" in shown(panel)


def test_what_the_store_cannot_read_is_told_in_the_panel(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    enter(program, {CELL: 12})
    panel = timeline(qtbot, program)
    with closing(sqlite3.connect(tmp_path / "drafts.db")) as other:
        other.execute("DROP TABLE edits")
    choose(qtbot, panel, "建立这份草稿")
    assert panel.problem_label.isVisible()
    assert "在年报列表里打开它" in panel.problem_label.text()
