"""Lists as sheets: headings, a row for each entry, to be filtered and printed with the headings repeated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exporters.content.properties import PROGRAM_NAME
from exporters.excel import print_setup
from exporters.excel.cell_styles import (
    HEAD_STYLE,
    HEADING_FONT,
    MAX_ROW_HEIGHT,
    RESULT_STYLE,
    TEXT_STYLE,
    CellStyle,
    StyleCache,
    estimate_text_height,
    get_cell,
)
from model.text import clean_line
from model.workbook_text import MAX_CELL_LENGTH, escape_for_excel

CellValue = str | int | None
"""What stands in a cell of a list."""

_DATE_WHERE_UNKNOWN = date(2000, 1, 1)
_TYPE_SIZE = 10.5
_MIN_ROW_HEIGHT = 18.0
"""Points."""


def fill_list_sheet(
    worksheet: Worksheet,
    columns: Mapping[str, float],
    rows: Iterable[Iterable[CellValue]],
    styles: StyleCache,
    title: str = "",
    landscape: bool = True,
) -> None:
    """Write a list; columns: the width of each column in Excel's unit, by its heading. title: a line above, if any."""
    if title:
        sheet_cell = get_cell(worksheet, 1, 1)
        sheet_cell.font = HEADING_FONT
        sheet_cell.value, sheet_cell.data_type = escape_for_excel(clean_line(title)), "s"
        worksheet.row_dimensions[1].height = 26.0
    head = 2 if title else 1
    for column, (heading, width) in enumerate(columns.items(), start=1):
        worksheet.column_dimensions[get_column_letter(column)].width = width
        write_list_cell(worksheet, head, column, heading, HEAD_STYLE, styles)
    widths = list(columns.values())
    number = head
    for number, row in enumerate(rows, start=head + 1):
        height = _MIN_ROW_HEIGHT
        for column, entry in enumerate(row, start=1):
            style = TEXT_STYLE if isinstance(entry, str) else RESULT_STYLE
            write_list_cell(worksheet, number, column, entry, style, styles)
            if isinstance(entry, str):
                height = max(height, estimate_text_height(entry, widths[column - 1], _TYPE_SIZE))
        worksheet.row_dimensions[number].height = min(height, MAX_ROW_HEIGHT)
    print_setup.set_up_page(worksheet, landscape)
    worksheet.sheet_view.showGridLines = True
    worksheet.freeze_panes = f"B{head + 1}"
    worksheet.auto_filter.ref = f"A{head}:{get_column_letter(len(columns))}{number}"
    worksheet.print_title_rows = f"{head}:{head}"


def make_list_book(created: date = _DATE_WHERE_UNKNOWN) -> Workbook:
    """A workbook with one empty sheet for a list. created: the day it states, never the clock's."""
    book = Workbook()
    book.properties.creator = PROGRAM_NAME
    book.properties.created = datetime.combine(created, time())
    return book


def write_list_cell(
    worksheet: Worksheet, row: int, column: int, entry: CellValue, style: CellStyle, styles: StyleCache
) -> None:
    """Write a value into a cell; text is never taken for a formula."""
    cell = get_cell(worksheet, row, column)
    styles.apply_style(cell, style)
    if not isinstance(entry, str):
        cell.value = entry
        return
    text = escape_for_excel(clean_line(entry))[:MAX_CELL_LENGTH]
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@'"
