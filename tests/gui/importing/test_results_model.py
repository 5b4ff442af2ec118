"""The files that were checked as rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.importing.results_model import FILE, ResultsModel
from tests.gui.importing.checking import Office


def test_a_screen_reader_hears_whose_file_it_is_and_how_it_stands(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    role = Qt.ItemDataRole.AccessibleTextRole
    row = office.shown(FILE).index("乙局.xlsx")
    said = office.page.table.filtered.index(row, FILE).data(role)
    assert said.startswith("乙局.xlsx，乙局 2025 年，2 处错误")
    assert office.page.table.accessibleName() == "读过的文件"
    assert office.page.search_box.accessibleName()


def test_the_list_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ResultsModel())
