"""A report with doubts, one of them answered."""

from __future__ import annotations

from model.checks import explanations
from model.checks.rules import check_report, compute_totals
from model.form.form import Form
from model.report.report import Report
from tests.exporters.invented import invented
from tests.reports import balanced

REASON = "上年报告漏计两件，已经更正。\n更正公告见县政府网站。"


def doubtful() -> tuple[Form, Report, Report]:
    """A report and last year's; one doubt is answered, others are not."""
    form, _ = invented()
    last = compute_totals(form, balanced().with_values({"cover.year": "2024", "requests.carried_out.natural": 2}))
    last = compute_totals(form, last.with_figures({"requests.carried_out.legal": 1}))
    report = compute_totals(form, balanced())
    doubt = next(f for f in check_report(form, report, last) if f.key == "requests.opening:natural")
    return form, report.with_values(explanations.answer_values(report, doubt, REASON)), last
