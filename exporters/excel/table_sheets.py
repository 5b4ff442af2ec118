"""A table of the form on a sheet of the workbook: the tiles of model/sheet.py with rules, spans and sizes."""

from __future__ import annotations

from openpyxl.cell.cell import Cell as Box
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import cell_styles, print_setup
from exporters.excel.addresses import FIRST_TABLE_ROW
from exporters.excel.cell_notes import TOTAL_HELP, add_note
from exporters.excel.cell_styles import CellStyle, StyleCache
from exporters.excel.data_validation import restrict_cells
from exporters.typesetting import justification
from exporters.typesetting.page_standard import load_page_standard
from exporters.typesetting.punctuation import measure_half_widths
from model.files.visible_text import escape_for_excel
from model.form.figures import Kind, Money
from model.form.form import Cell, Section, Table
from model.form.sheet import Sheet, Tile, make_sheet
from model.report.report import Report

_TABLE_WIDTH = 100.0
_TYPE_SIZE = 10.5
_MIN_TYPE_SIZE = 6.5
"""Points of the tables' type, and to what it may shrink on a page that stands upright."""

_MIN_ROW_HEIGHT = 21.0


def fill_table_sheet(page: Worksheet, section: Section, table: Table, report: Report, styles: StyleCache) -> None:
    """Lay out a section's heading and its table with the figures of a settled report."""
    plan = make_sheet(table)
    widths = _compute_column_widths(plan, report)
    _write_heading(page, section, plan)
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for row in range(plan.row_count):
        page.row_dimensions[FIRST_TABLE_ROW + row].height = _MIN_ROW_HEIGHT
    for tile in plan.tiles:
        width = sum(widths[tile.column : tile.column + tile.width])
        words = _break_heading(tile, width)
        _write_tile(page, tile, words, report, styles)
        _raise_rows(page, tile, words, width)
    _add_help_notes(page, plan)
    _restrict_entries(page, plan)
    print_setup.set_up_page(page, lying=_needs_landscape(widths))
    page.print_area = f"A1:{get_column_letter(plan.column_count)}{FIRST_TABLE_ROW + plan.row_count - 1}"
    if plan.header_rows:
        page.print_title_rows = f"{FIRST_TABLE_ROW}:{FIRST_TABLE_ROW + plan.header_rows - 1}"
        page.freeze_panes = cell_styles.get_cell(page, FIRST_TABLE_ROW + plan.header_rows, plan.stub_columns + 1)
    print_setup.protect_sheet(page)


def _write_heading(page: Worksheet, section: Section, plan: Sheet) -> None:
    """The section's label over the table; its help, and that of rows without a label, in a note."""
    box = cell_styles.get_cell(page, 1, 1)
    box.value, box.font, box.alignment = section.label, cell_styles.HEADING_FONT, cell_styles.LEFT_WRAPPED
    cell_styles.merge_cells(page, 1, 1, 1, plan.column_count)
    page.row_dimensions[1].height = 26
    bare = [row.help for block in plan.table.blocks if not block.stub_columns for row in block.rows]
    add_note(box, section.help, *bare)


def _compute_column_widths(plan: Sheet, report: Report) -> list[float]:
    """Each column's share of the page, or what its longest figure needs."""
    widths = [share * _TABLE_WIDTH for share in plan.relative_widths]
    for id, tile in plan.tiles_by_cell.items():
        if tile.width == 1:
            widths[tile.column] = max(widths[tile.column], cell_styles.estimate_column_width(report.figures.get(id)))
    return widths


def _needs_landscape(widths: list[float]) -> bool:
    """Whether the type would be too small on a page that stands upright."""
    return (
        _TYPE_SIZE * load_page_standard().text_width < _MIN_TYPE_SIZE * sum(widths) * cell_styles.POINTS_PER_WIDTH_UNIT
    )


def _get_tile_cell(page: Worksheet, tile: Tile) -> Box:
    return cell_styles.get_cell(page, FIRST_TABLE_ROW + tile.row, 1 + tile.column)


def _break_heading(tile: Tile, width: float) -> str:
    """A tile's words, a heading over as many lines as on paper: Excel would break it inside a word."""
    if _choose_style(tile) is not cell_styles.HEAD_STYLE:
        return tile.text
    widths = [measure_half_widths(char) / 2 for char in tile.text]
    lines = justification.balance_heading(tile.text, widths, width * cell_styles.POINTS_PER_WIDTH_UNIT / _TYPE_SIZE)
    return "\n".join(tile.text[line.start : line.end] for line in lines)


def _write_tile(page: Worksheet, tile: Tile, words: str, report: Report, styles: StyleCache) -> None:
    """Write one tile: text, number or blank, its rules all round and its span."""
    top, left = FIRST_TABLE_ROW + tile.row, 1 + tile.column
    bottom, right = top + tile.height - 1, left + tile.width - 1
    for row in page.iter_rows(top, bottom, left, right):
        for box in row:
            styles.apply_style(box, _choose_style(tile))
    if tile.cell is None:
        _get_tile_cell(page, tile).value = escape_for_excel(words) or None
    else:
        _write_figure(_get_tile_cell(page, tile), tile.cell, report)
    if (top, left) != (bottom, right):
        cell_styles.merge_cells(page, top, left, bottom, right)


def _choose_style(tile: Tile) -> CellStyle:
    if tile.cell:
        return cell_styles.TOTAL_STYLE if tile.cell.is_computed else cell_styles.ENTRY_STYLE
    if tile.role != "stub":
        return cell_styles.HEAD_STYLE
    return (
        cell_styles.ROW_LABEL_STYLE
        if tile.height == 1
        else cell_styles.VERTICAL_LABEL_STYLE
        if tile.column == 0
        else cell_styles.HEAD_STYLE
    )


def _write_figure(box: Box, cell: Cell, report: Report) -> None:
    box.number_format = "0" if cell.kind in ("count", "signed") else "General"
    figure = report.figures.get(cell.id)
    if figure is not None:
        box.value = figure.number if isinstance(figure, Money) else figure
        box.number_format = cell_styles.make_number_format(figure)


def _raise_rows(page: Worksheet, tile: Tile, words: str, width: float) -> None:
    """Make the row high enough for a heading's words; a heading over several rows shares them."""
    inside = width - 2 * cell_styles.LABEL_INDENT if _choose_style(tile) is cell_styles.ROW_LABEL_STYLE else width
    each = cell_styles.estimate_text_height(words, inside, _TYPE_SIZE) / tile.height
    for row in range(FIRST_TABLE_ROW + tile.row, FIRST_TABLE_ROW + tile.row + tile.height):
        page.row_dimensions[row].height = max(page.row_dimensions[row].height or 0, each)


def _add_help_notes(page: Worksheet, plan: Sheet) -> None:
    """The help of rows and columns on their labels, never on figures; totals say how they may be changed."""
    for tile in plan.tiles_by_cell.values():
        assert tile.cell
        left = plan.tile_at(tile.row, tile.column - 1) if tile.column else None
        above = plan.tile_at(tile.row - 1, tile.column)
        for heading, role, line in ((left, "stub", tile.cell.row), (above, "head", tile.cell.column)):
            if heading and heading.role == role:
                add_note(_get_tile_cell(page, heading), line.help, TOTAL_HELP if line.computed else "")


def _restrict_entries(page: Worksheet, plan: Sheet) -> None:
    kinds: dict[Kind, list[Box]] = {}
    for tile in plan.tiles_by_cell.values():
        assert tile.cell
        kinds.setdefault(tile.cell.kind, []).append(_get_tile_cell(page, tile))
    for kind, boxes in kinds.items():
        restrict_cells(page, kind, boxes)
