"""Covers gui/collecting/units_table.py too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.collecting.units_layer import UnitsLayer
from gui.collecting.units_model import STANDING, UNIT
from tests.gui.collecting.invented_state import NAMELESS, STRANGER, invent_state


def shown(layer: UnitsLayer, column: int = UNIT) -> list[str]:
    table = layer.table.filtered
    return [str(table.index(row, column).data()) for row in range(table.rowCount())]


def test_the_list_is_searched_narrowed_and_sorted_and_esc_goes_back(qtbot: QtBot) -> None:
    layer = UnitsLayer()
    qtbot.addWidget(layer)
    layer.show_state(invent_state(STRANGER, NAMELESS))
    assert layer.shown_label.text() == "共 7 行"
    layer.search_box.setText("青石")
    assert shown(layer) == ["青石乡"]
    layer.search_box.setText("加了密码")
    assert shown(layer) == ["青石乡"]
    layer.step_back()
    layer.standing_box.setCurrentIndex(layer.standing_box.findData("读不了"))
    assert shown(layer) == ["青石乡", "（看不出是哪个单位）"]
    assert layer.standing_box.currentText() == "读不了 2"
    with qtbot.waitSignal(layer.closed):
        layer.step_back()
        layer.step_back()
    layer.table.sortByColumn(STANDING, Qt.SortOrder.AscendingOrder)
    assert shown(layer, STANDING) == ["未交", "读不了", "读不了", "有错误", "可以汇总", "可以汇总", "不在名单"]


def test_the_current_unit_stays_current_when_it_is_read_again(qtbot: QtBot) -> None:
    layer = UnitsLayer()
    qtbot.addWidget(layer)
    layer.show_state(invent_state())
    layer.table.setCurrentIndex(layer.table.filtered.index(3, UNIT))
    layer.show_state(invent_state(STRANGER))
    assert layer.table.current_unit is not None
    assert layer.table.current_unit.unit.name == "白塔镇"


def test_nothing_found_leaves_no_unit_to_be_opened(qtbot: QtBot) -> None:
    layer = UnitsLayer()
    qtbot.addWidget(layer)
    layer.show_state(invent_state())
    layer.search_box.setText("没有这个")
    assert layer.table.current_unit is None
    layer.search_box.clear()
    assert layer.table.current_unit is not None
