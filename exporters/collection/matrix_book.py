"""汇总表: a sum as a workbook whose figures are formulas over the units, which an auditor can follow.

The first sheets are the report of the sum in the form's layout, so that it is read back as any workbook of ours. Each
entry there is the SUM of a column of the sheets behind it: one sheet for each table, one row for each unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook

import exporters
from exporters.collection.matrix_sheet import MatrixSheet, fill_matrix_sheet, locate_rows
from exporters.collection.status_sheet import fill_status_sheet
from exporters.collection.unit_columns import lay_out_columns
from exporters.collection.unit_rows import UnitRow, add_up, list_rows
from exporters.content.report_content import ReportContent
from exporters.excel import package, writer
from exporters.excel.cell_styles import StyleCache
from exporters.excel.raw_rows import RawRows
from model.checks.rules import compute_totals
from model.collecting.collected import CollectedSum
from model.form import editions
from model.form.figures import number_of
from model.form.form import Form
from model.importing.document import DERIVED_SHEETS
from model.report.report import Report
from model.report.summed_parts import SummedPart, SumParts

STATUS_TAB = "各单位情况"


def write_matrix(collected: CollectedSum, target: Path, parts: SumParts | None = None) -> None:
    """Write 汇总表 of a sum. Raises UnwritableFile.

    parts: what the units are made of where they are sums themselves; None for the units alone.
    """
    form = editions.load_form(collected.report.edition)
    report = compute_totals(form, collected.report)
    rows = list_rows(form, collected)
    content = ReportContent(form, report, collected.last_year, parts=parts or _list_parts(form, collected, rows))
    layouts = [lay_out_columns(form, table) for table in form.tables.values()]
    sheets = [locate_rows(columns, len(rows)) for columns in layouts]
    with exporters.replace_file(target) as temporary:
        book, styles = Workbook(), StyleCache()
        book.remove(book.worksheets[0])  # openpyxl begins every workbook with an empty sheet
        formulas = dict(_make_entry_formulas(form, report, rows, sheets))
        results = writer.fill_report_sheets(book, content, styles, formulas)
        raw_rows: dict[str, RawRows] = {}
        for columns, sheet in zip(layouts, sheets, strict=True):
            worksheet = book.create_sheet(sheet.tab)
            raw_rows[sheet.tab] = fill_matrix_sheet(worksheet, form, columns, sheet, rows, styles)
        fill_status_sheet(book.create_sheet(STATUS_TAB), DERIVED_SHEETS[STATUS_TAB], collected.units, styles)
        writer.embed_report(book, content)
        package.save_workbook(book, temporary, results, raw_rows)


def _list_parts(form: Form, collected: CollectedSum, rows: Sequence[UnitRow]) -> SumParts:
    """What the sum is made of, so that its workbook can be a unit of the next collection."""
    parts = (SummedPart(row.name, form.edition, row.figures) for row in rows if row.unit)
    adjustments = ((change.cell, change.amount, change.reason) for change in collected.adjustments)
    return SumParts(tuple(parts), tuple(adjustments))


def _make_entry_formulas(
    form: Form, report: Report, rows: Sequence[UnitRow], sheets: Sequence[MatrixSheet]
) -> Iterator[tuple[str, str]]:
    """By cell id, the formula of each entry of the sum: it adds up the units, and stays blank while all are 未填.

    An entry that is blank in the sum though units have figures, or the other way round, gets none.
    """
    for sheet in sheets:
        for cell in sheet.letters.keys() & form.entry_ids:
            figure, summed = report.printed_figure(cell), add_up(rows, cell)
            if figure is None and summed is None:
                area = sheet.make_sum(cell).removeprefix("SUM")
                yield cell, f'=IF(COUNT{area}=0,"",SUM{area})'
            elif figure is not None and summed is not None and number_of(figure) == summed:
                yield cell, f"={sheet.make_sum(cell)}"
