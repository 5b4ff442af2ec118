"""Clicks on headings select what they head: 表三's in the table's headers, 表二's between its blocks.

Covers gui/grid/heading_view.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.editor.pages.table_page import TablePage
from model.form import editions
from tests.gui.at_grid import (
    Control,
    Key,
    Plain,
    Shift,
    chosen,
    click,
    current,
    editing,
    open_texts,
    page,
    press,
    type_in,
    value,
)
from tests.gui.grid.at_headings import click_on, columns, heading, place, under
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

Left = Qt.MouseButton.LeftButton
EVERY = pytest.mark.parametrize("edition", editions.list_editions())


def drag(grid: TablePage, start: str, *over: str) -> None:
    widget, middle = place(grid, heading(grid, start))
    QTest.mousePress(widget, Left, Plain, middle)
    for text in over:
        widget, middle = place(grid, heading(grid, text))
        QTest.mouseMove(widget, middle)
    QTest.mouseRelease(widget, Left, Plain, middle)


@EVERY
def test_a_column_heading_selects_the_cells_below_it_and_a_nested_one_all_it_spans(qtbot: QtBot, edition: str) -> None:
    grid = page(qtbot, "requests", edition=edition)
    grid.go_to("requests.granted.natural")
    legal = ("business", "research", "charity", "legal", "other")
    for text, names in (
        ("自然人", ("natural",)),
        ("总计", ("total",)),
        ("法律服务机构", ("legal",)),
        ("法人或其他组织", legal),
        ("申请人情况", ("natural", *legal, "total")),
    ):
        click_on(grid, text)
        assert chosen(grid) == columns(grid, *names)
        assert current(grid) == f"requests.received.{names[0]}"


@EVERY
def test_a_row_label_selects_its_row_and_a_group_all_its_rows(qtbot: QtBot, edition: str) -> None:
    grid = page(qtbot, "requests", edition=edition)
    for text in ("（一）予以公开", "（三）不予公开", "1.属于国家秘密", "三、本年度办理结果", "四、结转下年度继续办理"):
        click_on(grid, text)
        assert chosen(grid) == under(grid, text)
        assert current(grid) == under(grid, text)[0]
    assert len(under(grid, "（三）不予公开")) == 56


@EVERY
def test_the_corner_selects_all(qtbot: QtBot, edition: str) -> None:
    grid = page(qtbot, "requests", edition=edition)
    grid.go_to("requests.granted.legal")
    click_on(grid, "（本列数据的勾稽关系")
    assert chosen(grid) == [cell.id for cell in grid.model.sheet.table.cells]
    assert current(grid) == "requests.received.natural"


@EVERY
def test_headings_between_blocks_select_the_cells_of_their_block(qtbot: QtBot, edition: str) -> None:
    grid = page(qtbot, "disclosure", edition=edition)
    blocks = [[cell.id for cell in block.cells.values()] for block in grid.model.sheet.table.blocks]
    for nth, block in enumerate(grid.model.sheet.table.blocks):
        for text in (block.title, block.corner):
            of_the_same_words = sum(before.corner == text for before in grid.model.sheet.table.blocks[:nth])
            click_on(grid, text, nth=of_the_same_words)
            assert sorted(chosen(grid)) == sorted(blocks[nth])
            assert current(grid) == blocks[nth][0]
    first = grid.model.sheet.table.blocks[0]
    click_on(grid, first.columns[1].label)
    assert chosen(grid) == [first.cells[row.id, first.columns[1].id].id for row in first.rows]
    click_on(grid, first.rows[1].label)
    assert chosen(grid) == [first.cells[first.rows[1].id, column.id].id for column in first.columns]


def test_shift_and_a_click_extend_from_the_cell_or_the_heading_and_ctrl_adds(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    click(grid, "requests.granted.business")
    click_on(grid, "科研机构", Shift)
    assert chosen(grid) == columns(grid, "business", "research")
    assert current(grid) == "requests.granted.business"
    click_on(grid, "法人或其他组织")
    click_on(grid, "自然人", Shift)
    assert chosen(grid) == columns(grid, "natural", "business", "research", "charity", "legal", "other")
    click_on(grid, "自然人")
    click_on(grid, "总计", Control)
    assert chosen(grid) == columns(grid, "natural", "total")
    click_on(grid, "（四）无法提供")
    click_on(grid, "（三）不予公开", Shift)
    assert chosen(grid) == [*under(grid, "（三）不予公开"), *under(grid, "（四）无法提供")]


def test_shift_over_blocks_of_other_columns_takes_whole_cells(qtbot: QtBot) -> None:
    grid = page(qtbot, "disclosure", edition="2019")
    click_on(grid, "本年增/减", nth=1)
    click_on(grid, "采购项目数量", Shift)
    blocks = grid.model.sheet.table.blocks[2:]
    assert chosen(grid) == [cell.id for block in blocks for cell in block.cells.values()]


def test_dragging_over_headings_goes_along_and_back(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    drag(grid, "自然人", "商业企业", "科研机构")
    assert chosen(grid) == columns(grid, "natural", "business", "research")
    drag(grid, "科研机构", "自然人", "商业企业")
    assert chosen(grid) == columns(grid, "business", "research")
    drag(grid, "一、本年新收", "（一）予以公开")
    assert [cell for cell in chosen(grid) if cell.endswith("natural")] == [
        "requests.received.natural",
        "requests.carried_in.natural",
        "requests.granted.natural",
    ]
    grid = page(qtbot, "disclosure")
    drag(grid, "本年制发件数", "本年废止件数")
    assert len(chosen(grid)) == 4


def test_copying_deleting_and_typing_go_on_with_what_was_selected(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    click(grid, "requests.granted.legal")
    click_on(grid, "（一）予以公开")
    press(grid, Key.Key_C, with_=Control)
    row = [str(value(grid, cell)) for cell in under(grid, "（一）予以公开")]
    assert QGuiApplication.clipboard().text() == "\t".join(row) + "\n"
    press(grid, Key.Key_Delete)
    entries = under(grid, "（一）予以公开")[:-1]
    assert [value(grid, cell) for cell in entries] == [None] * 6
    assert grid.model.open_draft.undo_stack.count() == 1
    for number in "123456":
        type_in(qtbot, grid, number, Key.Key_Tab)
    assert [value(grid, cell) for cell in entries] == [1, 2, 3, 4, 5, 6]


def test_a_click_does_not_scroll_and_typing_brings_the_cell_into_sight(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.resize(1040, 360)
    grid.go_to("requests.carried_out.natural")
    scrolled = grid.view.verticalScrollBar().value()
    assert scrolled > 0
    click_on(grid, "商业企业")
    assert grid.view.verticalScrollBar().value() == scrolled
    qtbot.keyClicks(grid.view, "7")
    assert grid.view.viewport().rect().contains(editing(grid).geometry())


def test_an_entry_is_finished_first_and_one_that_cannot_be_read_stays(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    type_in(qtbot, grid, "12", None)
    click_on(grid, "总计")
    assert value(grid, "requests.received.natural") == 12
    assert open_texts(grid) == []
    assert chosen(grid) == columns(grid, "total")
    click(grid, "requests.granted.natural")
    type_in(qtbot, grid, "1x", None)
    for text in ("总计", "（三）不予公开", "（本列数据的勾稽关系"):
        click_on(grid, text)
        assert open_texts(grid) == ["1x"]
        assert chosen(grid) == ["requests.granted.natural"]


def test_the_right_button_selects_what_is_not_selected_yet(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    click_on(grid, "法人或其他组织")
    click_on(grid, "科研机构", button=Qt.MouseButton.RightButton)
    assert chosen(grid) == columns(grid, "business", "research", "charity", "legal", "other")
    click_on(grid, "总计", button=Qt.MouseButton.RightButton)
    assert chosen(grid) == columns(grid, "total")


def test_the_status_bar_counts_the_column_and_the_grid_has_the_focus(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    grid = editor_of(program).current_table_page
    assert grid
    program.window.setFocus()
    assert not grid.view.hasFocus()
    click_on(grid, "自然人")
    assert grid.view.hasFocus()
    said = {label.text() for label in program.window.statusBar().findChildren(QLabel)}
    assert any(words.startswith("选中 25 格") for words in said)
