"""A report that was sent and corrected since, for the tests of papers and window."""

from __future__ import annotations

from datetime import UTC, date, datetime

from model.checks.rules import compute_totals
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.form import editions
from model.report.report import Report
from model.report.sendings import reason_place, sending_values
from model.sent.correction import Correction, make_newest_correction

NOW = datetime(2026, 1, 28, 9, 30, tzinfo=UTC)
SENT = load_sample(DEMO_SAMPLE)
SENT = SENT.with_values(sending_values(SENT, date(2026, 1, 28), "市政府办公室，网上填报", NOW))
FORM = editions.load_form(SENT.edition)
CELL = "requests.received.natural"


def correct(report: Report = SENT) -> Report:
    """One figure more, one sentence changed and one added, the figure with a reason."""
    figure = report.figures[CELL]
    assert isinstance(figure, int)
    problems = report.prose["problems"].replace("。", "，已经核实。", 1) + "\n补充：按月核对台账。"
    return compute_totals(
        FORM,
        report.with_values(
            {
                CELL: figure + 1,
                "requests.granted.natural": report.figures["requests.granted.natural"],
                "problems": problems,
                reason_place(1, CELL): "登记簿漏记一件，经申请人反映后补记",
            }
        ),
    )


def find_correction(report: Report) -> Correction:
    """The correction of a report that was sent."""
    correction = make_newest_correction(report)
    assert correction is not None
    return correction
