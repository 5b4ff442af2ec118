"""Fills the sheets with the tables of the form: the tiles of model/form/sheet.py as merged cells with borders."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import cell_styles, print_setup
from exporters.excel.addresses import FIRST_TABLE_ROW
from exporters.excel.cell_notes import TOTAL_HELP, add_note
from exporters.excel.cell_styles import CellStyle, StyleCache
from exporters.excel.data_validation import restrict_cells
from exporters.excel.package import FormulaResults, set_formula
from exporters.typesetting import justification
from exporters.typesetting.page_standard import load_page_standard
from exporters.typesetting.punctuation import measure_half_widths
from model.form.figures import Kind, format_figure, number_of
from model.form.form import Cell, Section, Table
from model.form.sheet import Sheet, Tile, make_sheet
from model.report.report import Report
from model.workbook_text import escape_for_excel

_TABLE_WIDTH = 100.0
_TYPE_SIZE = 10.5
_MIN_TYPE_SIZE = 6.5
"""Points: the type size of tables, and how small it may be printed on a portrait page."""

_SPARE_DIGITS = 1.0
"""A column is so many digits wider than its longest figure: fifteen columns of eight digits fit an upright page."""

_MIN_ROW_HEIGHT = 21.0


def fill_table_sheet(
    worksheet: Worksheet,
    section: Section,
    table: Table,
    report: Report,
    styles: StyleCache,
    formulas: Mapping[str, str],
) -> FormulaResults:
    """Write a section's heading and its table with the figures of a report with computed totals.

    formulas: by cell id, those that come to the figures of the report. Returned are their results.
    """
    results: FormulaResults = {}
    sheet = make_sheet(table)
    widths = _compute_column_widths(sheet, report)
    _write_heading(worksheet, section, sheet)
    for column, width in enumerate(widths, start=1):
        worksheet.column_dimensions[get_column_letter(column)].width = width
    for row in range(sheet.row_count):
        worksheet.row_dimensions[FIRST_TABLE_ROW + row].height = _MIN_ROW_HEIGHT
    for tile in sheet.tiles:
        width = sum(widths[tile.column : tile.column + tile.width])
        text = _break_heading(tile, width)
        _write_tile(worksheet, tile, text, styles)
        if tile.cell:
            formula = formulas.get(tile.cell.id, "")
            _write_figure(_get_tile_cell(worksheet, tile), tile.cell, report, formula, results)
        _raise_rows(worksheet, tile, text, width)
    _add_help_notes(worksheet, sheet)
    _restrict_entries(worksheet, sheet)
    print_setup.set_up_page(worksheet, landscape=_needs_landscape(widths))
    worksheet.print_area = f"A1:{get_column_letter(sheet.column_count)}{FIRST_TABLE_ROW + sheet.row_count - 1}"
    if sheet.header_rows:
        worksheet.print_title_rows = f"{FIRST_TABLE_ROW}:{FIRST_TABLE_ROW + sheet.header_rows - 1}"
        worksheet.freeze_panes = cell_styles.get_cell(
            worksheet, FIRST_TABLE_ROW + sheet.header_rows, sheet.stub_columns + 1
        )
    print_setup.protect_sheet(worksheet)
    return results


def _write_heading(worksheet: Worksheet, section: Section, sheet: Sheet) -> None:
    """The section's label over the table; its help, and that of rows without a label, in a note."""
    sheet_cell = cell_styles.get_cell(worksheet, 1, 1)
    sheet_cell.value, sheet_cell.font, sheet_cell.alignment = (
        section.label,
        cell_styles.HEADING_FONT,
        cell_styles.LEFT_WRAPPED,
    )
    cell_styles.merge_cells(worksheet, 1, 1, 1, sheet.column_count)
    worksheet.row_dimensions[1].height = 26
    bare = [row.help for block in sheet.table.blocks if not block.stub_columns for row in block.rows]
    add_note(sheet_cell, section.help, *bare)


def _compute_column_widths(sheet: Sheet, report: Report) -> list[float]:
    """The width of each column in Excel's unit: its share of the table, or what its longest figure needs."""
    widths = [share * _TABLE_WIDTH for share in sheet.relative_widths]
    for id, tile in sheet.tiles_by_cell.items():
        if tile.width == 1:
            needed = len(format_figure(report.printed_figure(id))) + _SPARE_DIGITS
            widths[tile.column] = max(widths[tile.column], needed)
    return widths


def _needs_landscape(widths: list[float]) -> bool:
    """Whether the type would be too small on a portrait page, to whose width the table is scaled."""
    table_width = sum(widths) * cell_styles.POINTS_PER_WIDTH_UNIT
    return _TYPE_SIZE * load_page_standard().text_width < _MIN_TYPE_SIZE * table_width


def _get_tile_cell(worksheet: Worksheet, tile: Tile) -> SheetCell:
    return cell_styles.get_cell(worksheet, FIRST_TABLE_ROW + tile.row, 1 + tile.column)


def _break_heading(tile: Tile, width: float) -> str:
    """A tile's text, with line breaks if it is a heading: Excel would break it inside a word."""
    if _choose_style(tile) is not cell_styles.HEAD_STYLE:
        return tile.text
    widths = [measure_half_widths(char) / 2 for char in tile.text]
    lines = justification.balance_heading(tile.text, widths, width * cell_styles.POINTS_PER_WIDTH_UNIT / _TYPE_SIZE)
    return "\n".join(tile.text[line.start : line.end] for line in lines)


def _write_tile(worksheet: Worksheet, tile: Tile, text: str, styles: StyleCache) -> None:
    """Write one tile without its figure: its text, the borders all round, and its merged cells."""
    top, left = FIRST_TABLE_ROW + tile.row, 1 + tile.column
    bottom, right = top + tile.height - 1, left + tile.width - 1
    for row in worksheet.iter_rows(top, bottom, left, right):
        for sheet_cell in row:
            styles.apply_style(sheet_cell, _choose_style(tile))
    if tile.cell is None:
        _get_tile_cell(worksheet, tile).value = escape_for_excel(text) or None
    if (top, left) != (bottom, right):
        cell_styles.merge_cells(worksheet, top, left, bottom, right)


def _choose_style(tile: Tile) -> CellStyle:
    if tile.cell:
        return cell_styles.TOTAL_STYLE if tile.cell.is_computed else cell_styles.ENTRY_STYLE
    if tile.role != "stub":
        return cell_styles.HEAD_STYLE
    if tile.height == 1:
        return cell_styles.ROW_LABEL_STYLE
    return cell_styles.VERTICAL_LABEL_STYLE if tile.column == 0 else cell_styles.HEAD_STYLE


def _write_figure(sheet_cell: SheetCell, cell: Cell, report: Report, formula: str, results: FormulaResults) -> None:
    """Write the figure of a cell, or the formula that comes to it."""
    sheet_cell.number_format = "0" if cell.kind in ("count", "signed") else "General"
    figure = report.printed_figure(cell.id)
    if formula:
        set_formula(sheet_cell, formula, "" if figure is None else number_of(figure), results)
    elif figure is not None:
        sheet_cell.value = number_of(figure)
    if figure is not None:
        sheet_cell.number_format = cell_styles.make_number_format(figure)


def _raise_rows(worksheet: Worksheet, tile: Tile, text: str, width: float) -> None:
    """Make a tile's rows high enough for its text, each by the same part of its height."""
    inside = width - 2 * cell_styles.LABEL_INDENT if _choose_style(tile) is cell_styles.ROW_LABEL_STYLE else width
    each = cell_styles.estimate_text_height(text, inside, _TYPE_SIZE) / tile.height
    for row in range(FIRST_TABLE_ROW + tile.row, FIRST_TABLE_ROW + tile.row + tile.height):
        worksheet.row_dimensions[row].height = max(worksheet.row_dimensions[row].height or 0, each)


def _add_help_notes(worksheet: Worksheet, sheet: Sheet) -> None:
    """Put the help of rows and columns into notes on their labels; those of totals say how they may be changed."""
    for tile in sheet.tiles_by_cell.values():
        assert tile.cell
        left = sheet.tile_at(tile.row, tile.column - 1) if tile.column else None
        above = sheet.tile_at(tile.row - 1, tile.column)
        for heading, role, line in ((left, "stub", tile.cell.row), (above, "head", tile.cell.column)):
            if heading and heading.role == role:
                add_note(_get_tile_cell(worksheet, heading), line.help, TOTAL_HELP if line.computed else "")


def _restrict_entries(worksheet: Worksheet, sheet: Sheet) -> None:
    """Let each cell take only figures of its kind."""
    kinds: dict[Kind, list[SheetCell]] = {}
    for tile in sheet.tiles_by_cell.values():
        assert tile.cell
        kinds.setdefault(tile.cell.kind, []).append(_get_tile_cell(worksheet, tile))
    for kind, sheet_cells in kinds.items():
        restrict_cells(worksheet, kind, sheet_cells)
