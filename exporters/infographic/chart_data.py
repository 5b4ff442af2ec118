"""Chooses the figures of a report that the infographic shows, and their labels; charts and sentences both use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.form.figures import Figure, Kind, Money, Number, number_of
from model.form.form import Cell, Form, TableBlock
from model.report.report import Report

UNFILLED_TEXT = "未填"
NOTHING_TEXT = "没有"

_NUMBERING = re.compile(r"^（[一二三四五六七八九十]+）|（.*）$")
_REDUNDANT_WORDS = re.compile(r"^本年(?=[^增])|件数$|(?<!总)数量$|(?<=总数)量$|（.*）$")


@dataclass(frozen=True, slots=True)
class LabelledFigure:
    """A figure with its label; figure is None for 未填."""

    label: str
    figure: Figure | None
    unit: str = "件"
    kind: Kind = "count"

    @property
    def number(self) -> Number:
        """The number that decides a bar's length; 0 for 未填."""
        return 0 if self.figure is None else number_of(self.figure)

    @property
    def number_text(self) -> str:
        """The number as it is shown, without its unit; 未填 where there is none, 增 or 减 before a signed one."""
        if self.figure is None:
            return UNFILLED_TEXT
        if self.kind == "signed" and self.number:
            return format_change(self.number)
        return group_digits(self.number)

    @property
    def full_text(self) -> str:
        """The number as it is shown, with its unit."""
        if self.figure is None:
            return self.number_text
        unit = self.figure.unit if isinstance(self.figure, Money) else self.unit
        return self.number_text + unit


DataState = Literal["shown", "zero", "blank"]
"""zero: all figures are 0, so that there is nothing to draw; blank: none is filled in; shown: anything else."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures that belong together under a label: a kind of document, a group of cases.

    parent_label: the label of the group's own group, such as 行政诉讼.
    """

    label: str
    figures: tuple[LabelledFigure, ...]
    total: LabelledFigure | None = None
    parent_label: str = ""

    @property
    def state(self) -> DataState:
        """Whether there is anything to draw."""
        figures = self.figures if self.total is None else (*self.figures, self.total)
        return summarise_state(figures)


@dataclass(frozen=True, slots=True)
class YearChange:
    """One figure in two years."""

    this_year: LabelledFigure
    last_year: LabelledFigure

    @property
    def difference(self) -> Number | None:
        """This year's number less last year's; None where one of them is 未填."""
        if self.this_year.figure is None or self.last_year.figure is None:
            return None
        return self.this_year.number - self.last_year.number

    @property
    def text(self) -> str:
        """增7件, 减2件, 持平; "" where the two cannot be compared."""
        if self.difference is None:
            return ""
        if self.difference == 0:
            return "持平"
        return format_change(self.difference) + self.this_year.unit


def summarise_state(entries: Iterable[LabelledFigure]) -> DataState:
    """The state of these figures together."""
    known = tuple(entries)
    if all(entry.figure is None for entry in known):
        return "blank"
    if all(entry.figure is not None and not entry.number for entry in known):
        return "zero"
    return "shown"


def group_digits(value: Number) -> str:
    """The number with thousands separators."""
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"


def format_change(value: Number) -> str:
    """A number other than 0 as a change: 增7, 减2."""
    sign = "增" if value > 0 else "减"
    return sign + group_digits(value if value > 0 else -value)


def find_request_total(form: Form, report: Report, row: str) -> LabelledFigure:
    """The 总计 of a row of 表三, under its common name."""
    line = next(line for line in form.tables["requests"].list_lines("row") if line.id == row)
    label = {"handled": "本年办结", "carried_out": "结转下年"}.get(row, line.short or line.label)
    return LabelledFigure(label, report.stated_or_computed(f"requests.{row}.total"))


def list_applicants(form: Form, report: Report) -> tuple[LabelledFigure, ...]:
    """本年新收 by kind of applicant, in the form's order."""
    columns = form.tables["requests"].blocks[0].columns
    return tuple(
        LabelledFigure(column.label, report.stated_or_computed(f"requests.received.{column.id}"))
        for column in columns
        if not column.computed
    )


def list_results(form: Form, report: Report) -> tuple[LabelledFigure, ...]:
    """The groups of 三、本年度办理结果, each the sum of its rows."""
    groups: dict[str, list[Figure | None]] = {}
    for row in form.tables["requests"].list_lines("row"):
        if row.under and not row.computed:
            group_label = row.under[1] if len(row.under) > 1 else row.label
            label = _NUMBERING.sub("", _NUMBERING.sub("", group_label))  # the number, then what is in brackets
            groups.setdefault(label, []).append(report.stated_or_computed(f"requests.{row.id}.total"))
    return tuple(LabelledFigure(label, _sum_known(figures)) for label, figures in groups.items())


def _sum_known(figures: Iterable[Figure | None]) -> Number | None:
    """The sum of the figures that are filled in; None where none is, as in the form's own totals."""
    known = [number_of(figure) for figure in figures if figure is not None]
    return sum(known) if known else None


def list_decisions(form: Form, report: Report) -> Iterator[tuple[LabelledFigure, tuple[LabelledFigure, ...]]]:
    """行政许可 and the like: the decisions of the year, and what else 表二 states of them (edition 2019: 项目数量)."""
    for block in form.tables["disclosure"].blocks:
        if any(column.id == "decisions" for column in block.columns):
            for row in block.rows:
                entries = dict(_list_row_figures(block, row.id, report))
                yield LabelledFigure(row.label, entries.pop("decisions").figure), tuple(entries.values())


def list_documents(form: Form, report: Report) -> tuple[FigureRow, ...]:
    """The other rows of 表二: 规章, 规范性文件, 收费, 采购."""
    rows = []
    for block in form.tables["disclosure"].blocks:
        if all(column.id != "decisions" for column in block.columns):
            for row in block.rows:
                figures = (figure for _, figure in _list_row_figures(block, row.id, report))
                rows.append(FigureRow(row.label, tuple(figures)))
    return tuple(rows)


def _list_row_figures(block: TableBlock, row: str, report: Report) -> Iterator[tuple[str, LabelledFigure]]:
    """The id of each column and the row's figure there, with a short label."""
    for column in block.columns:
        cell = block.cells[row, column.id]
        label = _REDUNDANT_WORDS.sub("", column.label)
        figure = report.stated_or_computed(cell.id)
        yield column.id, LabelledFigure(label, figure, _choose_unit(cell), cell.kind)


def _choose_unit(cell: Cell) -> str:
    """The unit of a cell's figures; the form states none for most counts."""
    if cell.unit or cell.kind in {"amount", "money"}:
        return cell.unit
    return "项" if "项目" in cell.column.label or cell.kind == "signed" else "件"


def list_cases(form: Form, report: Report) -> tuple[FigureRow, ...]:
    """复议 and 诉讼 by group: how many cases ended in which way, and how many there were."""
    groups: dict[str, dict[str, LabelledFigure]] = {}
    labels: dict[str, tuple[str, ...]] = {}
    for cell in form.tables["remedies"].cells:
        group, _, result = cell.column.id.partition(".")
        labels[group] = cell.column.under
        figure = LabelledFigure(cell.column.label, report.stated_or_computed(cell.id))
        groups.setdefault(group, {})[result] = figure
    rows = []
    for group, figures in groups.items():
        total = figures.pop("total")
        parent_label = labels[group][0] if len(labels[group]) > 1 else ""
        rows.append(FigureRow(labels[group][-1], tuple(figures.values()), total, parent_label))
    return tuple(rows)


def list_changes(form: Form, report: Report, last: Report) -> tuple[YearChange, ...]:
    """本年新收, 本年办结, 予以公开 and 结转下年 in both years; the ids of 总计 mean the same in every edition."""
    received, handled, carried_out = (
        YearChange(find_request_total(form, report, row), find_request_total(form, last, row))
        for row in ("received", "handled", "carried_out")
    )
    granted = list_results(form, report)[0]
    granted_before = LabelledFigure(granted.label, last.stated_or_computed("requests.granted.total"))
    return received, handled, YearChange(granted, granted_before), carried_out


def format_year(report: Report, otherwise: str) -> str:
    """The report's year as in 2025年, or the other words while it has none."""
    return otherwise if report.year is None else f"{report.year}年"
