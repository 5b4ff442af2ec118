"""What differs between two reports, and what an edit did, in words a clerk reads."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.drafts.comparison import Difference, compare_reports, describe_place, trace_changes
from model.drafts.edits_in_words import describe_edit
from model.form import editions
from model.form.figures import Money
from model.report.edits import Change, Edit
from model.report.report import NOT_FOUND, PROSE_PLACES, Value
from tests.model.drafting import fillings
from tests.reports import balanced

FORM = editions.load_form("2021")
CELL = "requests.received.natural"
NAME = "表三 本年新收·自然人"
FULL = compute_totals(FORM, balanced())
TEXTS = st.text("甲乙丙，。\n ", max_size=30)


def changed(values: dict[str, Value | None]) -> list[Difference]:
    """What differs once these values stand in a full report."""
    return list(compare_reports(FORM, FULL, compute_totals(FORM, FULL.with_values(values))))


def test_equal_reports_do_not_differ() -> None:
    assert changed({CELL: 2}) == []


def test_a_cell_is_told_with_both_figures_and_its_total_follows_as_computed() -> None:
    assert changed({CELL: 30}) == [
        Difference(CELL, NAME, "2", "30"),
        Difference("requests.received.total", "表三 本年新收·总计", "12", "40", is_computed=True),
    ]


def test_unfilled_and_zero_and_the_digits_of_an_amount_are_told_apart() -> None:
    assert [(d.before, d.after) for d in changed({"disclosure.fees.amount": None})] == [("0", "")]
    assert [(d.before, d.after) for d in changed({"disclosure.fees.amount": Decimal("0.10")})] == [("0", "0.10")]


def test_prose_is_compared_paragraph_by_paragraph() -> None:
    before = FULL.with_values({"overview": "第一段。\n\n第二段。\n第三段。"})
    after = FULL.with_values({"overview": "第一段。\n第二段，改了。\n第三段。\n添一段。"})
    assert [(d.place_name, d.before, d.after) for d in compare_reports(FORM, before, after)] == [
        ("一、总体情况 第 2 段", "第二段。", "第二段，改了。"),
        ("一、总体情况 第 4 段", "", "添一段。"),
    ]
    assert [d.place_name for d in compare_reports(FORM, after, before)] == [
        "一、总体情况 第 2 段",
        "一、总体情况 原第 4 段",
    ]


def test_differences_come_in_the_order_of_the_form_and_what_belongs_to_a_cell_follows_it() -> None:
    found = changed(
        {
            "other": "有。",
            f"note.{CELL}": "据登记簿",
            "answer.requests.opening:natural": "1 2\n已核对",
            "remedies.review.upheld": 1,
            CELL: 3,
            "cover.phone": "1",
            "preamble": "开头。",
            "claim.requests.received.total": 4,
        }
    )
    assert [d.place_name for d in found if not d.is_computed] == [
        "电话",
        "报告开头的说明 第 1 段",
        NAME,
        f"{NAME}的备注",
        "表三 本年新收·总计（文件里写的合计）",
        "表四 行政复议·结果维持",
        "六、其他需要报告的事项 第 1 段",
        "表三 上年结转·自然人的说明",
    ]
    assert found[-1].after == "已核对"


@given(TEXTS, TEXTS)
def test_a_traced_text_holds_both(before: str, after: str) -> None:
    pieces = list(trace_changes(before, after))
    assert "".join(text for kind, text in pieces if kind != "new") == before
    assert "".join(text for kind, text in pieces if kind != "gone") == after


def test_very_long_paragraphs_are_shown_whole_rather_than_traced_for_minutes() -> None:
    assert list(trace_changes("甲" * 3000, "乙" * 3000)) == [("gone", "甲" * 3000), ("new", "乙" * 3000)]


@given(st.data())
def test_whatever_differs_is_told_and_nothing_else(data: st.DataObject) -> None:
    values = data.draw(fillings("2021"))
    found = compare_reports(FORM, FULL, compute_totals(FORM, FULL.with_values(values)))
    places = {difference.place for difference in found if not difference.is_computed}
    assert places <= values.keys()
    for place, value in values.items():
        if place in FORM.cells and str(FULL.value_at(place)) != str(value):
            assert place in places
    assert [d for d in found if d.before == d.after] == []


@pytest.mark.parametrize("edition", editions.list_editions())
def test_every_place_has_a_name(edition: str) -> None:
    form = editions.load_form(edition)
    places = [*form.cells, *PROSE_PLACES, *(f.place for f in form.fields), *(f"note.{c}" for c in form.cells)]
    assert [place for place in places if describe_place(form, place).removesuffix("的备注") in ("", place)] == []
    assert describe_edit(
        form, Edit("", (Change("disclosure.procurement.amount", None, Money(Decimal("5.20"), "元")),))
    ).change


def test_what_could_not_be_read_is_told_in_place_of_its_value() -> None:
    then = FULL.with_values({CELL: None, f"unread.{CELL}": NOT_FOUND, "problems": None, "unread.problems": NOT_FOUND})
    found = [(d.place, d.before, d.after) for d in compare_reports(FORM, compute_totals(FORM, then), FULL)]
    assert (CELL, "没有读到", "2") in found
    assert ("problems", "没有读到", "有问题，更新不及时；下一步按月检查，逐项改正到位。") in found
    assert not any(place.startswith("unread.") for place, _, _ in found)
