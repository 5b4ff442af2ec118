"""The workbook: one sheet a section, laid out like the form, to be read, edited by hand and read back whole.

What people see comes first: numbers are numbers, 未填 is a blank. A hidden sheet carries the whole report and last
year's (model/intake/parcel.py), so that notes, rare characters and every decimal come back (model/intake).
"""

from __future__ import annotations

import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as Box
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exporters import xlsx_look as look
from exporters import xlsx_table
from exporters.pages import title
from model.form import Form, Section
from model.intake import parcel
from model.intake.visible import clean, escape, pieces
from model.report import Report

PREAMBLE = "报告开头的说明"
"""The heading over the preamble on the first sheet."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LABEL_WIDTH = 14.0
_COLUMNS = 8


def write(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Write a settled report as a workbook; last, the report of the year before, travels along unseen."""
    book = Workbook()
    book.remove(book.worksheets[0])
    heading = title(form, report)
    book.properties.title = escape(clean(heading.unit + heading.rest))
    book.properties.creator = "年报"
    for section in form.sections:
        page = book.create_sheet(_FORBIDDEN.sub("", section.tab)[:31])
        _set_page(page)
        if section.kind == "cover":
            _cover(page, form, report)
        elif section.kind == "prose":
            _prose(page, section, report)
        else:
            xlsx_table.fill(page, section.label, form.tables[section.id], report)
    _stow(book, parcel.Parcel(report, last))
    book.save(path)


def _set_page(page: Worksheet) -> None:
    """A4, as wide as the paper and as long as it takes."""
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "portrait"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.7
    page.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("— &P —"))
    page.sheet_view.showGridLines = False


def _cover(page: Worksheet, form: Form, report: Report) -> None:
    page.column_dimensions["A"].width = _LABEL_WIDTH
    page.column_dimensions["B"].width = look.PAGE - _LABEL_WIDTH
    heading = title(form, report)
    _span(page, 1, heading.unit + heading.rest, look.TITLE, look.CENTRED, 2)
    row = 2
    for row, field in enumerate(form.fields, start=3):
        say(look.box(page, row, 1), field.label, look.LABEL, look.STUB)
        text = report.cover.get(field.id, "")
        box = look.box(page, row, 2)
        say(box, text, look.BODY, look.STUB)
        if field.kind == "year" and report.year is not None and str(report.year) == text:
            box.value = report.year
            box.number_format = "0"
        box.border = look.UNDERLINED
        page.row_dimensions[row].height = look.height_of(text, look.PAGE - _LABEL_WIDTH, 12)
        if field.choices:
            _offer(page, box, field.choices)
    _span(page, row + 2, PREAMBLE, look.HEADING, look.STUB, 2)
    _paragraphs(page, row + 3, report.prose.get("preamble", ""), 2)


def _offer(page: Worksheet, box: Box, choices: tuple[str, ...]) -> None:
    """Let Excel show the choices of a field as a list; anything else may be typed as well."""
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=False)
    rule.add(box)
    page.add_data_validation(rule)


def _prose(page: Worksheet, section: Section, report: Report) -> None:
    """Eight columns merged: a page of one wide column is not scaled to the paper by every program."""
    for column in range(1, _COLUMNS + 1):
        page.column_dimensions[get_column_letter(column)].width = look.PAGE / _COLUMNS
    _span(page, 1, section.label, look.HEADING, look.STUB, _COLUMNS)
    _paragraphs(page, 2, report.prose.get(section.id, ""), _COLUMNS)


def _span(page: Worksheet, row: int, text: str, font: Font, alignment: Alignment, columns: int) -> None:
    """A heading across the page of the cover or a prose sheet."""
    say(look.box(page, row, 1), text, font, alignment)
    page.row_dimensions[row].height = look.height_of(text, look.PAGE, font.size or 12)
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)


def _paragraphs(page: Worksheet, row: int, prose: str, columns: int) -> None:
    """One paragraph a cell; one too long for the tallest row Excel allows is merged over several."""
    for text in pieces(prose):
        say(look.box(page, row, 1), text, look.BODY, look.PROSE)
        height = look.height_of(text, look.PAGE, 12)
        rows = int(height // look.TALLEST) + 1
        page.merge_cells(start_row=row, end_row=row + rows - 1, start_column=1, end_column=columns)
        for covered in range(row, row + rows):
            page.row_dimensions[covered].height = height / rows
        row += rows


def say(box: Box, text: str, font: Font, alignment: Alignment) -> None:
    """Put text into a cell as text, whatever it begins with: =1+1 is no formula here."""
    shown = escape(clean(text))
    box.font = font
    box.alignment = alignment
    if shown:
        box.value = shown
        box.data_type = "s"
        box.quotePrefix = shown[0] in "=+-@'"


def _stow(book: Workbook, load: parcel.Parcel) -> None:
    page = book.create_sheet(parcel.SHEET)
    page.sheet_state = "veryHidden"
    for row, text in enumerate([parcel.MARK, *parcel.pack(load)], start=1):
        box = page.cell(row, 1, text)
        box.data_type = "s"
