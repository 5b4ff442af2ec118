"""Copying and cutting: what leaves the grid comes back the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.grid import clipboard, copied_block
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import format_figure
from model.form.form import Cell
from model.form.sheet import make_sheet
from model.importing.readers.markup.pasted_tables import read_pasted_html
from model.pasting.paste_plan import plan_paste
from model.report.report import Report
from tests.gui.grid.pasted_grid import SIX, Grid, press
from tests.reports import balanced, entries

Key = Qt.Key


def test_what_is_copied_pastes_back_elsewhere_figure_by_figure(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.page.view.select_cells(
        [f"requests.{row}.{column}" for row in ("received", "carried_in") for column in SIX[:2]]
    )
    grid.press(Key.Key_C)
    assert grid.told[-1] == "已复制 4 格。"
    grid.page.go_to("requests.partial.charity")
    grid.press(Key.Key_V)
    press(grid.dialog, Key.Key_Return)
    assert grid.row("partial") == [0, 0, 0, 2, 2, 0]
    assert grid.row("refused.secret") == [0] * 6


def test_what_is_copied_with_headings_finds_its_rows_from_anywhere(qtbot: QtBot) -> None:
    source = Grid(qtbot, report=balanced())
    source.page.view.select_cells([f"requests.granted.{column}" for column in ("charity", "other")])
    source.page.view.commands.copy_with_headings(source.page.view.selected_cells())
    target = Grid(qtbot)
    target.page.go_to("requests.carried_out.natural")
    target.press(Key.Key_V)
    press(target.dialog, Key.Key_Return)
    assert target.row("granted") == [None, None, None, 2, None, 2]


def test_cut_takes_the_figures_along(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.page.view.select_cells([f"requests.granted.{column}" for column in SIX[:2]])
    grid.press(Key.Key_X)
    assert grid.row("granted")[:3] == [None, None, 2]
    grid.page.go_to("requests.granted.charity")
    grid.press(Key.Key_V)
    assert grid.row("granted")[3:5] == [2, 2]


def test_cells_that_form_no_block_are_neither_copied_nor_cut(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    QGuiApplication.clipboard().setText("before")
    grid.page.view.select_cells(["requests.granted.natural"])
    other = grid.page.model.index_of("requests.partial.business")
    grid.page.view.selectionModel().select(other, QItemSelectionModel.SelectionFlag.Select)
    for key in (Key.Key_C, Key.Key_X):
        grid.press(key)
        assert grid.told[-1] == "选中的格不成一整块，没有复制。请选连在一起的格，再复制。"
    grid.page.view.commands.copy_with_headings(grid.page.view.selected_cells())
    assert QGuiApplication.clipboard().text() == "before"
    assert grid.row("granted")[0] == 2


def test_two_whole_rows_apart_are_a_block(qtbot: QtBot) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.page.view.select_cells([f"requests.{row}.{column}" for row in ("received", "granted") for column in SIX])
    grid.press(Key.Key_C)
    assert grid.told[-1] == "已复制 12 格。"


@given(data=st.data(), edition=st.sampled_from(editions.list_editions()), headings=st.booleans(), as_html=st.booleans())
def test_any_selection_pasted_back_where_it_was_copied_changes_nothing(
    data: st.DataObject, edition: str, headings: bool, as_html: bool
) -> None:
    form = editions.load_form(edition)
    report = compute_totals(form, Report(edition).with_figures(dict(data.draw(st.lists(entries(form), max_size=30)))))
    table = data.draw(st.sampled_from(sorted(form.tables)))
    whole = make_sheet(form.tables[table])
    ends = [whole.tiles_by_cell[data.draw(st.sampled_from(form.tables[table].cells)).id] for _ in range(2)]
    top, left = (min(getattr(tile, name) for tile in ends) for name in ("row", "column"))
    bottom, right = (max(getattr(tile, name) for tile in ends) for name in ("row", "column"))
    cells = [
        tile.cell
        for tile in whole.tiles_by_cell.values()
        if tile.cell and top <= tile.row <= bottom and tile.column <= right and tile.column + tile.width > left
    ]

    def text(cell: Cell) -> str:
        return format_figure(report.stated_or_computed(cell.id))

    boxes = (copied_block.collect_with_headings if headings else copied_block.collect_figures)(whole, cells, text)
    rows = (
        read_pasted_html(clipboard.format_html_table(boxes))[0]
        if as_html
        else clipboard.parse_tab_text(clipboard.format_tab_text(boxes))
    )
    made = plan_paste(form, report, whole, cells[0], rows)
    assert not made.items_in_state("refused", "total", "understood", "idle")
    assert report.with_values(made.values_to_enter(dash_as_zero=False)) == report


def excerpt(table: str, ids: list[str], headings: bool = False, edition: str = "2021") -> list[clipboard.CopiedCell]:
    """What copying these cells of a balanced report gives."""
    form = editions.load_form(edition)
    report = compute_totals(form, balanced(edition))
    make = copied_block.collect_with_headings if headings else copied_block.collect_figures

    def text(cell: Cell) -> str:
        return format_figure(report.stated_or_computed(cell.id))

    return make(make_sheet(form.tables[table]), [form.cells[id] for id in ids], text)


def test_copied_figures_close_up_and_keep_their_columns() -> None:
    ids = ["disclosure.regulations.repealed", "disclosure.normative.repealed", "disclosure.licensing.decisions"]
    assert clipboard.format_tab_text(excerpt("disclosure", ids)) == "0\n0\n0\n"
    ids += ["disclosure.regulations.issued", "disclosure.regulations.in_force"]
    boxes = excerpt("disclosure", ids)
    assert [(box.row, box.column, box.width) for box in boxes][-1] == (2, 0, 3)


def test_headings_are_copied_merged_as_on_paper() -> None:
    ids = [f"requests.refused.{row}.{column}" for row in ("secret", "law") for column in ("business", "other", "total")]
    rows = read_pasted_html(clipboard.format_html_table(excerpt("requests", ids, headings=True)))[0]
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert rows == [
        [corner, None, None, "申请人情况", None, None],
        [None, None, None, "法人或其他组织", None, "总计"],
        [None, None, None, "商业企业", "其他", None],
        ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "0", "0", "0"],
        [None, None, "2.其他法律行政法规禁止公开", "0", "0", "0"],
    ]


def test_every_block_brings_its_own_headings() -> None:
    ids = ["disclosure.normative.in_force", "disclosure.fees.amount"]
    assert clipboard.format_tab_text(excerpt("disclosure", ids, headings=True)).splitlines() == [
        "第二十条第（一）项\t",
        "信息内容\t现行有效件数",
        "行政规范性文件\t0",
        "第二十条第（八）项\t",
        "信息内容\t本年收费金额（单位：万元）",
        "行政事业性收费\t0",
    ]


def test_a_table_without_row_labels_brings_its_column_headings() -> None:
    rows = read_pasted_html(clipboard.format_html_table(excerpt("remedies", ["remedies.direct.other"], headings=True)))[
        0
    ]
    assert rows == [["行政诉讼"], ["未经复议直接起诉"], ["其他结果"], ["0"]]
