"""What one button does to all places of a finding."""

from __future__ import annotations

from gui.editor.settling import settle_finding
from model.checks.findings import Finding
from model.form import editions
from model.report.report import NOT_FOUND, Report
from model.words.all_findings import gather_findings


def _find(report: Report, rule: str) -> Finding:
    found = gather_findings(editions.load_form(report.edition), report)
    return next(finding for finding in found if finding.rule == rule)


def test_half_width_marks_of_all_texts_become_full_width_ones() -> None:
    report = Report("2021", prose={"overview": "公开水情,水质。", "problems": "没有,无。", "other": "无。"})
    values, label = settle_finding(report, _find(report, "guard.half_width"))
    assert values == {"overview": "公开水情，水质。", "problems": "没有，无。"}
    assert label == "标点改成全角"


def test_what_could_not_be_read_is_unfilled() -> None:
    report = Report("2021", unread={"overview": NOT_FOUND})
    values, label = settle_finding(report, _find(report, "unread"))
    assert (values, label) == ({"unread.overview": None}, "都按未填")
