"""A chosen moment beside what stands now.

Covers gui/draft/draft_history.py, gui/history/comparison_view.py and gui/history/place_browser.py too.
"""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.application.application import Application
from tests.gui.at_grid import editing, type_in
from tests.gui.history.at_timeline import CELL, NAME, choose, enter, shown, timeline
from tests.gui.opened import editor_of


def test_a_chosen_moment_is_compared_with_now_and_changes_nothing(qtbot: QtBot, program: Application) -> None:
    enter(program, {CELL: 12})
    enter(program, {CELL: 15, "overview": "（一）主动公开。做完了。"})
    report = editor_of(program).open_draft.draft.report
    panel = timeline(qtbot, program)
    choose(qtbot, panel, f"{NAME} 2 → 12")
    assert panel.preview.caption_label.text().endswith("→ 现在，有 2 处不同：")
    assert f"{NAME}\n12 → 15" in shown(panel)
    assert "一、总体情况 第 1 段\n（一）主动公开。做完了。" in shown(panel)
    assert editor_of(program).open_draft.draft.report is report


def test_the_newest_moment_is_now(qtbot: QtBot, program: Application) -> None:
    enter(program, {CELL: 12})
    panel = timeline(qtbot, program)
    choose(qtbot, panel, f"{NAME} 2 → 12")
    assert "没有不同" in panel.preview.caption_label.text()
    assert not panel.preview.restore_button.isEnabled()


def test_an_open_comparison_follows_what_is_typed(qtbot: QtBot, program: Application) -> None:
    enter(program, {CELL: 12})
    panel = timeline(qtbot, program)
    choose(qtbot, panel, f"{NAME} 2 → 12")
    enter(program, {CELL: 13})
    qtbot.waitUntil(lambda: "12 → 13" in shown(panel))


def test_a_comparison_that_follows_leaves_an_open_cell_alone(qtbot: QtBot, program: Application) -> None:
    enter(program, {CELL: 12})
    panel = timeline(qtbot, program)
    choose(qtbot, panel, "建立这份草稿")
    enter(program, {CELL: 13})
    page = editor_of(program).current_table_page
    assert page
    page.go_to("requests.granted.legal")
    type_in(qtbot, page, "77", key=None)
    qtbot.waitUntil(lambda: "2 → 13" in shown(panel))
    assert editing(page).text() == "77"
