"""Made-up reports for tests: full, balanced, every figure positive and every total claimed."""

from __future__ import annotations

from dataclasses import replace

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.form.form import Form
from model.report.report import Report


def full(edition: str, year: int = 2025) -> Report:
    """A report nothing can be said against, whose totals are claims, as in a file that was read."""
    form = editions.load_form(edition)
    entries: dict[str, Figure] = {cell.id: 3 + i % 5 for i, cell in enumerate(form.entry_cells)}
    if "disclosure.procurement.amount" in entries:
        entries["disclosure.procurement.amount"] = Money(52, "万元")
    if "disclosure.normative.in_force" in entries:
        entries |= {"disclosure.normative.in_force": 90, "disclosure.regulations.in_force": 80}
    return claimed(form, balance(form, written(edition, entries, year)))


def written(edition: str, figures: dict[str, Figure], year: int = 2025) -> Report:
    """A report with these entries whose cover and prose want nothing."""
    problems = "水质信息更新不够及时；下一步由办公室按月检查，并增加图解。"
    prose = {"preamble": "说明。", "overview": "概述。", "problems": problems, "other": "没有收取信息处理费。"}
    return Report(edition, {"unit": "临江市水务局", "year": str(year)}, figures, prose)


def balance(form: Form, report: Report) -> Report:
    """The report settled, with enough received that what is carried out closes every column."""
    columns = [column.id for column in form.tables["requests"].blocks[0].columns if not column.computed]
    received = report.with_figures({f"requests.received.{column}": 400 for column in columns})
    settled = compute_totals(form, received)
    closing: dict[str, Figure | None] = {}
    for column in columns:
        handled = number_of(settled.figures[f"requests.handled.{column}"])
        opening = number_of(settled.figures[f"requests.carried_in.{column}"])
        closing[f"requests.carried_out.{column}"] = 400 + opening - handled
    return compute_totals(form, settled.with_figures(closing))


def claimed(form: Form, report: Report) -> Report:
    """The report with every total also stated by its file."""
    return replace(
        report, stated_totals={id: report.figures[id] for id, cell in form.cells.items() if cell.is_computed}
    )


def year_before(report: Report) -> Report:
    """A report of the year before from which this one follows."""
    form = editions.load_form(report.edition)
    figures: dict[str, Figure] = {}
    for column in form.tables["requests"].blocks[0].columns:
        if not column.computed:
            figures[f"requests.carried_out.{column.id}"] = report.figures[f"requests.carried_in.{column.id}"]
    for row in ("regulations", "normative"):
        if f"disclosure.{row}.in_force" in form.cells:
            now, issued, repealed = (
                number_of(report.figures[f"disclosure.{row}.{column}"]) for column in ("in_force", "issued", "repealed")
            )
            figures[f"disclosure.{row}.in_force"] = now - issued + repealed
    for row in ("licensing", "services", "penalties", "coercion", "fees"):
        if f"disclosure.{row}.last_year" in form.cells:
            figures[f"disclosure.{row}.last_year"] = report.figures[f"disclosure.{row}.last_year"]
            figures[f"disclosure.{row}.change"] = 0
    assert report.year
    return compute_totals(form, Report(report.edition, {"year": str(report.year - 1)}, figures))
