"""Fills the sheet 图表: native charts of the figures on the other sheets, which change with them.

Which figures are shown, and the sentence where there is nothing to draw, are those of the infographic (chart_data.py,
chart_texts.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import cell_styles, print_setup
from exporters.excel.addresses import FigureAreas, join_addresses
from exporters.excel.cell_styles import StyleCache
from exporters.excel.chart import ChartBar, compute_chart_height, make_bar_chart
from exporters.excel.package import FormulaResults, set_formula
from exporters.infographic import chart_data, chart_texts
from exporters.infographic.chart_data import LabelledFigure
from model.form.form import Form
from model.importing.document import DERIVED_SHEETS
from model.report.report import Report

TAB_NAME = "图表"

_COLUMN_WIDTHS = (24.0, 12.0, 48.0)
_ROW_HEIGHT = 21.0
"""Points."""

_POINTS_PER_CM = 72 / 2.54


@dataclass(frozen=True, slots=True)
class _SummedBar:
    """One bar: its name and number, the ids of the cells it adds up, and whether it is drawn in the pale colour."""

    entry: LabelledFigure
    cell_ids: tuple[str, ...]
    is_pale: bool = False


def fill_chart_sheet(
    worksheet: Worksheet, form: Form, report: Report, areas: FigureAreas, styles: StyleCache
) -> FormulaResults:
    """Write the sheet and return the results of its formulas."""
    sheet = _ChartSheetWriter(worksheet, areas, styles)
    for column, width in enumerate(_COLUMN_WIDTHS, start=1):
        worksheet.column_dimensions[get_column_letter(column)].width = width
    sheet.write_line(DERIVED_SHEETS[TAB_NAME], heading=True)
    report = replace(report, stated_totals={})  # the other sheets show the computed totals
    bars = _make_applicant_bars(form, report)
    sheet.add_chart("本年新收：谁在申请", bars, chart_texts.describe_applicants([bar.entry for bar in bars])[0])
    *groups, left = _make_result_bars(form, report)
    sheet.add_chart(
        "办理结果", [*groups, left], chart_texts.describe_results([bar.entry for bar in groups], left.entry)[0]
    )
    print_setup.set_up_page(worksheet)
    worksheet.print_area = f"A1:{get_column_letter(len(_COLUMN_WIDTHS))}{sheet.next_row - 1}"
    print_setup.protect_sheet(worksheet)
    return sheet.results


def _make_applicant_bars(form: Form, report: Report) -> list[_SummedBar]:
    """本年新收 by kind of applicant, each bar from a single cell."""
    columns = [column for column in form.tables["requests"].blocks[0].columns if not column.computed]
    entries = chart_data.list_applicants(form, report)
    return [
        _SummedBar(entry, (f"requests.received.{column.id}",)) for entry, column in zip(entries, columns, strict=True)
    ]


def _make_result_bars(form: Form, report: Report) -> Iterator[_SummedBar]:
    """The groups of 本年度办理结果, each the sum of its rows, and 结转下年度 as a pale bar."""
    rows = [row for row in form.tables["requests"].list_lines("row") if row.under and not row.computed]
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row.under[1:] or row.id)]
    for entry, group in zip(chart_data.list_results(form, report), groups, strict=True):
        yield _SummedBar(entry, tuple(f"requests.{row.id}.total" for row in group))
    yield _SummedBar(
        chart_data.find_request_total(form, report, "carried_out"), ("requests.carried_out.total",), is_pale=True
    )


@dataclass
class _ChartSheetWriter:
    """Writes the sheet from top to bottom. next_row: the next free one; results: of the formulas, by address."""

    worksheet: Worksheet
    areas: FigureAreas
    styles: StyleCache
    next_row: int = 1
    results: FormulaResults = field(default_factory=dict)

    def write_line(self, text: str, heading: bool = False) -> None:
        """A line of text over all columns."""
        font = cell_styles.HEADING_FONT if heading else cell_styles.BODY_FONT
        sheet_cell = cell_styles.get_cell(self.worksheet, self.next_row, 1)
        sheet_cell.value, sheet_cell.font, sheet_cell.alignment = text, font, cell_styles.LEFT_WRAPPED
        cell_styles.merge_cells(self.worksheet, self.next_row, 1, self.next_row, len(_COLUMN_WIDTHS))
        self.worksheet.row_dimensions[self.next_row].height = cell_styles.estimate_text_height(
            text, cell_styles.PAGE_WIDTH, font.size or 12
        )
        self.next_row += 1

    def add_chart(self, heading: str, bars: Sequence[_SummedBar], sentence: str) -> None:
        """A heading, the figures as a small table and the chart; only the sentence where there is nothing to draw."""
        self.next_row += 1
        self.write_line(heading)
        if chart_data.summarise_state(bar.entry for bar in bars) != "shown":
            self.write_line(sentence)
            return
        chart_bars = [ChartBar(bar.entry.label, bar.entry.number, bar.is_pale) for bar in bars]
        chart = make_bar_chart(heading, chart_bars, TAB_NAME, self.next_row)
        for bar in bars:
            self._write_bar(bar)
        self.worksheet.add_chart(chart, f"A{self.next_row + 1}")
        rows = 1 + ceil(compute_chart_height(len(bars)) * _POINTS_PER_CM / _ROW_HEIGHT)
        for row in range(self.next_row, self.next_row + rows):
            self.worksheet.row_dimensions[row].height = _ROW_HEIGHT
        self.next_row += rows

    def _write_bar(self, bar: _SummedBar) -> None:
        """The row of a bar: its name, and a formula over the cells it adds up."""
        label, sheet_cell = (
            cell_styles.get_cell(self.worksheet, self.next_row, 1),
            cell_styles.get_cell(self.worksheet, self.next_row, 2),
        )
        label.value = bar.entry.label
        text = f"=SUM({join_addresses(self.areas['', cell] for cell in bar.cell_ids)})"
        self.styles.apply_style(label, cell_styles.TEXT_STYLE)
        self.styles.apply_style(sheet_cell, cell_styles.RESULT_STYLE)
        set_formula(sheet_cell, text, bar.entry.number, self.results)
        dimension = self.worksheet.column_dimensions["B"]
        dimension.width = max(dimension.width, cell_styles.estimate_column_width(bar.entry.number))
        self.worksheet.row_dimensions[self.next_row].height = _ROW_HEIGHT
        self.next_row += 1
