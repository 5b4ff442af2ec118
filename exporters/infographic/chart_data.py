"""Which figures of a report a picture shows, under which names. Charts draw them, sentences say them: one source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.form.figures import Figure, Kind, Money, Number, number
from model.form.form import Block, Cell, Form
from model.report.report import Report

UNFILLED = "未填"
NOTHING = "没有"

_NUMBERED = re.compile(r"^（[一二三四五六七八九十]+）|（.*）$")
_WORDY = re.compile(r"^本年(?=[^增])|件数$|(?<!总)数量$|(?<=总数)量$|（.*）$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with its name; figure is None for 未填."""

    label: str
    figure: Figure | None
    unit: str = "件"
    kind: Kind = "count"

    @property
    def number(self) -> Number:
        """The number a bar is as long as; 0 for 未填."""
        return 0 if self.figure is None else number(self.figure)

    @property
    def bare(self) -> str:
        """The number as it is shown, without its unit; 未填 where there is none."""
        if self.figure is None:
            return UNFILLED
        if self.kind == "signed" and self.number:
            return change_words(self.number)
        return grouped(self.number)

    @property
    def full(self) -> str:
        """The number with its unit."""
        unit = self.figure.unit if isinstance(self.figure, Money) else self.unit
        return self.bare if self.figure is None else self.bare + unit


State = Literal["shown", "zero", "blank"]


@dataclass(frozen=True, slots=True)
class Row:
    """Entries that belong together under a name: a kind of document, a group of cases."""

    label: str
    entries: tuple[Entry, ...]
    total: Entry | None = None
    within: str = ""
    """What the name belongs to: 行政诉讼."""

    @property
    def state(self) -> State:
        """Whether there is anything to draw."""
        return state(self.entries if self.total is None else (*self.entries, self.total))


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in two years."""

    now: Entry
    before: Entry

    @property
    def difference(self) -> Number | None:
        """This year's less last year's; None where one of them is 未填."""
        unfilled = self.now.figure is None or self.before.figure is None
        return None if unfilled else self.now.number - self.before.number

    @property
    def words(self) -> str:
        """增7件, 减2件, 持平; "" where the two cannot be compared."""
        if self.difference is None:
            return ""
        return change_words(self.difference) + self.now.unit if self.difference else "持平"


def state(entries: Iterable[Entry]) -> State:
    """zero: all are 0, so that there is nothing to draw; blank: none is filled in; shown: anything else."""
    known = tuple(entries)
    if all(entry.figure is None for entry in known):
        return "blank"
    return "zero" if all(entry.figure is not None and not entry.number for entry in known) else "shown"


def grouped(value: Number) -> str:
    """The number with thousands separators: a reader of a picture does not count digits."""
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"


def change_words(value: Number) -> str:
    """增7, 减2."""
    sign = "增" if value > 0 else "减"
    return sign + grouped(value if value > 0 else -value)


def requests(form: Form, report: Report, row: str) -> Entry:
    """The 总计 of a row of 表三, under the name people call it."""
    line = next(line for line in form.tables["requests"].lines("row") if line.id == row)
    label = {"handled": "本年办结", "carried_out": "结转下年"}.get(row, line.short or line.label)
    return Entry(label, report.published(f"requests.{row}.total"))


def applicants(form: Form, report: Report) -> tuple[Entry, ...]:
    """本年新收 by kind of applicant, in the form's order."""
    columns = form.tables["requests"].blocks[0].columns
    return tuple(
        Entry(column.label, report.published(f"requests.received.{column.id}"))
        for column in columns
        if not column.computed
    )


def results(form: Form, report: Report) -> tuple[Entry, ...]:
    """The groups of 三、本年度办理结果, each the sum of its rows."""
    groups: dict[str, list[Figure | None]] = {}
    for row in form.tables["requests"].lines("row"):
        if row.under and not row.computed:
            label = _NUMBERED.sub("", row.under[1] if len(row.under) > 1 else row.label)
            label = _NUMBERED.sub("", label)
            groups.setdefault(label, []).append(report.published(f"requests.{row.id}.total"))
    return tuple(Entry(label, _sum(figures)) for label, figures in groups.items())


def _sum(figures: Iterable[Figure | None]) -> Number | None:
    """The sum; a blank counts 0 in it, and nothing but blanks stay 未填, as in the form's own totals."""
    known = [number(figure) for figure in figures if figure is not None]
    return sum(known) if known else None


def decisions(form: Form, report: Report) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """行政许可 and the like: the decisions of the year, and what else 表二 says of them (2019 格式: 项目数量)."""
    for block in form.tables["disclosure"].blocks:
        if any(column.id == "decisions" for column in block.columns):
            for row in block.rows:
                entries = dict(_row(block, row.id, report))
                yield Entry(row.label, entries.pop("decisions").figure), tuple(entries.values())


def documents(form: Form, report: Report) -> tuple[Row, ...]:
    """What else stands in 表二: 规章, 规范性文件, 收费, 采购."""
    return tuple(
        Row(row.label, tuple(dict(_row(block, row.id, report)).values()))
        for block in form.tables["disclosure"].blocks
        if all(column.id != "decisions" for column in block.columns)
        for row in block.rows
    )


def _row(block: Block, row: str, report: Report) -> Iterator[tuple[str, Entry]]:
    for column in block.columns:
        cell = block.cells[row, column.id]
        yield column.id, Entry(_WORDY.sub("", column.label), report.published(cell.id), _unit(cell), cell.kind)


def _unit(cell: Cell) -> str:
    if cell.unit or cell.kind in {"amount", "money"}:
        return cell.unit
    return "项" if "项目" in cell.column.label or cell.kind == "signed" else "件"


def cases(form: Form, report: Report) -> tuple[Row, ...]:
    """复议 and 诉讼 by group: how they ended, and how many there were."""
    groups: dict[str, list[tuple[str, Entry]]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for cell in form.tables["remedies"].cells:
        group, _, result = cell.column.id.partition(".")
        names[group] = cell.column.under
        groups.setdefault(group, []).append((result, Entry(cell.column.label, report.published(cell.id))))
    rows = []
    for group, found in groups.items():
        total = dict(found).pop("total")
        within = names[group][0] if len(names[group]) > 1 else ""
        rows.append(Row(names[group][-1], tuple(e for result, e in found if result != "total"), total, within))
    return tuple(rows)


def changes(form: Form, report: Report, last: Report) -> tuple[Change, ...]:
    """What came in, was decided and is left, in both years; ids of 总计 mean the same in every edition."""
    found = [
        Change(requests(form, report, row), requests(form, last, row)) for row in ("received", "handled", "carried_out")
    ]
    granted = results(form, report)[0]
    before = Entry(granted.label, last.published("requests.granted.total"))
    return (*found[:2], Change(granted, before), found[2])


def year_of(report: Report, otherwise: str) -> str:
    """2025年, or other words while the report has no year."""
    return otherwise if report.year is None else f"{report.year}年"
