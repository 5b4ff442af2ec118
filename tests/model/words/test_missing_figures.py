"""Figures linked in the prose that the tables do not have."""

from __future__ import annotations

from model.checks.findings import MISSING_FIGURE_RULE, list_unpublishable
from model.checks.rules import compute_totals
from model.form import editions
from model.report.linked_text import write_link
from model.report.report import Report
from model.words.all_findings import gather_findings
from tests.reports import balanced

FORM = editions.load_form("2021")


def find_missing(report: Report) -> list[tuple[str, str]]:
    found = gather_findings(FORM, compute_totals(FORM, report))
    return [(finding.weight, finding.message) for finding in list_unpublishable(found)]


def test_a_figure_that_is_not_filled_in_is_an_error_that_must_not_go_out() -> None:
    report = Report("2021").with_values({"other": f"新收{write_link('requests.received.total')}件。"})
    assert find_missing(report) == [
        ("error", "六、其他需要报告的事项里引用的“本年新收”，表三里未填；填上以后正文就有数了。")
    ]


def test_a_figure_that_is_filled_in_is_none() -> None:
    assert find_missing(balanced().with_values({"other": f"新收{write_link('requests.received.total')}件。"})) == []


def test_several_in_one_text_are_told_once_with_the_place_of_the_first() -> None:
    links = f"维持{write_link('remedies.review.upheld')}件，纠正{write_link('remedies.review.corrected')}件。"
    report = compute_totals(FORM, Report("2021").with_values({"other": links}))
    [finding] = [one for one in gather_findings(FORM, report) if one.rule == MISSING_FIGURE_RULE]
    assert finding.message.endswith("这样的数共有 2 处。")
    assert finding.passage is not None
    assert finding.passage.text == "（未填 行政复议·结果维持）"
    assert finding.places == ("other", "remedies.review.upheld")


def test_a_cell_that_no_table_has_is_told() -> None:
    report = Report("2021").with_values({"other": f"共{write_link('requests.gone.total')}件。"})
    assert find_missing(report) == [
        ("error", "六、其他需要报告的事项里引用的一个数，表中没有这一格，请改成数字或者删去。")
    ]
