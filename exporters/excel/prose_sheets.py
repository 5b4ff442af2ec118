"""Fills the sheets of text: the cover with its fields, and one sheet for each section of prose."""

from __future__ import annotations

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from exporters.content.blocks import make_title
from exporters.excel import cell_styles, print_setup
from exporters.excel.cell_notes import add_note
from exporters.excel.data_validation import offer_choices
from model.form.form import CoverField, Form, Section
from model.report.report import Report
from model.text import clean_line
from model.workbook_text import escape_for_excel, split_into_cells

_LABEL_WIDTH = 14.0
_VALUE_WIDTH = cell_styles.PAGE_WIDTH - _LABEL_WIDTH
_EDGE_WIDTH = 2.0
"""The width of the empty column beside a text, in Excel's unit."""

# Neither kind of sheet has a print area: what people write below the last paragraph has to be printed as well.


def fill_cover_sheet(worksheet: Worksheet, section: Section, form: Form, report: Report) -> None:
    """Write the report's title, the fields of the cover and the preamble."""
    print_setup.set_up_page(worksheet)
    print_setup.unlock_rows(worksheet, [_LABEL_WIDTH, _VALUE_WIDTH])
    heading = make_title(form, report)
    _write_heading(worksheet, 1, heading.unit + heading.rest, cell_styles.TITLE_FONT, cell_styles.CENTRED_WRAPPED, 2)
    add_note(
        cell_styles.get_cell(worksheet, 1, 1), section.help, "标题由下面的单位名称和报告年度组成，要改就改那两栏。"
    )
    row = 2
    for row, field in enumerate(form.fields, start=3):
        _write_field(worksheet, row, field, report)
    _write_heading(worksheet, row + 2, form.name_of("preamble"), cell_styles.HEADING_FONT, cell_styles.LEFT_WRAPPED, 2)
    _write_paragraphs(worksheet, row + 3, report.prose.get("preamble", ""), cell_styles.PAGE_WIDTH, columns=2)
    print_setup.protect_sheet(worksheet)


def _write_field(worksheet: Worksheet, row: int, field: CoverField, report: Report) -> None:
    label, sheet_cell = cell_styles.get_cell(worksheet, row, 1), cell_styles.get_cell(worksheet, row, 2)
    write_text(label, field.label, cell_styles.LABEL_FONT, cell_styles.LEFT_WRAPPED)
    add_note(label, field.help)
    text = report.cover.get(field.id, "")
    write_text(sheet_cell, text, cell_styles.BODY_FONT, cell_styles.LEFT_WRAPPED)
    if field.kind == "year" and report.year is not None and str(report.year) == text:
        sheet_cell.value = report.year
        sheet_cell.number_format = "0"
    sheet_cell.border = cell_styles.UNDERLINE_BORDER
    sheet_cell.protection = cell_styles.UNLOCKED
    cell_styles.set_growing_height(worksheet, row, cell_styles.estimate_text_height(text, _VALUE_WIDTH, 12))
    if field.choices:
        offer_choices(worksheet, sheet_cell, field.choices)


def fill_prose_sheet(worksheet: Worksheet, section: Section, report: Report) -> None:
    """Write a section of prose in cells that are not merged, so that their rows grow with the text.

    WORKAROUND LibreOffice 7.4: it does not scale a sheet to the paper that has a single column, so there are two.
    """
    print_setup.set_up_page(worksheet)
    text_width = cell_styles.PAGE_WIDTH - _EDGE_WIDTH
    print_setup.unlock_rows(worksheet, [text_width, _EDGE_WIDTH])
    _write_heading(worksheet, 1, section.label, cell_styles.HEADING_FONT, cell_styles.LEFT_WRAPPED, 2)
    add_note(cell_styles.get_cell(worksheet, 1, 1), section.help)
    _write_paragraphs(worksheet, 2, report.prose.get(section.id, ""), text_width)
    print_setup.protect_sheet(worksheet)


def _write_heading(worksheet: Worksheet, row: int, text: str, font: Font, alignment: Alignment, columns: int) -> None:
    """A heading across the page of the cover or a prose sheet."""
    write_text(cell_styles.get_cell(worksheet, row, 1), text, font, alignment)
    worksheet.row_dimensions[row].height = cell_styles.estimate_text_height(
        text, cell_styles.PAGE_WIDTH, font.size or 12
    )
    cell_styles.merge_cells(worksheet, row, 1, row, columns)


def _write_paragraphs(worksheet: Worksheet, row: int, prose: str, width: float, columns: int = 1) -> None:
    """Write one paragraph a cell; width: of its columns together, in Excel's unit.

    A row grows with its text, but for cells that are merged: over several columns, or over several rows where a
    paragraph is too long for the highest row that Excel allows.
    """
    for text in split_into_cells(prose):
        write_text(cell_styles.get_cell(worksheet, row, 1), text, cell_styles.BODY_FONT, cell_styles.TOP_LEFT_WRAPPED)
        height = cell_styles.estimate_text_height(text, width, 12)
        rows = int(height // cell_styles.MAX_ROW_HEIGHT) + 1
        for covered in worksheet.iter_rows(row, row + rows - 1, 1, max(columns, 2)):
            for sheet_cell in covered:
                sheet_cell.protection = cell_styles.UNLOCKED
        if rows == columns == 1:
            cell_styles.set_growing_height(worksheet, row, height)
        else:
            cell_styles.merge_cells(worksheet, row, 1, row + rows - 1, columns)
            for high in range(row, row + rows):
                worksheet.row_dimensions[high].height = height / rows
        row += rows


def write_text(sheet_cell: SheetCell, text: str, font: Font, alignment: Alignment) -> None:
    """Write text into a cell as text, whatever it begins with: =1+1 is no formula here."""
    shown = escape_for_excel(clean_line(text))
    sheet_cell.font = font
    sheet_cell.alignment = alignment
    if shown:
        sheet_cell.value = shown
        sheet_cell.data_type = "s"
        sheet_cell.quotePrefix = shown[0] in "=+-@'"
