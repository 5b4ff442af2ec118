"""What an edit did, in words a clerk reads, and an edit that brings a moment back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.drafts.comparison import compare_reports
from model.drafts.edits_in_words import describe_edit, values_to_restore
from model.report.edits import Change, Edit
from model.report.report import NOT_FOUND, Report
from model.report.sendings import sending_values
from tests.model.drafting import fillings
from tests.model.drafts.test_comparison import CELL, FORM, NAME

PROBLEMS = "五、存在的主要问题及改进情况"


@given(st.data())
def test_restoring_brings_a_moment_back_to_the_last_digit(data: st.DataObject) -> None:
    then, now = (compute_totals(FORM, Report("2021").with_values(data.draw(fillings("2021")))) for _ in range(2))
    back = compute_totals(FORM, now.with_values(values_to_restore(FORM, then, now)))
    assert back == then
    assert compare_reports(FORM, back, then) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(CELL, 12, 15), f"{NAME} 12 → 15"),
        (Change(CELL, None, 0), f"{NAME} 未填 → 0"),
        (Change(CELL, 12, None), f"{NAME} 12 → 未填"),
        (Change("overview", "甲乙丙丁", "甲丙丙丁"), "一、总体情况 改了 1 字"),
        (Change("overview", None, "甲乙"), "一、总体情况 写了 2 字"),
        (Change("overview", "甲乙", None), "一、总体情况 删去 2 字"),
        (Change("cover.unit", None, "临江县水务局"), "单位名称 “临江县水务局”"),
        (Change("cover.unit", "甲局", "乙局"), "单位名称 “甲局” → “乙局”"),
        (Change(f"note.{CELL}", None, "据\n登记簿"), f"{NAME}的备注 “据 登记簿”"),
        (Change("answer.requests.opening:natural", None, "1 2\n核对过"), "表三 上年结转·自然人的说明 “核对过”"),
        (Change(f"answer.figures.jump:{CELL}", "1 2\n核对过", None), f"{NAME}的说明 删去"),
        (Change("answer.other.fees", None, "1\n无"), "待说明之处的说明 “无”"),
        (Change("claim.requests.received.total", 5, None), "表三 本年新收·总计（文件里写的合计） 5 → 未填"),
    ],
)
def test_an_edit_of_one_place_is_told_with_what_was_and_what_is(change: Change, words: str) -> None:
    assert describe_edit(FORM, Edit("填写", (change,))).text == words
    assert describe_edit(FORM, Edit("填写", (change,)).make_inverse()).text.startswith("撤销：")


def test_an_edit_of_many_places_is_told_by_its_label_and_where_it_began() -> None:
    changes = (Change(CELL, None, 1), Change("requests.carried_in.natural", None, 2))
    assert describe_edit(FORM, Edit("粘贴 2 格", changes)).text == f"粘贴 2 格 {NAME} 等"
    assert describe_edit(FORM, Edit("向下填充", changes)).text == f"向下填充 2 处 {NAME} 等"
    assert (
        describe_edit(FORM, Edit("粘贴 2 格", changes).make_inverse()).text == "撤销：粘贴 2 格 表三 上年结转·自然人 等"
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ((Change(CELL, None, 5), Change(f"unread.{CELL}", NOT_FOUND, None)), f"{NAME} 没有读到 → 5"),
        ((Change(f"unread.{CELL}", NOT_FOUND, None),), f"{NAME} 没有读到 → 未填"),
        ((Change("problems", None, "甲乙"), Change("unread.problems", NOT_FOUND, None)), f"{PROBLEMS} 写了 2 字"),
        ((Change("unread.problems", NOT_FOUND, None),), f"{PROBLEMS} 没有读到 → 未填"),
        ((Change("blank.remedies.review.total", "空着", None),), "表四 行政复议·总计（文件里写的合计） 删去"),
    ],
)
def test_that_a_place_counts_as_read_is_told_with_what_was_entered(changes: tuple[Change, ...], words: str) -> None:
    assert describe_edit(FORM, Edit("填写", changes)).text == words


def test_to_take_it_back_is_told_too() -> None:
    edit = Edit("填写", (Change(CELL, None, 5), Change(f"unread.{CELL}", NOT_FOUND, None)))
    assert describe_edit(FORM, edit.make_inverse()).text == f"撤销：{NAME} 5 → 没有读到"


def test_what_was_sent_stays_sent_whatever_moment_is_brought_back() -> None:
    before = Report("2021").with_values({CELL: 5})
    sent = before.with_values(sending_values(before, date(2026, 1, 28), "", datetime(2026, 1, 28, tzinfo=UTC)))
    now = sent.with_values({CELL: 7, "correction.1." + CELL: "漏记"})
    back = now.with_values(values_to_restore(FORM, before, now))
    assert back.figures[CELL] == 5
    assert (back.sendings, back.correction_reasons) == (now.sendings, now.correction_reasons)


def test_marking_is_told_by_its_label_and_a_reason_by_its_place() -> None:
    report = Report("2021").with_values({CELL: 5})
    values = sending_values(report, date(2026, 1, 28), "", datetime(2026, 1, 28, tzinfo=UTC))
    marking = Edit("标为已报送", tuple(Change(place, None, value) for place, value in values.items()))
    assert describe_edit(FORM, marking).text == "标为已报送"
    assert describe_edit(FORM, marking.make_inverse()).text == "撤销：标为已报送"
    reason = Edit("更正原因", (Change("correction.1." + CELL, None, "漏记"),))
    assert describe_edit(FORM, reason).text == f"{NAME}的更正原因 “漏记”"
    sentence = Edit("更正原因", (Change("correction.1.problems.2+", None, "补写"),))
    assert describe_edit(FORM, sentence).text == f"{PROBLEMS}的更正原因 “补写”"
