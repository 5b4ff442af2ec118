"""What the table tells its views: figures, states, words for a screen reader.

Covers gui/widgets/model_index.py too.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.grid.grid_model import WEIGHT_ROLE
from model.form import editions
from tests.gui.at_grid import page, type_in
from tests.reports import balanced


def test_errors_redden_every_cell_of_the_equation_and_explain_themselves(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    type_in(qtbot, grid, "3")
    index = grid.model.index_of("requests.carried_out.natural")
    assert grid.model.data(index, WEIGHT_ROLE) == "error"
    tip = str(grid.model.data(index, Qt.ItemDataRole.ToolTipRole))
    assert "新收加上年结转是 3 件，办结加结转下年是 2 件，相差 1 件" in tip


def test_a_screen_reader_hears_row_column_value_and_state(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    index = grid.model.index_of("requests.partial.business")
    assert grid.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "第4行 部分公开，商业企业，空"


def test_the_accessibility_tree_names_headings_and_cells(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    grid = page(qtbot, "remedies", balanced())
    tree = QAccessible.queryAccessibleInterface(grid.view)
    names = [tree.child(i).text(QAccessible.Text.Name) for i in range(tree.childCount())]
    assert tree.text(QAccessible.Text.Name) == "四、政府信息公开行政复议、行政诉讼情况"
    assert "复议后起诉" in names
    assert "第1行 本年，行政复议，结果维持，0" in names
    assert "第1行 本年，复议后起诉，总计，0，自动合计" in names


@pytest.mark.parametrize("edition", editions.list_editions())
@pytest.mark.parametrize("table", ["disclosure", "requests", "remedies"])
def test_the_model_keeps_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester, edition: str, table: str) -> None:
    qtmodeltester.check(page(qtbot, table, edition=edition).model)
