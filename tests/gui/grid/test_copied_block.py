"""Copying and cutting: what leaves the grid comes back the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.grid import clipboard, copied_block
from gui.grid.clipboard_html import read_table_rows
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import format_figure
from model.form.form import Cell
from model.form.sheet import make_sheet
from model.pasting.paste_plan import plan_paste
from model.report.report import Report
from tests.gui.grid.pasting import SIX, Grid, press
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
        read_table_rows(clipboard.format_html_table(boxes))
        if as_html
        else clipboard.parse_tab_text(clipboard.format_tab_text(boxes))
    )
    made = plan_paste(form, report, whole, cells[0], rows)
    assert not made.items_in_state("refused", "total", "understood", "idle")
    assert report.with_values(made.values_to_enter(dash_as_zero=False)) == report
