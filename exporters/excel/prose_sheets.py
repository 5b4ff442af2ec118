"""The sheets of words: the cover with its fields, and one sheet for each section of prose."""

from __future__ import annotations

from openpyxl.cell.cell import Cell as Box
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from exporters.content.blocks import title
from exporters.excel import cell_styles, print_setup
from exporters.excel.cell_notes import note
from exporters.excel.data_validation import offer
from model.files.visible_text import escape, pieces
from model.form.form import Field, Form, Section
from model.report.report import Report
from model.text import clean

_LABEL_WIDTH = 14.0
_VALUE_WIDTH = cell_styles.PAGE - _LABEL_WIDTH
_COLUMNS = 8

# Neither kind of sheet has a print area: what people write below the last paragraph has to print as well.


def fill_cover(page: Worksheet, section: Section, form: Form, report: Report) -> None:
    """The report's title, the fields of the cover and the preamble."""
    print_setup.set_paper(page)
    print_setup.free_rows(page, [_LABEL_WIDTH, _VALUE_WIDTH])
    heading = title(form, report)
    _span(page, 1, heading.unit + heading.rest, cell_styles.TITLE, cell_styles.CENTRED, 2)
    note(cell_styles.box(page, 1, 1), section.help, "标题由下面的单位名称和报告年度组成，要改就改那两栏。")
    row = 2
    for row, field in enumerate(form.fields, start=3):
        _field(page, row, field, report)
    _span(page, row + 2, form.name_of("preamble"), cell_styles.HEADING, cell_styles.STUB, 2)
    _paragraphs(page, row + 3, report.prose.get("preamble", ""), 2)
    print_setup.lock(page)


def _field(page: Worksheet, row: int, field: Field, report: Report) -> None:
    label, box = cell_styles.box(page, row, 1), cell_styles.box(page, row, 2)
    say(label, field.label, cell_styles.LABEL, cell_styles.STUB)
    note(label, field.help)
    text = report.cover.get(field.id, "")
    say(box, text, cell_styles.BODY, cell_styles.STUB)
    if field.kind == "year" and report.year is not None and str(report.year) == text:
        box.value = report.year
        box.number_format = "0"
    box.border = cell_styles.UNDERLINED
    box.protection = cell_styles.UNLOCKED
    page.row_dimensions[row].height = cell_styles.height_of(text, _VALUE_WIDTH, 12)
    if field.choices:
        offer(page, box, field.choices)


def fill_prose(page: Worksheet, section: Section, report: Report) -> None:
    """Eight columns merged: a page of one wide column is not scaled to the paper by every program."""
    print_setup.set_paper(page)
    print_setup.free_rows(page, [cell_styles.PAGE / _COLUMNS] * _COLUMNS)
    _span(page, 1, section.label, cell_styles.HEADING, cell_styles.STUB, _COLUMNS)
    note(cell_styles.box(page, 1, 1), section.help)
    _paragraphs(page, 2, report.prose.get(section.id, ""), _COLUMNS)
    print_setup.lock(page)


def _span(page: Worksheet, row: int, text: str, font: Font, alignment: Alignment, columns: int) -> None:
    """A heading across the page of the cover or a prose sheet."""
    say(cell_styles.box(page, row, 1), text, font, alignment)
    page.row_dimensions[row].height = cell_styles.height_of(text, cell_styles.PAGE, font.size or 12)
    cell_styles.merge(page, row, 1, row, columns)


def _paragraphs(page: Worksheet, row: int, prose: str, columns: int) -> None:
    """One paragraph a cell; one too long for the tallest row Excel allows is merged over several."""
    for text in pieces(prose):
        say(cell_styles.box(page, row, 1), text, cell_styles.BODY, cell_styles.PROSE)
        height = cell_styles.height_of(text, cell_styles.PAGE, 12)
        rows = int(height // cell_styles.TALLEST) + 1
        for covered in page.iter_rows(row, row + rows - 1, 1, columns):
            for box in covered:
                box.protection = cell_styles.UNLOCKED
        cell_styles.merge(page, row, 1, row + rows - 1, columns)
        for high in range(row, row + rows):
            page.row_dimensions[high].height = height / rows
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
