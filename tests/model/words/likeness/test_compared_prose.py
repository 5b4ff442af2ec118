"""Sentences beside last year's: which are the same, nearly the same, new, or the same in every report."""

from __future__ import annotations

import pytest

from model.words.likeness.compared_prose import compare_prose, strip_figures

LAST = "（一）主动公开。2024年在网站开设水情专栏，每天公布水位和雨量。全年举办开放日3次；邀请村民代表参观水厂和泵站。"


def likeness(text: str, other: str = LAST) -> list[str]:
    return [compared.likeness for compared in compare_prose(text, other)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年在网站开设水情专栏，每天公布水位和雨量。", "unchanged"),
        ("2025年，在网站开设水情专栏,每天公布水位和雨量", "unchanged"),
        ("本年度在网站开设水情专栏，每天公布水位和雨量。", "unchanged"),
        ("邀请村民代表参观水厂和泵站。", "unchanged"),
        ("全年举办开放日5次", "alike"),
        ("全年举办开放日两次", "alike"),
        ("2025年在网站开设水情专栏，每日公布水位和雨量。", "nearly"),
        ("邀请学生代表到灌区上节水课，发放手册。", "new"),
        ("开设专栏。", "new"),
    ],
)
def test_years_figures_and_punctuation_make_no_difference(text: str, expected: str) -> None:
    assert likeness(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "（一）主动公开。",
        "无。",
        "没有其他需要报告的事项。",
        "本年度没有其他需要报告的事项，请予审阅。",
        "依据《政府信息公开信息处理费管理办法》，本年度发出收费通知0件，收取0元。",
        "根据《中华人民共和国政府信息公开条例》规定，现将我局工作情况报告如下。",
        "本年度没有因政府信息公开工作被追究责任的情况。",
        "按时发布2024年政府信息公开工作年度报告。",
    ],
)
def test_what_every_report_has_says_nothing(text: str) -> None:
    (compared,) = compare_prose(text, text)
    assert (compared.likeness, compared.is_fixed) == ("unchanged", True)


def test_a_counterpart_is_where_the_other_text_has_it() -> None:
    (compared,) = compare_prose("全年举办开放日5次。", LAST)
    assert compared.counterpart is not None
    start = compared.counterpart.start
    assert LAST[start : compared.counterpart.end] == compared.counterpart.text == "全年举办开放日3次；"


def test_positions_are_those_of_the_text() -> None:
    text = "  一是更新慢；二是图解少。\n下一步逐月检查。"
    for compared in compare_prose(text, ""):
        assert text[compared.sentence.start : compared.sentence.end] == compared.sentence.text
    assert [compared.sentence.text for compared in compare_prose(text, "")] == [
        "一是更新慢；",
        "二是图解少。",
        "下一步逐月检查。",
    ]


def test_numbering_is_no_word() -> None:
    assert strip_figures("（二）优化12个栏目。") == strip_figures("三是优化个栏目；") == "优化个栏目"


def test_a_text_of_thousands_of_sentences_is_compared_too() -> None:
    long = "".join(f"第{number}号河道由村民小组巡查，问题当日上报处理。" for number in range(3_000))
    assert set(likeness(long, long)) == {"unchanged"}
