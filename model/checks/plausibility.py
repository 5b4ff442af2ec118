"""Checks that the rule language cannot express, as plain functions in one list, CHECKS.

Each takes (form, report with totals computed, last year's report or None) and yields Findings. A new check is a
function here, in cover_checks.py or in last_year_checks.py, and its name in the CHECKS of that module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.checks import cover_checks, last_year_checks
from model.checks.check_memory import Check
from model.checks.findings import BLANK_TOTALS_RULE, UNFILLED_RULE, Finding
from model.checks.unread import check_unread, list_line_names
from model.form.figures import Figure, Money, format_figure, number_of
from model.form.form import Cell, Form
from model.report.report import BLANK_TOTAL, Report

_ROWS_WITH_DECISIONS = ("licensing", "services", "penalties", "coercion")
_TOWN_PATTERN = re.compile(r"(街道|镇|乡|苏木)(党工委|党委|办|办事处|人民政府|政府)?([（(].+[）)])?$")
"""The end of a town's or sub-district's name, with or without a remark in brackets behind it."""


def check_number_kinds(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Equation 5: counts are whole and not negative, amounts not negative; only 本年增/减 may be below 0."""
    # a computed total is wrong only where its parts are, which have findings of their own
    entries, totals = form.entry_ids, report.stated_totals
    figures = [pair for pair in report.figures.items() if pair[0] in entries]
    figures += [pair for pair in totals.items() if pair[0] not in entries and pair[0] in form.cells]
    for id, figure in figures:
        if type(figure) is int and figure >= 0:  # nearly all, at every key
            continue
        cell, value = form.cells[id], number_of(figure)
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
    """Every cell and section is filled in: reviewers send reports with blanks back, and a blank is not a 0.

    What could not be read from a file may well be filled in there: check_unread tells of it.
    """
    known = report.figures.keys() | report.stated_totals.keys() | report.unread.keys()
    for section in form.sections:
        is_prose = section.kind == "prose" and section.id not in report.unread
        if is_prose and not report.text_at(section.id).strip():
            yield Finding(UNFILLED_RULE, "warning", (section.id,), f"{section.label}：还没有写。", case=section.id)
        if section.kind == "table":
            table = form.tables[section.id]
            blanks = tuple(cell.id for cell in table.entry_cells if cell.id not in known)
            if blanks:
                words = f"{table.name}还有 {len(blanks)} 格未填；没有的请填 0，第一处是{form.name_of(blanks[0])}。"
                yield Finding(UNFILLED_RULE, "warning", blanks, words, case=section.id, citation="审核要求：不留空")


def check_blank_totals(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """No total is blank in the file that was read although its parts are filled in; the sum is only our offer."""
    for table in form.tables.values():
        cells = [cell for cell in table.cells if cell.id in report.blank_totals]
        if not cells:
            continue
        marks = dict.fromkeys(report.blank_totals[cell.id] for cell in cells)
        shown = "、".join("空着" if mark == BLANK_TOTAL else f"写的是“{mark}”" for mark in marks)
        names = list_line_names(cells, table)
        where = f"{names[0]}等 {len(names)} 处" if len(names) > 1 else names[0]
        words = f"{table.name}有 {len(cells)} 格总计{shown}（{where}）；总计应当填各格之和，不留空。"
        places = tuple(cell.id for cell in cells)
        yield Finding(BLANK_TOTALS_RULE, "warning", places, words, case=table.id, citation="审核要求：不留空")


def check_unpaid_fees(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Where applicants did not pay a fee they were asked to: section six must report the fees (信息处理费)."""
    cell = "requests.otherwise.unpaid.total"
    figure = report.stated_or_computed(cell) if cell in form.cells else None
    if "other" in report.unread:
        return
    if figure is not None and number_of(figure) > 0 and "费" not in report.text_at("other"):
        words = f"表三“逾期未缴费”有 {number_of(figure)} 件，第六部分却没有写收取信息处理费的情况。"
        places = (cell, "other")
        yield Finding("other.fees", "warning", places, words, left=number_of(figure), citation="国办函〔2020〕109号")


def check_town_regulations(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """A county, city district, town or sub-district reports no 规章, as it has no power to make any."""
    filled = []
    for cell in form.tables["disclosure"].cells:
        figure = report.figure_at(cell.id) if cell.row.id == "regulations" else None
        if figure is not None and number_of(figure) > 0:
            filled.append((cell, number_of(figure)))
    who = _name_without_regulations(report.unit) if filled else ""
    if who:
        for cell, number in filled:
            words = f"{cell.name} 填的是 {number}；{who}没有规章制定权，是不是应当填在下一行？"
            yield Finding("disclosure.town", "warning", (cell.id,), words, number, case=cell.id)


def _name_without_regulations(unit: str) -> str:
    """What bodies like this one are called if they make no 规章; "" where they may."""
    from model.checks.body_names import split_name  # its expressions take long to compile, and few reports need them

    if _TOWN_PATTERN.search(unit):
        return "街道、乡镇"
    return "县、区" if split_name(unit).is_county else ""


def check_copied_decisions(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """处理决定数量 is not last year's items plus this year's change, as where the row was taken for an equation.

    The form of 2019 has them side by side, and they have nothing to do with each other: items are kinds of decisions.
    """
    for row in _ROWS_WITH_DECISIONS:
        cells = tuple(f"disclosure.{row}.{column}" for column in ("decisions", "last_year", "change"))
        figures = [report.figure_at(cell) for cell in cells]
        if not all(cell in form.cells for cell in cells) or any(figure is None for figure in figures):
            continue
        decisions, items, change = (number_of(figure) for figure in figures if figure is not None)
        if items and change and decisions == items + change:
            words = (
                f"{form.name_of(cells[0])} 填的是 {decisions}，正好是上一年项目数量 {items} 加本年增/减 {change}；"
                "处理决定数量是作出决定的件数，不是相加得来的，请核对。"
            )
            yield Finding("disclosure.decisions", "hint", cells, words, decisions, items + change, row, form.notice)


def check_money_unit(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Money has a unit where the form prints none: 75338 元 and 75338 万元 are far apart."""
    for id, figure in report.figures.items():
        if isinstance(figure, Money) and figure.number and not figure.unit:
            words = f"{form.name_of(id)} 填的是 {format_figure(figure.number)}，没有写单位，请写明是元还是万元。"
            yield Finding("figures.unit", "warning", (id,), words, left=figure.number, case=id)


def check_figure_sizes(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """No figure is larger than any body of this country has: digits too many, or 元 entered as 万元."""
    figures = report.figures
    for cell in form.entry_cells:
        figure, most = figures.get(cell.id), cell.column.most
        if figure is None or not most:
            continue
        if not -most <= number_of(figure) <= most:
            value = f"{format_figure(figure)} {cell.unit}".strip()
            words = f"{cell.name} 填的是 {value}，大得少见，是不是多打了数字，或者单位弄错了？"
            yield Finding("figures.size", "warning", (cell.id,), words, number_of(figure), case=cell.id)


def check_purchase_price(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """What was bought cost something, and what was paid for was bought."""
    count, price = "disclosure.procurement.projects", "disclosure.procurement.amount"
    bought, paid = report.figure_at(count), report.figure_at(price)
    if bought is None or paid is None or bool(number_of(bought)) == bool(number_of(paid)):
        return
    words = (
        f"表二“政府集中采购”：采购项目数量是 {format_figure(bought)}，采购总金额却是 {format_figure(paid)}，请核对。"
    )
    cells = (count, price) if number_of(paid) else (price, count)
    yield Finding("disclosure.procurement", "warning", cells, words, number_of(bought), number_of(paid))


def check_older_form_rows(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Not only the row is filled that an older edition had, where this one has several: the old table was taken."""
    for edition, renames in form.renames.items():
        old_rows = {form.cells[id].row for id in renames.values()}
        for table in form.tables.values():
            blanks = tuple(cell.id for cell in table.entry_cells if cell.id not in report.figures)
            if not blanks:
                continue
            filled_rows = [row for row in table.list_lines("row") if row in old_rows]
            groups = {row.under for row in filled_rows}
            new_cells = tuple(
                cell.id for cell in table.entry_cells if cell.row.under in groups and cell.row not in old_rows
            )
            if new_cells and new_cells == blanks and not report.unread.keys() & set(new_cells):
                only = "、".join(f"“{row.label}”" for row in filled_rows)
                under = "、".join(f"“{headings[-1]}”" for headings in groups)
                words = f"{table.name}{under}只填了{only}一行，像是 {edition} 格式的旧表；各行要分开填，没有的填 0。"
                yield Finding("figures.rows", "warning", new_cells, words, case=table.id, citation=form.notice)


CHECKS: tuple[Check, ...] = (
    check_number_kinds,
    check_unread,
    check_blank_totals,
    check_unfilled,
    *cover_checks.CHECKS,
    *last_year_checks.CHECKS,
    check_figure_sizes,
    check_older_form_rows,
    check_unpaid_fees,
    check_town_regulations,
    check_copied_decisions,
    check_money_unit,
    check_purchase_price,
)
