"""A table of the form on a sheet of the workbook: the tiles of model/sheet.py with rules, spans and sizes."""

from __future__ import annotations

from openpyxl.cell.cell import Cell as Box
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from exporters import xlsx_look as look
from model.figures import Money, printed
from model.form import Table
from model.intake.visible import escape
from model.report import Report
from model.sheet import Sheet, Tile, sheet

FIRST = 3
"""The sheet's row in which the table begins: a heading and a gap stand above it."""

_WIDTH = 104.0
_LEAST_HEIGHT = 21.0
_MOST_UPRIGHT = 12
"""Columns that are still legible on a page that stands upright."""


def fill(page: Worksheet, heading: str, table: Table, report: Report) -> None:
    """Lay out a section's heading and its table with the figures of a settled report."""
    plan = sheet(table)
    widths = _widths(plan, report)
    page.cell(1, 1, heading).font = look.HEADING
    page.cell(1, 1).alignment = look.STUB
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=plan.columns)
    page.row_dimensions[1].height = 26
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for row in range(plan.rows):
        page.row_dimensions[FIRST + row].height = _LEAST_HEIGHT
    counts = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    counts.errorTitle, counts.error = "这一格填件数", "请填 0 或正整数，例如 12；不清楚就先空着。"
    for tile in plan.tiles:
        _set(page, tile, report)
        _heighten(page, tile, widths)
        if tile.cell and tile.cell.kind == "count":
            counts.add(_box(page, tile))
    page.add_data_validation(counts)
    if plan.columns > _MOST_UPRIGHT:
        page.page_setup.orientation = "landscape"
    if plan.head:
        page.print_title_rows = f"{FIRST}:{FIRST + plan.head - 1}"
        page.freeze_panes = look.box(page, FIRST + plan.head, plan.stub + 1)


def _widths(plan: Sheet, report: Report) -> list[float]:
    """Each column's share of the page, or what its longest figure needs: a number too wide is shown as ####."""
    widths = [share * _WIDTH for share in plan.widths]
    for id, tile in plan.places.items():
        if tile.width == 1:
            widths[tile.column] = max(widths[tile.column], len(printed(report.figures.get(id))) * 1.1 + 2)
    return widths


def _box(page: Worksheet, tile: Tile) -> Box:
    return look.box(page, FIRST + tile.row, 1 + tile.column)


def _set(page: Worksheet, tile: Tile, report: Report) -> None:
    """Write one tile: text, number or blank, its rules all round and its span."""
    top, left = FIRST + tile.row, 1 + tile.column
    bottom, right = top + tile.height - 1, left + tile.width - 1
    box = _box(page, tile)
    box.font = look.TABLE
    box.alignment = look.STUB if tile.role == "stub" and tile.height == 1 else look.CENTRED
    for row in page.iter_rows(top, bottom, left, right):
        for covered in row:
            covered.border = look.RULED
    if tile.cell is None:
        box.value = escape(tile.text) or None
    else:
        _set_figure(box, tile, report)
    if (top, left) != (bottom, right):
        page.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)


def _set_figure(box: Box, tile: Tile, report: Report) -> None:
    assert tile.cell
    box.alignment = look.NUMBER
    box.number_format = "0" if tile.cell.kind in ("count", "signed") else "General"
    if tile.cell.computed:
        box.fill = look.TOTAL
    figure = report.figures.get(tile.cell.id)
    if figure is not None:
        box.value = figure.number if isinstance(figure, Money) else figure
        box.number_format = look.number_format(figure)


def _heighten(page: Worksheet, tile: Tile, widths: list[float]) -> None:
    """Make the row high enough for a heading's words; a heading over several rows shares them."""
    width = sum(widths[tile.column : tile.column + tile.width])
    each = look.height_of(tile.text, width, 10.5) / tile.height
    for row in range(FIRST + tile.row, FIRST + tile.row + tile.height):
        page.row_dimensions[row].height = max(page.row_dimensions[row].height or 0, each)
