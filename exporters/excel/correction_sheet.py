"""更正说明 in a workbook: as a sheet beside those of the report, and as a workbook of its own."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exporters.content.blocks import CORRECTION_HEADING
from exporters.content.correction_blocks import COLUMN_NAMES, make_introduction
from exporters.content.properties import PROGRAM_NAME
from exporters.correction.correction_paper import CorrectionPaper
from exporters.excel import cell_styles, package, print_setup
from exporters.excel.cell_styles import HEAD_STYLE, TEXT_STYLE, CellStyle, StyleCache
from model.report.report import Report
from model.sent.correction import Correction, make_newest_correction
from model.text import clean_line
from model.workbook_text import MAX_CELL_LENGTH, escape_for_excel

_COLUMN_WIDTHS = (6.0, 26.0, 22.0, 22.0, 18.0)
"""In Excel's unit."""

_FIRST_ROW = 3
"""Below the heading and the line that says which version was corrected."""


def write(paper: CorrectionPaper, path: Path) -> None:
    """Write the workbook of 更正说明 alone. Raises OSError."""
    book = Workbook()
    worksheet = book.worksheets[0]
    worksheet.title = CORRECTION_HEADING
    _fill_sheet(worksheet, paper.correction, StyleCache())
    book.properties.title = escape_for_excel(clean_line(paper.properties.title))
    book.properties.creator = PROGRAM_NAME
    package.save_workbook(book, path, {})


def add_sheet(book: Workbook, report: Report, styles: StyleCache) -> None:
    """Add the sheet to the workbook of a report that was sent and corrected since; else nothing."""
    correction = make_newest_correction(report)
    if correction is not None and correction.items:
        _fill_sheet(book.create_sheet(CORRECTION_HEADING), correction, styles)


def _fill_sheet(worksheet: Worksheet, correction: Correction, styles: StyleCache) -> None:
    print_setup.set_up_page(worksheet)
    for column, width in enumerate(_COLUMN_WIDTHS, start=1):
        letter = cell_styles.get_cell(worksheet, 1, column).column_letter
        worksheet.column_dimensions[letter].width = width
    heading = cell_styles.get_cell(worksheet, 1, 1)
    heading.value, heading.font = CORRECTION_HEADING, cell_styles.HEADING_FONT
    introduction = cell_styles.get_cell(worksheet, 2, 1)
    introduction.value = escape_for_excel(make_introduction(correction).text)
    introduction.font = cell_styles.LABEL_FONT
    rows = [COLUMN_NAMES]
    for number, item in enumerate(correction.items, start=1):
        rows.append((str(number), item.label, item.before, item.after, item.printed_reason))
    for number, row in enumerate(rows, start=_FIRST_ROW):
        for column, text in enumerate(row, start=1):
            _write_text(worksheet, number, column, text, HEAD_STYLE if number == _FIRST_ROW else TEXT_STYLE, styles)
        heights = [
            cell_styles.estimate_text_height(text, width, 11) for text, width in zip(row, _COLUMN_WIDTHS, strict=True)
        ]
        worksheet.row_dimensions[number].height = max(heights)


def _write_text(worksheet: Worksheet, row: int, column: int, text: str, style: CellStyle, styles: StyleCache) -> None:
    """Write a text as it is, whatever a spreadsheet program would take it for."""
    sheet_cell = cell_styles.get_cell(worksheet, row, column)
    styles.apply_style(sheet_cell, style)
    sheet_cell.value = escape_for_excel(clean_line(text))[:MAX_CELL_LENGTH]
    sheet_cell.data_type = "s"
