"""The workbook: one sheet a section, laid out like the form, to be read, edited by hand and read back whole.

What people see comes first: numbers are numbers, 未填 is a blank; 校验 and 图表 follow the figures by formulas.
A hidden sheet carries the whole report and last year's (model/intake/parcel.py), so that notes, rare characters and
every decimal come back (model/intake).
"""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

from openpyxl import Workbook

from exporters.content.properties import PROGRAM, properties
from exporters.excel import chart_sheet, check_sheet, package, prose_sheets, table_sheets
from exporters.excel.addresses import places, tab
from exporters.excel.cell_styles import Wardrobe
from model.files.visible_text import escape
from model.form.form import Form
from model.importing import embedded_report
from model.report.report import Report
from model.text import clean


def write(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Write a settled report as a workbook; last, the report of the year before, travels along unseen."""
    book = Workbook()
    book.remove(book.worksheets[0])
    about = properties(form, report)
    book.properties.title, book.properties.subject = escape(clean(about.title)), about.subject
    book.properties.creator = PROGRAM
    book.properties.created = datetime.combine(about.made, time())
    wardrobe = Wardrobe()
    for section in form.sections:
        page = book.create_sheet(tab(section))
        if section.kind == "cover":
            prose_sheets.fill_cover(page, section, form, report)
        elif section.kind == "prose":
            prose_sheets.fill_prose(page, section, report)
        else:
            table_sheets.fill(page, section, form.tables[section.id], report, wardrobe)
    where = places(form)
    results = {
        check_sheet.TAB: check_sheet.fill(book.create_sheet(check_sheet.TAB), form, report, last, where, wardrobe),
        chart_sheet.TAB: chart_sheet.fill(book.create_sheet(chart_sheet.TAB), form, report, where, wardrobe),
    }
    _stow(book, embedded_report.Parcel(report, last))
    package.save(book, path, results)


def _stow(book: Workbook, load: embedded_report.Parcel) -> None:
    page = book.create_sheet(embedded_report.SHEET)
    page.sheet_state = "veryHidden"
    for row, text in enumerate([embedded_report.MARK, *embedded_report.pack(load)], start=1):
        box = page.cell(row, 1, text)
        box.data_type = "s"
