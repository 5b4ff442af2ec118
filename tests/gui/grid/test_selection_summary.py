"""What the status bar says of the selected cells."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from tests.gui.at_grid import page
from tests.reports import balanced


def test_a_selection_is_counted_and_summed(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    grid.view.selectionModel().select(
        grid.model.index_of("requests.received.business"), QItemSelectionModel.SelectionFlag.Select
    )
    assert grid.view.describe_selection() == "选中 2 格 · 合计 4 · 平均 2"
