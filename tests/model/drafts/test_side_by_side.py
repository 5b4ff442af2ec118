"""Two reports side by side: whatever either says, what differs beside what it was."""

from __future__ import annotations

from hypothesis import given

from model.checks.rules import compute_totals
from model.drafts.comparison import compare_reports
from model.drafts.side_by_side import list_side_rows
from model.report.report import PROSE_PLACES, Report
from tests.model.drafting import FORM, RECEIVED, fillings
from tests.reports import balanced

TOTAL = "requests.received.total"


def test_a_cell_a_total_and_a_paragraph_stand_beside_each_other() -> None:
    before = balanced().with_values({RECEIVED: 5, "overview": "平稳。\n去年的话。"})
    after = compute_totals(FORM, before.with_values({RECEIVED: 7, "overview": "平稳。\n今年的话。\n多一段。"}))
    rows = list_side_rows(FORM, compute_totals(FORM, before), after)
    cell = next(row for row in rows if row.place == RECEIVED)
    assert (cell.before, cell.after, cell.section) == ("5", "7", "三、收到和处理政府信息公开申请情况")
    assert next(row for row in rows if row.place == TOTAL).is_computed
    paragraphs = [(row.before, row.after, row.differs) for row in rows if row.place == "overview"]
    assert paragraphs == [("平稳。", "平稳。", False), ("去年的话。", "今年的话。", True), ("", "多一段。", True)]


@given(fillings("2021"), fillings("2021"))
def test_the_rows_that_differ_are_the_differences_that_are_listed(
    one: dict[str, object], other: dict[str, object]
) -> None:
    before = compute_totals(FORM, Report("2021").with_values(one))  # type: ignore[arg-type]
    after = compute_totals(FORM, Report("2021").with_values(other))  # type: ignore[arg-type]
    differing = [row for row in list_side_rows(FORM, before, after) if row.differs]
    listed = compare_reports(FORM, before, after)
    assert [row.place for row in differing if row.place not in PROSE_PLACES] == [
        difference.place for difference in listed if difference.place not in PROSE_PLACES
    ]
    assert {row.place for row in differing} == {difference.place for difference in listed}
