"""Who signed, when, and what stands behind it."""

from __future__ import annotations

import pytest

from model.importing.matching.written.signature import take_signature

UNIT = "云岭县水务局"
DAY = "2026年1月12日"
LONG = "云岭县自然资源和规划局不动产登记与测绘地理信息服务中心（云岭县地质环境监测保护站）"


@pytest.mark.parametrize(
    "lines",
    [
        [UNIT, DAY],
        [DAY, UNIT],
        [f"{UNIT}　{DAY}"],
        [f"{UNIT}{DAY}"],
        [f"{DAY} {UNIT}"],
        ["云 岭 县 水 务 局", "2026 年 1 月 12 日"],
        [UNIT, "二○二六年一月十二日"],
        [UNIT, "２０２６年１月１２日"],
        [UNIT, "2026.01.12"],
        [f"{UNIT}（盖章）", DAY],
        [UNIT, "（公章）", DAY],
        ["（此页无正文）", UNIT, DAY],
        ["单位：云岭县水务局", "日期：2026年1月12日"],
        ["云岭县", "水务局", DAY],
    ],
)
def test_name_and_date_are_taken_however_they_stand(lines: list[str]) -> None:
    paragraphs = ["没有收取信息处理费。", *lines]
    assert take_signature(paragraphs, UNIT).cover == {"signed": UNIT, "dated": DAY}
    assert paragraphs == ["没有收取信息处理费。"]


@pytest.mark.parametrize("ending", [f"{UNIT} {DAY}", f"{UNIT}{DAY}", f" {UNIT}（{DAY}）"])
def test_a_signature_behind_the_last_sentence_is_cut_off(ending: str) -> None:
    paragraphs = [f"没有收取信息处理费。{ending}"]
    assert take_signature(paragraphs, UNIT).cover == {"signed": UNIT, "dated": DAY}
    assert paragraphs == ["没有收取信息处理费。"]


@pytest.mark.parametrize("line", [UNIT, f"{UNIT}（公章）", "云 岭 县 水 务 局"])
@pytest.mark.parametrize("answer", ["无", "没有收取信息处理费", "没有收取信息处理费。"])
def test_a_name_without_a_date_is_no_line_of_the_section(line: str, answer: str) -> None:
    paragraphs = [answer, line]
    assert take_signature(paragraphs, UNIT).cover == {"signed": UNIT}
    assert paragraphs == [answer]


@pytest.mark.parametrize("unit", [LONG, ""])
@pytest.mark.parametrize("lines", [[LONG], [LONG[:22], LONG[22:]]])
def test_a_long_name_is_taken_whole(lines: list[str], unit: str) -> None:
    paragraphs = ["没有收取信息处理费。", *lines, DAY]
    assert take_signature(paragraphs, unit).cover == {"signed": LONG, "dated": DAY}
    assert paragraphs == ["没有收取信息处理费。"]


def test_another_office_of_the_place_may_sign_without_a_date() -> None:
    paragraphs = ["没有收取信息处理费。", "云岭县河长制办公室"]
    assert take_signature(paragraphs, UNIT).cover == {"signed": "云岭县河长制办公室"}


def test_a_line_over_the_name_is_no_signer_unless_of_the_place() -> None:
    paragraphs = ["没有收取信息处理费", "指导各村", UNIT]
    assert take_signature(paragraphs, UNIT).cover == {"signed": UNIT}


def test_a_month_without_a_day_is_a_date() -> None:
    paragraphs = ["无。", UNIT, "2026年1月"]
    assert take_signature(paragraphs, UNIT).cover == {"signed": UNIT, "dated": "2026年1月"}


def test_the_name_that_ends_a_section_signs_once() -> None:
    paragraphs = ["本报告由以下单位编写：", UNIT, UNIT, DAY]
    assert take_signature(paragraphs, UNIT).cover == {"signed": UNIT, "dated": DAY}
    assert paragraphs == ["本报告由以下单位编写：", UNIT]


def test_two_bodies_sign_together() -> None:
    paragraphs = ["无。", UNIT, "云岭县河长制办公室", DAY]
    assert take_signature(paragraphs, UNIT).cover["signed"] == "云岭县水务局 云岭县河长制办公室"


def test_what_stands_behind_is_handed_back_even_sentences() -> None:
    behind = ["（联系人：张三）", "本页面由信息中心维护。如有错误，请联系我们。", "2027-01-01"]
    paragraphs = ["无。", UNIT, DAY, *behind]
    signature = take_signature(paragraphs, UNIT)
    assert signature.cover == {"signed": UNIT, "dated": DAY}
    assert signature.behind == behind


def test_titles_of_other_years_behind_the_name_are_no_signature() -> None:
    paragraphs = ["无。", UNIT, "相关信息", f"{UNIT}2024年政府信息公开工作年度报告 2025-01-14"]
    assert take_signature(paragraphs, UNIT).cover == {"signed": UNIT}
    assert paragraphs == ["无。"]


def test_a_date_far_below_the_name_is_of_something_else() -> None:
    paragraphs = ["无。", UNIT, "相关信息", "上年的报告", "望川县的报告", "2025-01-14"]
    assert take_signature(paragraphs, UNIT).cover == {"signed": UNIT}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["无"],
        ["没有收取信息处理费"],
        ["全年召开会议两次，时间是2025年12月"],
        ["指导望川县林业局"],
        ["截至2025年12月"],
        ["我局成立于2019年3月1日。另有两个下属单位。"],
        ["各村（社区）"],
    ],
)
def test_text_without_a_signature_stays(paragraphs: list[str]) -> None:
    before = list(paragraphs)
    assert take_signature(paragraphs, UNIT).cover == {}
    assert paragraphs == before


def test_a_short_answer_over_a_date_is_no_name() -> None:
    paragraphs = ["没有收取信息处理费", DAY]
    assert take_signature(paragraphs, UNIT).cover == {"dated": DAY}
    assert paragraphs == ["没有收取信息处理费"]


OFFICES = "（县河长制工作领导小组办公室、县水土保持委员会办公室）"


@pytest.mark.parametrize("date", ["2025年1月12日", ""])
def test_offices_in_brackets_belong_to_the_name_on_one_line_and_on_two(date: str) -> None:
    name = f"云岭县水务局{OFFICES}"
    for lines in ([name], [name[:20], name[20:]], [name.removesuffix(OFFICES), OFFICES]):
        paragraphs = ["无其他事项。", *lines, *([date] if date else [])]
        assert take_signature(paragraphs, "云岭县水务局").cover["signed"] == name
        assert paragraphs == ["无其他事项。"]
