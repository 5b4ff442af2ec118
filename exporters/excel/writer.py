"""Writes a report as a workbook: one sheet for each section, laid out like the form, to be edited and read back.

Numbers are numbers and 未填 is a blank cell; totals and the sheets 校验 and 图表 follow the figures by formulas. A
hidden sheet contains the whole report and last year's (model/importing/embedded_report.py), so that notes, rare
characters and every decimal are there when the workbook is imported again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path

from openpyxl import Workbook

from exporters.content.properties import PROGRAM_NAME, make_properties
from exporters.content.report_content import ReportContent
from exporters.excel import chart_sheet, check_sheet, correction_sheet, package, prose_sheets, table_sheets
from exporters.excel.addresses import locate_figures, make_tab_name
from exporters.excel.cell_styles import StyleCache
from exporters.excel.package import FormulaResults
from exporters.excel.total_formulas import make_total_formulas
from model.importing import embedded_report
from model.importing.document import EMBEDDED_SHEET
from model.text import clean_line
from model.workbook_text import escape_for_excel


def write(content: ReportContent, path: Path) -> None:
    """Write the workbook of a report; the options of the export do not change it. Raises OSError."""
    book = Workbook()
    book.remove(book.worksheets[0])  # openpyxl begins every workbook with an empty sheet
    results = fill_report_sheets(book, content, StyleCache())
    embed_report(book, content)
    package.save_workbook(book, path, results)


def fill_report_sheets(
    book: Workbook, content: ReportContent, styles: StyleCache, entry_formulas: Mapping[str, str] | None = None
) -> dict[str, FormulaResults]:
    """Add the sheets of a report that people see, and the document's properties.

    entry_formulas: by cell id, those that come to its entries, where these are sums themselves. Returned are the
    results of all formulas, by sheet.
    """
    form, report, last = content.form, content.report, content.last
    _set_properties(book, content)
    areas = locate_figures(form)
    formulas = {**make_total_formulas(form, report, areas), **(entry_formulas or {})}
    results: dict[str, FormulaResults] = {}
    for section in form.sections:
        name = make_tab_name(section)
        worksheet = book.create_sheet(name)
        if section.kind == "cover":
            prose_sheets.fill_cover_sheet(worksheet, section, form, report)
        elif section.kind == "prose":
            prose_sheets.fill_prose_sheet(worksheet, section, report)
        else:
            table = form.tables[section.id]
            results[name] = table_sheets.fill_table_sheet(worksheet, section, table, report, styles, formulas)
    worksheet = book.create_sheet(check_sheet.TAB_NAME)
    results[check_sheet.TAB_NAME] = check_sheet.fill_check_sheet(worksheet, form, report, last, areas, styles)
    worksheet = book.create_sheet(chart_sheet.TAB_NAME)
    results[chart_sheet.TAB_NAME] = chart_sheet.fill_chart_sheet(worksheet, form, report, areas, styles)
    correction_sheet.add_sheet(book, report, styles)
    return results


def _set_properties(book: Workbook, content: ReportContent) -> None:
    """Write the properties of the document, which file managers show."""
    properties = make_properties(content.form, content.report)
    book.properties.title = escape_for_excel(clean_line(properties.title))
    book.properties.subject = properties.subject
    book.properties.creator = PROGRAM_NAME
    book.properties.created = datetime.combine(properties.created, time())  # midnight: only the day is known


def embed_report(book: Workbook, content: ReportContent) -> None:
    """Add the hidden sheet with the whole report as text, piece by piece in column A."""
    worksheet = book.create_sheet(EMBEDDED_SHEET)
    worksheet.sheet_state = "veryHidden"  # not offered by the command that shows hidden sheets again
    embedded = embedded_report.EmbeddedReport(content.report, content.last, content.parts)
    for row, text in enumerate(embedded_report.pack_report(embedded), start=1):
        sheet_cell = worksheet.cell(row, 1, text)
        sheet_cell.data_type = "s"  # text, whatever openpyxl would take it for
