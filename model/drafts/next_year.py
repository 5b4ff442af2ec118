"""From last year's report to this year's: what is copied, what is only offered, and how an edition is converted."""

from __future__ import annotations

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure
from model.form.form import Form
from model.report.report import Report

_YEARLY_FIELDS = frozenset({"year", "dated"})
"""Cover fields that belong to one year and are never copied."""


def next_year_report(last: Report, year: int, edition: str | None = None) -> Report:
    """A new report with last year's cover. Prose is not copied (内容雷同 is punished), nor is any figure."""
    cover = {field: text for field, text in last.cover.items() if field not in _YEARLY_FIELDS}
    return Report(edition or editions.edition_for(year), cover | {"year": str(year)})


def carry_over_offers(form: Form, last: Report) -> dict[str, Figure]:
    """By cell id, this year's 上年结转 as last year's 结转下年 states it: to be offered, never filled in unasked."""
    return {
        f"requests.carried_in.{column.id}": figure
        for column in form.tables["requests"].blocks[0].columns
        if not column.computed and (figure := last.stated_or_computed(f"requests.carried_out.{column.id}")) is not None
    }


def open_offers(form: Form, report: Report, last: Report | None) -> dict[str, Figure]:
    """The carry-over offers for cells that are still 未填; none where there is no report of last year.

    None for a cell that could not be read from this year's file either: a figure may stand there.
    """
    offers = carry_over_offers(form, last) if last else {}
    return {
        cell: figure for cell, figure in offers.items() if report.value_at(cell) is None and cell not in report.unread
    }


def compute_totals_by_edition(report: Report) -> Report:
    """A report as it was entered, its totals computed by the form of its own edition."""
    return compute_totals(editions.load_form(report.edition), report)


def convert_edition(report: Report, form: Form) -> Report:
    """A report of another edition as one of this: renamed cells moved, those that this edition lacks left out.

    What could not be read stays unread, or a total would be the sum of the other parts.
    """
    if report.edition == form.edition:
        return report
    renames = form.renames.get(report.edition, {})
    moved = {renames.get(id, id): figure for id, figure in report.figures.items()}
    unread = {renames.get(place, place): words for place, words in report.unread.items()}
    return compute_totals(form, Report(form.edition, report.cover, moved, report.prose, unread=unread))
