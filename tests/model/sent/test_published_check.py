"""What was published is held against the report: what could not be read there is never the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.report.report import BLANK_TOTAL, NOT_FOUND, Report, Value
from model.sent.published_check import PublishedCheck, Verdict, compare_published
from tests.examples import examples
from tests.model.drafting import FORM, RECEIVED

TOTAL = "requests.received.total"
OURS: dict[str, Value | None] = {
    "cover.unit": "云滨县水文站",
    "cover.year": "2025",
    "cover.signed": "云滨县水文站",
    "cover.dated": "2026年1月12日",
    "cover.phone": "0000-1234567",
    RECEIVED: 7,
    "requests.received.business": 2,
    "disclosure.fees.amount": Decimal("52.150000"),
    "overview": "本年公开水情公报12期。召开会议3次。",
    "other": "无其他需要报告的事项。",
}


def filled(changed: dict[str, Value | None] | None = None) -> Report:
    return compute_totals(FORM, Report("2021").with_values({**OURS, **(changed or {})}))


def check(changed: dict[str, Value | None], unseen: tuple[str, ...] = ()) -> PublishedCheck:
    return compare_published(FORM, filled(), filled(changed), unseen)


def test_the_same_report_has_no_differences() -> None:
    other_lines = "本年公开水情\n公报 12 期。召开会议 3 次。"
    same = check({"disclosure.fees.amount": Decimal("52.15"), "overview": other_lines})
    assert same.differences == ()
    assert (same.same_cells, same.same_sentences) == (4, 3)
    assert same.summary == "4 格数字、3 句文字一致，没有不同。"


@pytest.mark.parametrize(
    ("changed", "verdict", "place", "theirs"),
    [
        ({RECEIVED: 70}, Verdict.DIFFERS, RECEIVED, "70"),
        ({RECEIVED: None}, Verdict.MISSING, RECEIVED, "未填"),
        ({"requests.received.other": 0}, Verdict.ADDED, "requests.received.other", "0"),
        ({RECEIVED: None, f"unread.{RECEIVED}": "原文写的是“七”"}, Verdict.UNREAD, RECEIVED, "原文写的是“七”"),
        ({f"claim.{TOTAL}": 19}, Verdict.DIFFERS, TOTAL, "19"),
        ({f"blank.{TOTAL}": BLANK_TOTAL}, Verdict.MISSING, TOTAL, "空着"),
        ({"cover.dated": "2026年1月21日"}, Verdict.DIFFERS, "cover.dated", "2026年1月21日"),
        ({"cover.unit": "云滨县水务局"}, Verdict.DIFFERS, "cover.unit", "云滨县水务局"),
        ({"cover.dated": None, "unread.cover.dated": NOT_FOUND}, Verdict.UNREAD, "cover.dated", "没有读到"),
        ({"overview": "本年公开水情公报12期。召开会议8次。"}, Verdict.DIFFERS, "overview", "召开会议8次。"),
        ({"overview": "召开会议3次。"}, Verdict.MISSING, "overview", "（无）"),
        ({"overview": "本年公开水情公报12期。另外一句。召开会议3次。"}, Verdict.ADDED, "overview", "另外一句。"),
        ({"other": None, "unread.other": NOT_FOUND}, Verdict.UNREAD, "other", "没有读到"),
    ],
)  # fmt: skip
def test_each_kind_of_difference_is_told(
    changed: dict[str, Value | None], verdict: Verdict, place: str, theirs: str
) -> None:
    told = [(one.verdict, one.place, one.theirs) for one in check(changed).differences]
    assert (verdict, place, theirs) in told


def test_a_total_that_only_we_computed_is_not_the_same() -> None:
    (unseen,) = check({}, unseen=(TOTAL,)).differences
    assert (unseen.verdict, unseen.place, unseen.ours) == (Verdict.UNREAD, TOTAL, "9")


def test_a_total_of_what_could_not_be_read_is_not_the_same_unless_the_file_states_it() -> None:
    unread: dict[str, Value | None] = {RECEIVED: None, f"unread.{RECEIVED}": NOT_FOUND}
    assert {one.place for one in check(unread).differences} >= {RECEIVED, TOTAL}
    stated = check({**unread, f"claim.{TOTAL}": 9}).differences
    assert TOTAL not in {one.place for one in stated}


def test_the_unit_signs_where_nobody_else_does() -> None:
    unsigned = filled({"cover.signed": None})
    (missing,) = compare_published(FORM, unsigned, unsigned).differences
    assert (missing.verdict, missing.ours) == (Verdict.MISSING, "云滨县水文站")
    assert compare_published(FORM, unsigned, unsigned, is_draft=True).differences == ()
    assert compare_published(FORM, unsigned, filled()).differences == ()


def test_what_found_no_place_is_told_of_even_where_all_else_is_the_same() -> None:
    found = compare_published(FORM, filled(), filled(), leftovers=("第 3 页：“附件”没有放处。",))
    assert found.summary.endswith("另有 1 处内容没有放处，请看原件。")


CELLS = sorted(cell.id for cell in FORM.entry_cells if cell.kind == "count")


@given(st.data())
@settings(max_examples=examples(20))
def test_no_cell_that_is_unread_or_other_counts_as_the_same(data: st.DataObject) -> None:
    ours = filled(
        {cell: data.draw(st.integers(0, 9)) for cell in data.draw(st.sets(st.sampled_from(CELLS), max_size=5))}
    )
    unread = data.draw(st.sets(st.sampled_from(CELLS), max_size=5))
    changed = {cell: data.draw(st.integers(0, 9)) for cell in data.draw(st.sets(st.sampled_from(CELLS), max_size=5))}
    read = replace(ours, figures={**ours.figures, **changed}).with_values(
        {key: value for cell in unread for key, value in ((cell, None), (f"unread.{cell}", NOT_FOUND))}
    )
    entries = {cell: figure for cell, figure in read.figures.items() if cell in FORM.entry_ids}
    published = compute_totals(FORM, replace(read, figures=entries))
    found = compare_published(FORM, ours, published)
    told = {one.place for one in found.differences}
    assert unread <= told
    for cell, ours_there in ours.figures.items():
        if cell not in told:
            assert published.figures.get(cell) == ours_there
