"""From last year's report to this year's: what is taken over, what is only offered."""

from __future__ import annotations

from model.checks.rules import settle
from model.form import editions
from model.form.figures import Figure
from model.form.form import Form
from model.report.report import Report

_OF_ITS_YEAR = frozenset({"year", "dated"})
"""Cover fields that belong to one year and are never taken over."""


def successor(last: Report, year: int, edition: str | None = None) -> Report:
    """A new report with last year's cover. Prose is not copied (内容雷同 is punished), nor is any figure."""
    cover = {field: text for field, text in last.cover.items() if field not in _OF_ITS_YEAR}
    return Report(edition or editions.edition_for(year), cover | {"year": str(year)})


def offered(form: Form, last: Report) -> dict[str, Figure]:
    """This year's 上年结转, as last year's 结转下年 would have it: to be offered, never silently filled in."""
    return {
        f"requests.carried_in.{column.id}": figure
        for column in form.tables["requests"].blocks[0].columns
        if not column.computed and (figure := last.published(f"requests.carried_out.{column.id}")) is not None
    }


def open_offers(form: Form, report: Report, last: Report | None) -> dict[str, Figure]:
    """What last year's report offers for cells that are still 未填; a figure that stands there is never replaced."""
    offers = offered(form, last) if last else {}
    return {cell: figure for cell, figure in offers.items() if report.value(cell) is None}


def settled(report: Report) -> Report:
    """A report as it was entered, its totals computed by the form of its own edition."""
    return settle(editions.form(report.edition), report)


def read_as(report: Report, form: Form) -> Report:
    """A report of another edition as one of this: renamed cells moved, cells this edition lacks left out."""
    if report.edition == form.edition:
        return report
    renames = form.renames.get(report.edition, {})
    moved = {renames.get(id, id): figure for id, figure in report.figures.items()}
    kept = {id: figure for id, figure in moved.items() if id in form.cells}
    return settle(form, Report(form.edition, report.cover, kept, report.prose))
