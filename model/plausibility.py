"""Named checks: what the rule language cannot say, as plain functions in a plain list.

Each takes (form, settled report, last year's report or None) and yields Findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from model import editions
from model.figures import Money, Number, number
from model.findings import UNFILLED, Finding
from model.form import Cell, Form
from model.report import Report

Check = Callable[[Form, Report, Report | None], Iterator[Finding]]

_TOWN = re.compile(r"(街道|街道办|街道办事处|镇|乡|镇人民政府|乡人民政府)$")
_JUMPS = (10, 100, 10_000)
_LEAST_FOR_A_JUMP = 20
"""Below this, growing tenfold is everyday: 1 → 10 applications."""


def _finding(rule: str, weight: Any, cells: tuple[str, ...], words: str, cites: str = "") -> Finding:
    return Finding(rule, weight, cells, words, case=cells[0] if cells else "", cites=cites)


def proper_numbers(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Equation 5: counts are whole and not negative, amounts not negative; only 本年增/减 may be below 0."""
    for id, cell in form.cells.items():
        figure = report.published(id)
        if figure is None:
            continue
        value = number(figure)
        if cell.kind != "signed" and value < 0:
            yield _number_finding(cell, value, "不能是负数")
        if cell.kind in ("count", "signed") and value != int(value):
            yield _number_finding(cell, value, "应当是整数")


def _number_finding(cell: Cell, value: Number, why: str) -> Finding:
    words = f"{cell.where} 填的是 {value}，{why}。"
    return Finding("figures.proper", "error", (cell.id,), words, left=value, case=cell.id, cites="填报说明")


def unfilled(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Cells and sections nothing was entered in: reviewers send blanks back; a blank is not a 0."""
    for section in form.sections:
        if section.kind == "prose" and not report.prose.get(section.id, "").strip():
            yield Finding(UNFILLED, "warning", (section.id,), f"{section.label}：还没有写。", case=section.id)
        if section.kind == "table":
            table = form.tables[section.id]
            blanks = tuple(c.id for c in table.cells if not c.computed and report.published(c.id) is None)
            if blanks:
                words = f"{table.name}还有 {len(blanks)} 格未填；没有的请填 0，第一处是{form.name_of(blanks[0])}。"
                yield Finding(UNFILLED, "warning", blanks, words, case=section.id, cites="审核要求：不留空")


def edition_of_year(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The year decides the edition; many still use the tables of 2019 by mistake."""
    if report.year is None:
        yield _finding("cover.year", "warning", ("cover.year",), "封面：报告年度没有填，或者不是年份。")
        return
    due = editions.edition_for(report.year)
    if due != form.edition:
        words = f"{report.year} 年的报告应当用 {due} 格式，现在用的是 {form.label}。"
        yield _finding("cover.edition", "warning", ("cover.year",), words, form.notice)


def named_unit(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """A report without its body's name cannot go out."""
    if not report.unit.strip():
        yield _finding("cover.unit", "warning", ("cover.unit",), "封面：单位名称没有填。")


def jumps(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Equation 8: about 10, 100 or 10 000 times last year's figure: an extra zero, or 元 entered as 万元."""
    if last is None:
        return
    for cell in form.entries:
        now, before = report.figures.get(cell.id), last.published(cell.id)
        if now is None or before is None or cell.kind == "signed":
            continue
        new, old = Decimal(number(now)), Decimal(number(before))
        small, large = sorted((new, old))
        if small < _LEAST_FOR_A_JUMP:
            continue
        for times in _JUMPS:
            if abs(large / small - times) <= times * Decimal("0.1"):
                way = "多" if new > old else "少"
                words = (
                    f"{cell.where} 今年 {new:f}，上年 {old:f}，相差约 {times} 倍，是不是{way}打了 0，或者单位弄错了？"
                )
                yield Finding("figures.jump", "warning", (cell.id,), words, number(now), number(before), cell.id)


def unpaid_needs_fees(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Applicants who did not pay were asked to: section six must speak of the fee (信息处理费)."""
    cell = "requests.otherwise.unpaid.total"
    figure = report.published(cell) if cell in form.cells else None
    if figure is not None and number(figure) > 0 and "费" not in report.prose.get("other", ""):
        words = f"表三“逾期未缴费”有 {number(figure)} 件，第六部分却没有写收取信息处理费的情况。"
        cells = ("requests.otherwise.unpaid.total", "other")
        yield Finding("other.fees", "warning", cells, words, left=number(figure), cites="国办函〔2020〕109号")


def regulations_of_a_town(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Towns and sub-districts make no 规章."""
    for cell in form.tables["disclosure"].cells:
        figure = report.figures.get(cell.id)
        if cell.row.id == "regulations" and figure is not None and number(figure) > 0 and _TOWN.search(report.unit):
            words = f"{cell.where} 填的是 {number(figure)}；街道、乡镇没有规章制定权，是不是应当填在下一行？"
            yield Finding("disclosure.town", "warning", (cell.id,), words, number(figure), case=cell.id)


def money_has_its_unit(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Where the form prints no unit, the clerk has to write it: 75338 元 and 75338 万元 are far apart."""
    for id, figure in report.figures.items():
        if isinstance(figure, Money) and figure.number and not figure.unit:
            words = f"{form.name_of(id)} 填的是 {figure.number}，没有写单位，请写明是元还是万元。"
            yield Finding("figures.unit", "warning", (id,), words, left=figure.number, case=id)


CHECKS: tuple[Check, ...] = (
    proper_numbers,
    unfilled,
    edition_of_year,
    named_unit,
    jumps,
    unpaid_needs_fees,
    regulations_of_a_town,
    money_has_its_unit,
)
