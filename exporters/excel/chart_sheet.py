"""The sheet 图表: charts a person can restyle, drawn from the figures on the other sheets and changing with them.

Which figures, and the sentence where there is nothing to draw: the same as in the picture (infographic_figures.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import cell_styles, print_setup
from exporters.excel.addresses import Places, listed
from exporters.excel.cell_styles import Wardrobe
from exporters.excel.chart import chart, height_of
from exporters.excel.package import Results, compute
from exporters.infographic import chart_data, chart_texts
from exporters.infographic.chart_data import Entry
from model.form.form import Form
from model.importing.document import BESIDE
from model.report.report import Report

TAB = "图表"

_WIDTHS = (24.0, 12.0, 48.0)
_ROW = 21.0
"""Points."""

_POINTS_OF_CM = 72 / 2.54


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: its name and number, the cells it adds up, and whether it is drawn pale."""

    entry: Entry
    cells: tuple[str, ...]
    pale: bool = False


def fill(page: Worksheet, form: Form, report: Report, places: Places, wardrobe: Wardrobe) -> Results:
    """Write the sheet; what its formulas come to."""
    sheet = _Sheet(page, places, wardrobe)
    for column, width in enumerate(_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    sheet.say(BESIDE[TAB], heading=True)
    report = replace(report, claims={})  # the other sheets show the computed totals
    bars = _applicants(form, report)
    sheet.draw("本年新收：谁在申请", bars, chart_texts.applicants([bar.entry for bar in bars])[0])
    *groups, left = _results(form, report)
    sheet.draw("办理结果", [*groups, left], chart_texts.results([bar.entry for bar in groups], left.entry)[0])
    print_setup.set_paper(page)
    page.print_area = f"A1:{get_column_letter(len(_WIDTHS))}{sheet.row - 1}"
    print_setup.lock(page)
    return sheet.results


def _applicants(form: Form, report: Report) -> list[_Bar]:
    columns = [column for column in form.tables["requests"].blocks[0].columns if not column.computed]
    entries = chart_data.applicants(form, report)
    return [_Bar(entry, (f"requests.received.{column.id}",)) for entry, column in zip(entries, columns, strict=True)]


def _results(form: Form, report: Report) -> Iterator[_Bar]:
    """The groups of results, and what is left for next year."""
    rows = [row for row in form.tables["requests"].lines("row") if row.under and not row.computed]
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row.under[1:] or row.id)]
    for entry, group in zip(chart_data.results(form, report), groups, strict=True):
        yield _Bar(entry, tuple(f"requests.{row.id}.total" for row in group))
    yield _Bar(chart_data.requests(form, report, "carried_out"), ("requests.carried_out.total",), pale=True)


@dataclass
class _Sheet:
    """The sheet while it is written. row: the next free one; results: by address."""

    page: Worksheet
    places: Places
    wardrobe: Wardrobe
    row: int = 1
    results: Results = field(default_factory=dict)

    def say(self, text: str, heading: bool = False) -> None:
        """A line of words."""
        font = cell_styles.HEADING if heading else cell_styles.BODY
        box = cell_styles.box(self.page, self.row, 1)
        box.value, box.font, box.alignment = text, font, cell_styles.STUB
        cell_styles.merge(self.page, self.row, 1, self.row, len(_WIDTHS))
        self.page.row_dimensions[self.row].height = cell_styles.height_of(text, cell_styles.PAGE, font.size or 12)
        self.row += 1

    def draw(self, heading: str, bars: Sequence[_Bar], says: str) -> None:
        """A heading, the figures as a small table, the chart below; only words where there is nothing to draw."""
        self.row += 1
        self.say(heading)
        if chart_data.state(bar.entry for bar in bars) != "shown":
            self.say(says)
            return
        drawn = chart(heading, [(bar.entry.label, bar.entry.number, bar.pale) for bar in bars], TAB, self.row)
        for bar in bars:
            self._write(bar)
        self.page.add_chart(drawn, f"A{self.row + 1}")
        rows = 1 + ceil(height_of(len(bars)) * _POINTS_OF_CM / _ROW)
        for row in range(self.row, self.row + rows):
            self.page.row_dimensions[row].height = _ROW
        self.row += rows

    def _write(self, bar: _Bar) -> None:
        """The row of a bar: its name, and a formula over the cells it adds up."""
        label, box = cell_styles.box(self.page, self.row, 1), cell_styles.box(self.page, self.row, 2)
        label.value = bar.entry.label
        text = f"=SUM({listed(self.places['', cell] for cell in bar.cells)})"
        self.wardrobe.dress(label, cell_styles.WORDS)
        self.wardrobe.dress(box, cell_styles.RESULT)
        compute(box, text, bar.entry.number, self.results)
        dimension = self.page.column_dimensions["B"]
        dimension.width = max(dimension.width, cell_styles.room_for(bar.entry.number))
        self.page.row_dimensions[self.row].height = _ROW
        self.row += 1
