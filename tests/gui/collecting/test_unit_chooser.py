from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.collecting.unit_chooser import UnitChooser


def test_a_unit_is_found_by_a_part_of_its_name_and_taken_by_enter(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    chooser = UnitChooser(page, "年报.docx", ["甲局", "水务局", "教育局"])
    chooser.show()
    QTest.keyClick(chooser.filter_edit, Qt.Key.Key_Return)
    assert chooser.isVisible()
    chooser.filter_edit.setText("没有的")
    chooser.accept()
    assert chooser.isVisible()
    chooser.filter_edit.setText("教育")
    with qtbot.waitSignal(chooser.unit_chosen) as chosen:
        QTest.keyClick(chooser.filter_edit, Qt.Key.Key_Return)
    assert chosen.args == ["教育局"]
