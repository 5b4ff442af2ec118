"""Lays out reports of our own words the way published ones come: one cell a line, one table a row, run together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, Money, format_figure
from model.form.form import Cell, Form, Table
from model.form.sheet import make_sheet
from model.report.report import Report

COVER = {
    "unit": "云岭县水务局",
    "address": "云岭县滨河路18号",
    "postcode": "318000",
    "phone": "0576-81234567",
    "email": "shuiwu@yunling.example.cn",
    "website": "https://www.yunling.example.cn/zwgk/",
    "signed": "云岭县水务局",
}
PREAMBLE = (
    "按照《条例》要求，现公布云岭县水务局{year}年政府信息公开工作年度报告。电子版见"
    "https://www.yunling.example.cn/zwgk/ 。如有疑问，请来信来电（地址：云岭县滨河路18号；邮编：318000；"
    "电话：0576-81234567；电子邮箱：shuiwu@yunling.example.cn）。"
)
PROSE = {
    "overview": "（一）主动公开。全年公开水情简报46条。\n（二）依申请公开。收到的申请都按时办结。\n"
    "1.先说一点。\n2.再说一点。",
    "problems": "一是解读形式单一；二是更新不够及时。\n（一）多做图解。下一年每月一期。",
    "other": "没有收取信息处理费。\n无其他事项。",
}


def report(edition: str) -> Report:
    """A settled report in which every entry is another number and every part has words."""
    form = editions.load_form(edition)
    year = "2025" if edition == "2021" else "2020"
    cover = {**COVER, "year": year, "dated": f"{int(year) + 1}年1月12日"}
    figures = {cell.id: _figure(cell, i) for i, cell in enumerate(form.entry_cells)}
    return compute_totals(form, Report(edition, cover, figures, {"preamble": PREAMBLE.format(year=year), **PROSE}))


def _figure(cell: Cell, i: int) -> Figure:
    kinds: dict[str, Figure] = {"amount": Decimal("72.701250"), "money": Money(Decimal("52.15"), "万元"), "signed": -i}
    return kinds.get(cell.kind, i + 1)


Rows = list[list[str]]
TableText = Callable[[Rows], str]


def rows_of(table: Table, report: Report) -> Rows:
    """The table as published text has it: a cell that a span covers from above is blank, one from the left is not."""
    plan = make_sheet(table)
    rows: Rows = []
    for r in range(plan.row_count):
        row = []
        for tile in plan.tiles:
            if tile.row <= r < tile.row + tile.height:
                said = tile.text if tile.cell is None else format_figure(report.stated_or_computed(tile.cell.id))
                row.append((tile.column, said if tile.row == r else ""))
        rows.append([text for _, text in sorted(row)])
    return rows


def cell_a_line(rows: Rows) -> str:
    """Each cell behind a tab on its own line, an empty line after each row."""
    return "\n".join("\n".join(f"\t{cell}" for cell in row) + "\n" for row in rows)


def row_a_line(rows: Rows) -> str:
    """Each row on its line, cells between tabs."""
    return "\n".join("\t".join(row) for row in rows)


def bars(rows: Rows) -> str:
    """Each row on its line, cells between bars."""
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def bare_lines(rows: Rows) -> str:
    """Each cell on its own line; tabs, blanks and empty lines were lost."""
    return "\n".join(cell for row in rows for cell in row if cell)


def laid_out(report: Report, table_text: TableText = cell_a_line, form: Form | None = None) -> str:
    """The whole report as text, its tables by table_text."""
    form = form or editions.load_form(report.edition)
    return "\n".join(_parts(form, report, table_text))


def _parts(form: Form, report: Report, table_text: TableText) -> Iterator[str]:
    yield report.prose.get("preamble", "")
    for section in form.sections:
        if section.kind == "cover":
            continue
        yield section.label
        if section.kind == "table":
            yield table_text(rows_of(form.tables[section.id], report)) + "\n"
        else:
            yield "\n" + report.prose.get(section.id, "").replace("\n", "\n\n")
    yield f"\n              {report.cover['signed']}\n\n              {report.cover['dated']}\n"
