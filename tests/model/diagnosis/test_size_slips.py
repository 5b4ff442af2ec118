"""A figure of the wrong size that stands in no equation: what last year's figure says was meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.checks.rules import check_report, compute_totals
from model.diagnosis.diagnosis import diagnose
from model.form import editions
from model.form.figures import Figure, Money
from model.report.report import Report

FEES = "disclosure.fees.amount"
LICENCES = "disclosure.licensing.decisions"


def proposed(cell: str, now: Figure, before: Figure, edition: str = "2021") -> list[tuple[dict[str, object], str]]:
    form = editions.load_form(edition)
    report, last = (compute_totals(form, Report(edition, figures={cell: figure})) for figure in (now, before))
    findings = check_report(form, report, last)
    proposals = diagnose(form, report, findings, last).get(f"figures.jump:{cell}", ())
    return [(dict(proposal.changes), proposal.text) for proposal in proposals]


@pytest.mark.parametrize(
    ("cell", "now", "before", "meant", "cause"),
    [
        (FEES, 235_000, Decimal("22.1"), Decimal("23.5"), "把元当成了万元"),
        (FEES, Decimal("0.0024"), Decimal("22.1"), Decimal("24.0000"), "把万元当成了元"),
        (LICENCES, 1210, 118, 121, "多打了一个 0"),
        (LICENCES, 24, 250, 240, "少打了一个 0"),
        (LICENCES, 12_100, 118, 121, "多打了两个 0"),
    ],
)
def test_the_figure_that_was_meant_is_proposed(
    cell: str, now: Figure, before: Figure, meant: Figure, cause: str
) -> None:
    ((changes, words),) = proposed(cell, now, before)
    assert changes == {cell: meant}
    assert words.endswith(f"像是{cause}。")


def test_money_keeps_the_unit_that_was_written() -> None:
    cell = "disclosure.procurement.amount"
    ((changes, _),) = proposed(cell, Money(521_500, "万元"), Money(50, "万元"), "2019")
    assert changes == {cell: Money(Decimal("52.15"), "万元")}


def test_a_figure_too_large_for_any_body_is_taken_for_yuan() -> None:
    form = editions.load_form("2021")
    report = Report("2021", figures={FEES: 75_338_000})
    (proposal,) = diagnose(form, report, check_report(form, report))[f"figures.size:{FEES}"]
    assert proposal.changes == ((FEES, Decimal("7533.8")),)


def test_a_figure_that_cannot_have_an_extra_nought_gets_no_proposal() -> None:
    assert proposed(LICENCES, 1211, 118) == []
