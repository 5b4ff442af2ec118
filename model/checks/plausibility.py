"""Named checks: what the rule language cannot say, as plain functions in a plain list.

Each takes (form, settled report, last year's report or None) and yields Findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from model.checks import cover_checks, last_year_checks
from model.checks.findings import UNFILLED_RULE, Finding
from model.form.figures import Figure, Money, format_figure, number_of
from model.form.form import Cell, Form
from model.report.report import Report

Check = Callable[[Form, Report, Report | None], Iterator[Finding]]

_TOWN_PATTERN = re.compile(r"(街道|镇|乡|苏木)(党工委|党委|办|办事处|人民政府|政府)?([（(].+[）)])?$")


def check_number_kinds(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Equation 5: counts are whole and not negative, amounts not negative; only 本年增/减 may be below 0."""
    for id, cell in form.cells.items():
        # a computed total is as wrong as its parts, which are told
        figure = report.stated_totals.get(id) if cell.is_computed else report.figures.get(id)
        if figure is None:
            continue
        value = number_of(figure)
        if cell.kind != "signed" and value < 0:
            yield _make_number_finding(cell, figure, "不能是负数")
        if cell.kind in ("count", "signed") and value != int(value):
            yield _make_number_finding(cell, figure, "应当是整数")


def _make_number_finding(cell: Cell, figure: Figure, why: str) -> Finding:
    words = f"{cell.name} 填的是 {format_figure(figure)}，{why}。"
    return Finding(
        "figures.proper", "error", (cell.id,), words, left=number_of(figure), case=cell.id, citation="填报说明"
    )


def check_unfilled(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Cells and sections nothing was entered in: reviewers send blanks back; a blank is not a 0."""
    for section in form.sections:
        if section.kind == "prose" and not report.prose.get(section.id, "").strip():
            yield Finding(UNFILLED_RULE, "warning", (section.id,), f"{section.label}：还没有写。", case=section.id)
        if section.kind == "table":
            table = form.tables[section.id]
            blanks = tuple(c.id for c in table.cells if not c.is_computed and report.stated_or_computed(c.id) is None)
            if blanks:
                words = f"{table.name}还有 {len(blanks)} 格未填；没有的请填 0，第一处是{form.name_of(blanks[0])}。"
                yield Finding(UNFILLED_RULE, "warning", blanks, words, case=section.id, citation="审核要求：不留空")


def check_unpaid_fees(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Applicants who did not pay were asked to: section six must speak of the fee (信息处理费)."""
    cell = "requests.otherwise.unpaid.total"
    figure = report.stated_or_computed(cell) if cell in form.cells else None
    if figure is not None and number_of(figure) > 0 and "费" not in report.prose.get("other", ""):
        words = f"表三“逾期未缴费”有 {number_of(figure)} 件，第六部分却没有写收取信息处理费的情况。"
        cells = ("requests.otherwise.unpaid.total", "other")
        yield Finding("other.fees", "warning", cells, words, left=number_of(figure), citation="国办函〔2020〕109号")


def check_town_regulations(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Towns and sub-districts make no 规章."""
    for cell in form.tables["disclosure"].cells:
        figure = report.figures.get(cell.id)
        if (
            cell.row.id == "regulations"
            and figure is not None
            and number_of(figure) > 0
            and _TOWN_PATTERN.search(report.unit)
        ):
            words = f"{cell.name} 填的是 {number_of(figure)}；街道、乡镇没有规章制定权，是不是应当填在下一行？"
            yield Finding("disclosure.town", "warning", (cell.id,), words, number_of(figure), case=cell.id)


def check_money_unit(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Where the form prints no unit, the clerk has to write it: 75338 元 and 75338 万元 are far apart."""
    for id, figure in report.figures.items():
        if isinstance(figure, Money) and figure.number and not figure.unit:
            words = f"{form.name_of(id)} 填的是 {format_figure(figure.number)}，没有写单位，请写明是元还是万元。"
            yield Finding("figures.unit", "warning", (id,), words, left=figure.number, case=id)


def check_figure_sizes(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Figures larger than any body of this country has: digits too many, or 元 entered as 万元."""
    for cell in form.entry_cells:
        figure = report.figures.get(cell.id)
        if (
            figure is not None
            and cell.plausible_max
            and not -cell.plausible_max <= number_of(figure) <= cell.plausible_max
        ):
            value = f"{format_figure(figure)} {cell.unit}".strip()
            words = f"{cell.name} 填的是 {value}，大得少见，是不是多打了数字，或者单位弄错了？"
            yield Finding("figures.size", "warning", (cell.id,), words, number_of(figure), case=cell.id)


def check_purchase_price(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """What was bought cost something, and what was paid for was bought."""
    count, price = "disclosure.procurement.projects", "disclosure.procurement.amount"
    bought, paid = report.figures.get(count), report.figures.get(price)
    if bought is None or paid is None or bool(number_of(bought)) == bool(number_of(paid)):
        return
    words = (
        f"表二“政府集中采购”：采购项目数量是 {format_figure(bought)}，采购总金额却是 {format_figure(paid)}，请核对。"
    )
    cells = (count, price) if number_of(paid) else (price, count)
    yield Finding("disclosure.procurement", "warning", cells, words, number_of(bought), number_of(paid))


def check_older_form_rows(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Where one row of an older edition became several, only that one filled: the old table was taken."""
    for edition, renames in form.renames.items():
        taken = {form.cells[id].row for id in renames.values()}
        for table in form.tables.values():
            group = {row.under for row in table.list_lines("row") if row in taken}
            entries = [cell for cell in table.cells if not cell.is_computed]
            beside = tuple(cell.id for cell in entries if cell.row.under in group and cell.row not in taken)
            if beside and beside == tuple(cell.id for cell in entries if cell.id not in report.figures):
                only = "、".join(f"“{row.label}”" for row in table.list_lines("row") if row in taken)
                under = "、".join(f"“{headings[-1]}”" for headings in group)
                words = f"{table.name}{under}只填了{only}一行，像是 {edition} 格式的旧表；各行要分开填，没有的填 0。"
                yield Finding("figures.rows", "warning", beside, words, case=table.id, citation=form.notice)


CHECKS: tuple[Check, ...] = (
    check_number_kinds,
    check_unfilled,
    *cover_checks.CHECKS,
    *last_year_checks.CHECKS,
    check_figure_sizes,
    check_older_form_rows,
    check_unpaid_fees,
    check_town_regulations,
    check_money_unit,
    check_purchase_price,
)
