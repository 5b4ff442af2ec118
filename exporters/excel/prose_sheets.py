"""The sheets of words: the cover with its fields, and one sheet for each section of prose."""

from __future__ import annotations

from openpyxl.cell.cell import Cell as Box
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from exporters.content.blocks import title
from exporters.excel import cell_styles as look
from exporters.excel import print_setup as xlsx_page
from exporters.excel.cell_notes import note
from exporters.excel.data_validation import offer
from model.files.visible_text import escape, pieces
from model.form.form import Field, Form, Section
from model.report.report import Report
from model.text import clean

_LABEL_WIDTH = 14.0
_VALUE_WIDTH = look.PAGE - _LABEL_WIDTH
_COLUMNS = 8

# Neither kind of sheet has a print area: what people write below the last paragraph has to print as well.


def fill_cover(page: Worksheet, section: Section, form: Form, report: Report) -> None:
    """The report's title, the fields of the cover and the preamble."""
    xlsx_page.set_paper(page)
    xlsx_page.free_rows(page, [_LABEL_WIDTH, _VALUE_WIDTH])
    heading = title(form, report)
    _span(page, 1, heading.unit + heading.rest, look.TITLE, look.CENTRED, 2)
    note(look.box(page, 1, 1), section.help, "标题由下面的单位名称和报告年度组成，要改就改那两栏。")
    row = 2
    for row, field in enumerate(form.fields, start=3):
        _field(page, row, field, report)
    _span(page, row + 2, form.name_of("preamble"), look.HEADING, look.STUB, 2)
    _paragraphs(page, row + 3, report.prose.get("preamble", ""), 2)
    xlsx_page.lock(page)


def _field(page: Worksheet, row: int, field: Field, report: Report) -> None:
    label, box = look.box(page, row, 1), look.box(page, row, 2)
    say(label, field.label, look.LABEL, look.STUB)
    note(label, field.help)
    text = report.cover.get(field.id, "")
    say(box, text, look.BODY, look.STUB)
    if field.kind == "year" and report.year is not None and str(report.year) == text:
        box.value = report.year
        box.number_format = "0"
    box.border = look.UNDERLINED
    box.protection = look.UNLOCKED
    page.row_dimensions[row].height = look.height_of(text, _VALUE_WIDTH, 12)
    if field.choices:
        offer(page, box, field.choices)


def fill_prose(page: Worksheet, section: Section, report: Report) -> None:
    """Eight columns merged: a page of one wide column is not scaled to the paper by every program."""
    xlsx_page.set_paper(page)
    xlsx_page.free_rows(page, [look.PAGE / _COLUMNS] * _COLUMNS)
    _span(page, 1, section.label, look.HEADING, look.STUB, _COLUMNS)
    note(look.box(page, 1, 1), section.help)
    _paragraphs(page, 2, report.prose.get(section.id, ""), _COLUMNS)
    xlsx_page.lock(page)


def _span(page: Worksheet, row: int, text: str, font: Font, alignment: Alignment, columns: int) -> None:
    """A heading across the page of the cover or a prose sheet."""
    say(look.box(page, row, 1), text, font, alignment)
    page.row_dimensions[row].height = look.height_of(text, look.PAGE, font.size or 12)
    look.merge(page, row, 1, row, columns)


def _paragraphs(page: Worksheet, row: int, prose: str, columns: int) -> None:
    """One paragraph a cell; one too long for the tallest row Excel allows is merged over several."""
    for text in pieces(prose):
        say(look.box(page, row, 1), text, look.BODY, look.PROSE)
        height = look.height_of(text, look.PAGE, 12)
        rows = int(height // look.TALLEST) + 1
        for covered in page.iter_rows(row, row + rows - 1, 1, columns):
            for box in covered:
                box.protection = look.UNLOCKED
        look.merge(page, row, 1, row + rows - 1, columns)
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
