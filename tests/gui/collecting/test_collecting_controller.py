"""An office collects, by keys alone: from an empty page to the open draft of the sum.

Covers gui/collecting/begin_layer.py, gui/collecting/collecting_page.py, gui/collecting/collecting_worker.py,
gui/collecting/unit_findings.py, gui/collecting/units_layer.py and gui/collecting/units_table.py too.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.collecting.unit_chooser import UnitChooser
from tests.gui.collecting.units_and_window import OFFICE, PATIENCE, Office, write_unit
from tests.gui.opened import editor_of

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


def begin(office: Office) -> None:
    """Enter the office's name and the year, and press 选文件夹… and 名单…."""
    page = office.open_page()
    assert page.begin.unit_box.hasFocus()
    page.begin.unit_box.insert(OFFICE)
    page.begin.year_box.setText("2025")
    page.begin.roster_button.setFocus()
    office.press(ENTER)
    office.wait()
    page.units.incoming_buttons[0].setFocus()
    office.press(ENTER)
    office.wait()


def test_from_an_empty_page_to_the_draft_of_the_sum(office: Office, qtbot: QtBot) -> None:
    begin(office)
    page = office.page
    assert page.units.counts_label.text() == "应交 4，已交 3，可以汇总 1；另有 1 个文件看不出是哪个单位的"
    assert office.shown() == {
        "甲局": "可以汇总",
        "乙局": "有错误",
        "丙局": "读不了",
        "丁局": "未交",
        "海滨市戊局": "不在名单",
    }
    page.units.table.setFocus()
    office.press(DOWN, ENTER)
    assert page.units.findings.view.hasFocus()
    assert page.units.findings.model.rowCount()
    office.press(ESCAPE)
    assert page.units.table.hasFocus()

    page.units.draft_button.setFocus()
    office.press(ENTER)
    assert "有 3 个单位没有计入：有错误 1，读不了 1，未交 1" in page.bar.message_label.text()
    assert page.bar.buttons["先不生成"].hasFocus()
    assert not office.store.list_summaries()
    page.bar.buttons["生成"].setFocus()
    office.press(ENTER)
    qtbot.waitUntil(lambda: office.program.session is not None, timeout=PATIENCE)
    report = editor_of(office.program).open_draft.draft.report
    assert (report.unit, report.year, report.cover["scope"]) == (OFFICE, 2025, "本级政府汇总")
    assert report.figures["requests.received.natural"] == 2


def test_the_page_leads_back_to_the_list_before_anything_was_received(office: Office, qtbot: QtBot) -> None:
    page = office.open_page()
    with qtbot.waitSignal(page.closed):
        page.begin.back_button.setFocus()
        office.press(ENTER)


def test_a_restart_shows_what_was_received_and_what_is_mended_or_assigned_counts(office: Office) -> None:
    begin(office)
    office.window.close()
    office.open_program()
    office.open_page()
    assert office.shown()["乙局"] == "有错误"
    write_unit(office.sent, "乙局")
    units = office.page.units
    units.again_button.setFocus()
    office.press(ENTER)
    office.wait()
    assert office.shown()["乙局"] == "可以汇总"

    units.search_box.setText("戊局")
    units.table.setFocus()
    office.press(ENTER)
    assert units.findings.decide_button.hasFocus()
    office.press(ENTER)
    chooser = office.page.findChild(UnitChooser)
    assert chooser is not None
    chooser.filter_edit.setText("丁局")
    chooser.accept()
    office.wait()
    units.search_box.clear()
    assert office.shown() == {"甲局": "可以汇总", "乙局": "可以汇总", "丙局": "读不了", "丁局": "可以汇总"}
