"""The findings of one file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.importing.results_model import FILE
from tests.gui.importing.checking import LEFT, Office


def test_enter_and_double_click_show_a_files_findings_with_both_sides(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    office.go_to("乙局.xlsx")
    QTest.keyClick(office.page.table, Qt.Key.Key_Return)
    findings = office.page.file_page
    assert findings.view.hasFocus()
    assert findings.verdict_label.text().startswith("● 2 处错误")
    said = [findings.model.index(i).data() for i in range(findings.model.rowCount())]
    assert any("99" in words and "相差 97 件" in words for words in said)
    QTest.keyClick(findings.view, Qt.Key.Key_Escape)
    assert office.page.table.hasFocus()
    where = office.page.table.visualRect(office.page.table.filtered.index(0, FILE)).center()
    viewport = office.page.table.viewport()
    QTest.mouseClick(viewport, LEFT, pos=where)
    QTest.mouseDClick(viewport, LEFT, pos=where)
    assert findings.leftovers.isVisible()
    assert "√√" in findings.leftovers.item(0).text()
    QTest.mouseClick(findings.back_button, LEFT)
    assert office.page.table.isVisible()


def test_a_file_that_could_not_be_read_says_why(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    office.go_to("坏.xlsx")
    QTest.keyClick(office.page.table, Qt.Key.Key_Return)
    findings = office.page.file_page
    assert findings.remark_label.text().startswith("读不了“坏.xlsx”：文件坏了")
    assert findings.draft_button.isHidden()
    assert findings.view.isHidden()
