"""The correction after sending lists what differs, and put back it gives the version that was sent.

model/sent/place_labels.py too.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.report.report import PROSE_PLACES, Report, Value
from model.report.sendings import list_marks, reason_place, sending_values, withdrawal_values
from model.sent.correction import FOLLOWS_TEXT, Correction, make_correction, make_newest_correction
from model.sent.prose_changes import find_changes, split_pieces
from tests.examples import examples
from tests.model.drafting import FORM, RECEIVED, values

NOW = datetime(2026, 1, 28, tzinfo=UTC)
BEFORE: dict[str, Value | None] = {
    "cover.unit": "云滨县水文站",
    "cover.dated": "2026年1月12日",
    RECEIVED: 7,
    "requests.received.business": 2,
    "disclosure.fees.amount": Decimal("52.15"),
    "overview": "（一）主动公开\n本年公开水情公报12期。召开会议3次。",
}


def sent(entered: dict[str, Value | None]) -> Report:
    report = compute_totals(FORM, Report("2021").with_values(entered))
    return report.with_values(sending_values(report, date(2026, 1, 28), "", NOW))


def corrected(entered: dict[str, Value | None], changed: dict[str, Value | None]) -> Correction:
    now = compute_totals(FORM, sent(entered).with_values(changed))
    correction = make_newest_correction(now)
    assert correction is not None
    return correction


def test_figures_have_their_official_labels_and_units() -> None:
    count, fee = corrected(BEFORE, {RECEIVED: None, "disclosure.fees.amount": Decimal("0.5215")}).items[1::-1]
    assert fee.label == "二、主动公开政府信息情况：行政事业性收费，本年收费金额（单位：万元）"
    assert (fee.before, fee.after) == ("52.15 万元", "0.5215 万元")
    assert count.label.startswith("三、收到和处理政府信息公开申请情况：一、本年新收政府信息公开申请数量，")
    assert count.label.endswith("自然人")
    assert (count.before, count.after) == ("7", "未填")


def test_a_total_follows_its_parts_and_needs_no_reason_of_its_own() -> None:
    correction = corrected(BEFORE, {RECEIVED: 9, reason_place(1, RECEIVED): "登记簿漏记 2 件"})
    part, total = correction.items
    assert (total.place, total.before, total.after) == ("requests.received.total", "9", "11")
    assert (part.printed_reason, total.printed_reason) == ("登记簿漏记 2 件", FOLLOWS_TEXT)
    assert correction.missing_reasons == 0


def test_prose_is_compared_by_sentences_and_a_heading_that_stays_is_not_shown() -> None:
    now = "（一）主动公开\n本年公开水情公报13期。召开会议3次。补充一句。"
    first, second = corrected(BEFORE, {"overview": now}).items
    assert (first.before, first.after) == ("本年公开水情公报12期。", "本年公开水情公报13期。")
    assert (first.label, first.key) == ("一、总体情况：第 1 句", "correction.1.overview.1")
    assert (second.before, second.after, second.key) == ("（无）", "补充一句。", "correction.1.overview.2+")


def test_a_reason_stays_with_its_sentence_while_that_is_edited_further() -> None:
    reason = {reason_place(1, "overview.1"): "公报期数统计有误"}
    for text in ("本年公开水情公报14期。召开会议3次。", "新写的开头。本年共公开公报15期。召开会议3次。"):
        items = corrected(BEFORE, {"overview": f"（一）主动公开\n{text}", **reason}).items
        assert "公报期数统计有误" in [item.reason for item in items if "公报" in item.before]


def test_layout_alone_is_counted_and_no_item() -> None:
    correction = corrected(BEFORE, {"overview": "（一）主动公开 本年公开水情公报 12 期。\n召开会议3次。"})
    assert (correction.items, correction.layout_count) == ((), 1)


def test_each_version_is_compared_with_the_next_that_counts() -> None:
    first = compute_totals(FORM, sent(BEFORE).with_values({RECEIVED: 8}))
    second = first.with_values(sending_values(first, date(2026, 2, 3), "", NOW))
    third = compute_totals(FORM, second.with_values({RECEIVED: 9}))
    one, two = list_marks(third)
    old, new = make_correction(FORM, third, one), make_correction(FORM, third, two)
    assert old is not None
    assert new is not None
    assert [(item.before, item.after) for item in old.items] == [("7", "8"), ("9", "10")]
    assert [(item.before, item.after) for item in new.items] == [("8", "9"), ("10", "11")]
    assert (old.next_mark, new.next_mark) == (two, None)
    withdrawn = make_correction(FORM, third.with_values(withdrawal_values(two)), one)
    assert withdrawn is not None
    assert [(item.before, item.after) for item in withdrawn.items] == [("7", "9"), ("9", "11")]


def test_there_is_no_correction_of_what_was_not_sent_or_cannot_be_read() -> None:
    assert make_newest_correction(Report("2021")) is None
    assert make_newest_correction(sent(BEFORE).with_values({"frozen.1": "{}"})) is None


TABLES = ("cover.", "requests.", "disclosure.", "remedies.")
PRINTED = [place for place in values("2021") if place in PROSE_PLACES or place.startswith(TABLES)]
PROSE = st.text(st.sampled_from("本年收到12件申请。\n！一、"), max_size=20)
EDITS = st.dictionaries(st.sampled_from(PRINTED), st.none() | st.one_of(PROSE, st.integers(0, 99)), max_size=8).map(
    lambda edits: {
        place: value
        for place, value in edits.items()
        if value is None or isinstance(value, str) == (place in PROSE_PLACES or place.startswith("cover."))
    }
)


@given(entered=EDITS, changed=EDITS)
@settings(max_examples=examples(30))
def test_the_values_before_put_back_give_the_version_that_was_sent(
    entered: dict[str, Value | None], changed: dict[str, Value | None]
) -> None:
    """Whatever is edited after a report was sent."""
    now = compute_totals(FORM, sent(entered).with_values(changed))
    correction = make_newest_correction(now)
    assert correction is not None
    frozen = correction.sending.report
    restored: dict[str, Value | None] = {}
    for item in correction.items:
        if item.place in PROSE_PLACES:
            restored[item.place] = put_back(frozen.text_at(item.place), now.text_at(item.place))
        else:
            assert item.before != item.after
            restored[item.place] = frozen.value_at(item.place)
    back = compute_totals(FORM, now.with_values({p: v for p, v in restored.items() if not is_total(p)}))
    assert back.figures == frozen.figures
    for field in ("unit", "year", "signed", "dated"):
        assert back.cover.get(field, "").strip() == frozen.cover.get(field, "").strip()
    for place in PROSE_PLACES:
        assert keys(back.text_at(place)) == keys(frozen.text_at(place))


def put_back(before: str, after: str) -> str:
    for change in reversed(find_changes(before, after)):
        start, end = change.after
        after = after[:start] + before[slice(*change.before)] + after[end:]
    return after


def keys(text: str) -> str:
    return "".join(piece.key for piece in split_pieces(text))


def is_total(place: str) -> bool:
    return place in FORM.cells and FORM.cells[place].is_computed
