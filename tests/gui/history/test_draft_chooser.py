"""Another draft chosen to compare with."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.history.draft_chooser import DraftChooser
from gui.history.timeline_panel import TimelinePanel
from model.checks.findings import Tally
from model.report.report import Report
from tests.gui.history.at_timeline import CELL, NAME, press, shown, timeline
from tests.gui.opened import Key, editor_of
from tests.reports import balanced


def test_another_draft_of_another_edition_is_compared(qtbot: QtBot, program: Application) -> None:
    old = balanced("2019").with_values({CELL: 40})
    program.store.create_draft(old, Tally())
    program.store.create_draft(Report("2021", {"unit": "青石镇"}), Tally())
    panel = timeline(qtbot, program)
    press(qtbot, panel.compare_button)
    choice = program.window.findChild(DraftChooser)
    assert choice
    qtbot.keyClicks(choice.filter_edit, "2020")
    qtbot.keyClick(choice.filter_edit, Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.findChild(DraftChooser) is None)
    assert panel.preview.caption_label.text().startswith("临江县水务局 · 2020 年")
    assert f"{NAME}\n40 → 2" in shown(panel)
    assert "报告年度\n2020 → 2025" in shown(panel)
    assert not panel.preview.restore_button.isVisible()


def test_another_draft_is_compared_from_the_menu_by_keys_alone(qtbot: QtBot, program: Application) -> None:
    program.store.create_draft(Report("2021", {"unit": "青石镇", "year": "2025"}), Tally())
    program.actions["compare"].trigger()
    choice = program.window.findChild(DraftChooser)
    assert choice
    with qtbot.waitActive(choice):
        choice.activateWindow()
    qtbot.keyClick(choice.focusWidget(), Key.Key_Return)
    panel = editor_of(program).side_panel.find_page(TimelinePanel)
    qtbot.waitUntil(panel.preview.isVisible)
    assert panel.preview.caption_label.text().startswith("青石镇 · 2025 年")
    assert "单位名称\n青石镇 → 临江县水务局" in shown(panel)
