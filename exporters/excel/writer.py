"""The workbook: one sheet a section, laid out like the form, to be read, edited by hand and read back whole.

What people see comes first: numbers are numbers, 未填 is a blank; 校验 and 图表 follow the figures by formulas.
A hidden sheet carries the whole report and last year's (model/intake/parcel.py), so that notes, rare characters and
every decimal come back (model/intake).
"""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

from openpyxl import Workbook

from exporters.content.properties import PROGRAM_NAME, make_properties
from exporters.excel import chart_sheet, check_sheet, package, prose_sheets, table_sheets
from exporters.excel.addresses import locate_figures, make_tab_name
from exporters.excel.cell_styles import StyleCache
from model.files.visible_text import escape_for_excel
from model.form.form import Form
from model.importing import embedded_report
from model.report.report import Report
from model.text import clean_line


def write(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Write a settled report as a workbook; last, the report of the year before, travels along unseen."""
    book = Workbook()
    book.remove(book.worksheets[0])
    about = make_properties(form, report)
    book.properties.title, book.properties.subject = escape_for_excel(clean_line(about.title)), about.subject
    book.properties.creator = PROGRAM_NAME
    book.properties.created = datetime.combine(about.created, time())
    styles = StyleCache()
    for section in form.sections:
        page = book.create_sheet(make_tab_name(section))
        if section.kind == "cover":
            prose_sheets.fill_cover_sheet(page, section, form, report)
        elif section.kind == "prose":
            prose_sheets.fill_prose_sheet(page, section, report)
        else:
            table_sheets.fill_table_sheet(page, section, form.tables[section.id], report, styles)
    where = locate_figures(form)
    results = {
        check_sheet.TAB_NAME: check_sheet.fill_check_sheet(
            book.create_sheet(check_sheet.TAB_NAME), form, report, last, where, styles
        ),
        chart_sheet.TAB_NAME: chart_sheet.fill_chart_sheet(
            book.create_sheet(chart_sheet.TAB_NAME), form, report, where, styles
        ),
    }
    _embed_report(book, embedded_report.EmbeddedReport(report, last))
    package.save_workbook(book, path, results)


def _embed_report(book: Workbook, load: embedded_report.EmbeddedReport) -> None:
    page = book.create_sheet(embedded_report.SHEET_NAME)
    page.sheet_state = "veryHidden"
    for row, text in enumerate([embedded_report.MARK, *embedded_report.pack_report(load)], start=1):
        box = page.cell(row, 1, text)
        box.data_type = "s"
