"""A table of the form on a sheet of the workbook: the tiles of model/sheet.py with rules, spans and sizes."""

from __future__ import annotations

from openpyxl.cell.cell import Cell as Box
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import cell_styles, print_setup
from exporters.excel.addresses import FIRST
from exporters.excel.cell_notes import TOTAL, note
from exporters.excel.cell_styles import Dress, Wardrobe
from exporters.excel.data_validation import bind
from exporters.typesetting import justification
from exporters.typesetting.page_standard import paper
from exporters.typesetting.punctuation import width_of
from model.files.visible_text import escape
from model.form.figures import Kind, Money
from model.form.form import Cell, Section, Table
from model.form.sheet import Sheet, Tile, sheet
from model.report.report import Report

_WIDTH = 100.0
_TYPE = 10.5
_LEAST_TYPE = 6.5
"""Points of the tables' type, and to what it may shrink on a page that stands upright."""

_LEAST_HEIGHT = 21.0


def fill(page: Worksheet, section: Section, table: Table, report: Report, wardrobe: Wardrobe) -> None:
    """Lay out a section's heading and its table with the figures of a settled report."""
    plan = sheet(table)
    widths = _widths(plan, report)
    _set_heading(page, section, plan)
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for row in range(plan.rows):
        page.row_dimensions[FIRST + row].height = _LEAST_HEIGHT
    for tile in plan.tiles:
        width = sum(widths[tile.column : tile.column + tile.width])
        words = _broken(tile, width)
        _set(page, tile, words, report, wardrobe)
        _heighten(page, tile, words, width)
    _help(page, plan)
    _bind(page, plan)
    print_setup.set_paper(page, lying=_lies(widths))
    page.print_area = f"A1:{get_column_letter(plan.columns)}{FIRST + plan.rows - 1}"
    if plan.head:
        page.print_title_rows = f"{FIRST}:{FIRST + plan.head - 1}"
        page.freeze_panes = cell_styles.box(page, FIRST + plan.head, plan.stub + 1)
    print_setup.lock(page)


def _set_heading(page: Worksheet, section: Section, plan: Sheet) -> None:
    """The section's label over the table; its help, and that of rows without a label, in a note."""
    box = cell_styles.box(page, 1, 1)
    box.value, box.font, box.alignment = section.label, cell_styles.HEADING, cell_styles.STUB
    cell_styles.merge(page, 1, 1, 1, plan.columns)
    page.row_dimensions[1].height = 26
    bare = [row.help for block in plan.table.blocks if not block.stub for row in block.rows]
    note(box, section.help, *bare)


def _widths(plan: Sheet, report: Report) -> list[float]:
    """Each column's share of the page, or what its longest figure needs."""
    widths = [share * _WIDTH for share in plan.widths]
    for id, tile in plan.places.items():
        if tile.width == 1:
            widths[tile.column] = max(widths[tile.column], cell_styles.room_for(report.figures.get(id)))
    return widths


def _lies(widths: list[float]) -> bool:
    """Whether the type would be too small on a page that stands upright."""
    return _TYPE * paper().text_width < _LEAST_TYPE * sum(widths) * cell_styles.POINTS


def _box(page: Worksheet, tile: Tile) -> Box:
    return cell_styles.box(page, FIRST + tile.row, 1 + tile.column)


def _broken(tile: Tile, width: float) -> str:
    """A tile's words, a heading over as many lines as on paper: Excel would break it inside a word."""
    if _dress(tile) is not cell_styles.HEAD:
        return tile.text
    widths = [width_of(char) / 2 for char in tile.text]
    lines = justification.balanced(tile.text, widths, width * cell_styles.POINTS / _TYPE)
    return "\n".join(tile.text[line.start : line.end] for line in lines)


def _set(page: Worksheet, tile: Tile, words: str, report: Report, wardrobe: Wardrobe) -> None:
    """Write one tile: text, number or blank, its rules all round and its span."""
    top, left = FIRST + tile.row, 1 + tile.column
    bottom, right = top + tile.height - 1, left + tile.width - 1
    for row in page.iter_rows(top, bottom, left, right):
        for box in row:
            wardrobe.dress(box, _dress(tile))
    if tile.cell is None:
        _box(page, tile).value = escape(words) or None
    else:
        _set_figure(_box(page, tile), tile.cell, report)
    if (top, left) != (bottom, right):
        cell_styles.merge(page, top, left, bottom, right)


def _dress(tile: Tile) -> Dress:
    if tile.cell:
        return cell_styles.SUM if tile.cell.computed else cell_styles.ENTRY
    if tile.role != "stub":
        return cell_styles.HEAD
    return cell_styles.STUBS if tile.height == 1 else cell_styles.UPRIGHTS if tile.column == 0 else cell_styles.HEAD


def _set_figure(box: Box, cell: Cell, report: Report) -> None:
    box.number_format = "0" if cell.kind in ("count", "signed") else "General"
    figure = report.figures.get(cell.id)
    if figure is not None:
        box.value = figure.number if isinstance(figure, Money) else figure
        box.number_format = cell_styles.number_format(figure)


def _heighten(page: Worksheet, tile: Tile, words: str, width: float) -> None:
    """Make the row high enough for a heading's words; a heading over several rows shares them."""
    inside = width - 2 * cell_styles.INDENT if _dress(tile) is cell_styles.STUBS else width
    each = cell_styles.height_of(words, inside, _TYPE) / tile.height
    for row in range(FIRST + tile.row, FIRST + tile.row + tile.height):
        page.row_dimensions[row].height = max(page.row_dimensions[row].height or 0, each)


def _help(page: Worksheet, plan: Sheet) -> None:
    """The help of rows and columns on their labels, never on figures; totals say how they may be changed."""
    for tile in plan.places.values():
        assert tile.cell
        left = plan.at(tile.row, tile.column - 1) if tile.column else None
        above = plan.at(tile.row - 1, tile.column)
        for heading, role, line in ((left, "stub", tile.cell.row), (above, "head", tile.cell.column)):
            if heading and heading.role == role:
                note(_box(page, heading), line.help, TOTAL if line.computed else "")


def _bind(page: Worksheet, plan: Sheet) -> None:
    kinds: dict[Kind, list[Box]] = {}
    for tile in plan.places.values():
        assert tile.cell
        kinds.setdefault(tile.cell.kind, []).append(_box(page, tile))
    for kind, boxes in kinds.items():
        bind(page, kind, boxes)
