"""One pasted text, read for its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.form import editions
from model.form.figures import Figure, Money, format_figure
from model.form.form import Cell
from model.pasting.pasted_values import PastedReading, is_nothing_word, read_pasted


def cell(id: str, edition: str) -> Cell:
    return editions.load_form(edition).cells[id]


COUNT, AMOUNT = cell("requests.received.natural", "2021"), cell("disclosure.fees.amount", "2021")
SIGNED, MONEY = cell("disclosure.fees.change", "2019"), cell("disclosure.procurement.amount", "2019")


@pytest.mark.parametrize(
    ("text", "at", "figure"),
    [
        ("12", COUNT, 12),
        (" 1,234 ", COUNT, 1234),
        ("\xa01,234,567\u200b", COUNT, 1234567),
        ("52.150000", AMOUNT, Decimal("52.150000")),
        ("-18", SIGNED, -18),
        ("−18", SIGNED, -18),
        ("75338元", MONEY, Money(75338, "元")),
        ("1,052.15万元", MONEY, Money(Decimal("1052.15"), "万元")),
        ("75338", MONEY, Money(75338)),
        ("", COUNT, None),
        (" \xa0", MONEY, None),
    ],
)
def test_plain_figures_are_read_without_a_word(text: str, at: Cell, figure: Figure | None) -> None:
    reading = read_pasted(text, at)
    assert (reading.state, reading.figure, reading.reason) == ("plain", figure, "")
    assert format_figure(reading.figure) == format_figure(figure)


@pytest.mark.parametrize(
    ("text", "at", "figure", "why"),
    [
        ("１２", COUNT, 12, "全角"),
        ("1，234", COUNT, 1234, "全角"),
        ("１，２３４，５６７", COUNT, 1234567, "全角"),
        ("十五", COUNT, 15, "中文数字"),
        ("三万五千", COUNT, 35000, "中文数字"),
        ("12件", COUNT, 12, "“件”"),
        ("十二 件", COUNT, 12, "“件”"),
        ("三万", COUNT, 30000, "“万”"),
        ("减4", SIGNED, -4, "正负"),
        ("减少4项", SIGNED, -4, "“项”"),
        ("5.20万元", AMOUNT, Decimal("5.20"), "与表头单位相同"),
        ("¥75,338", MONEY, Money(75338, "元"), "货币符号"),
        ("七万元", MONEY, Money(7, "万元"), ""),
    ],
)
def test_another_notation_of_one_figure_is_understood_and_said(text: str, at: Cell, figure: Figure, why: str) -> None:
    check_reading(read_pasted(text, at), "understood", figure, why)


@pytest.mark.parametrize(
    ("text", "at", "figure", "why"),
    [
        ("1 234", COUNT, 1234, "空格"),
        ("1.2万", COUNT, 12000, "12000"),
        ("1.2万件", COUNT, 12000, "“万件”"),
        ("22（其中修订16件）", COUNT, 22, "括号"),
        ("52,000元", AMOUNT, Decimal("5.2"), "换算"),
        ("￥52,000.50元", AMOUNT, Decimal("5.20005"), "换算"),
        ("52000元整", AMOUNT, Decimal("5.2"), "换算"),
        ("1.2万", AMOUNT, Decimal("1.2"), "看作万元"),
        ("0.5亿元", AMOUNT, 5000, "换算"),
        ("1.2万", MONEY, Money(Decimal("1.2"), "万元"), "万元"),
    ],
)
def test_what_was_converted_or_left_out_is_to_be_looked_at(text: str, at: Cell, figure: Figure, why: str) -> None:
    check_reading(read_pasted(text, at), "doubtful", figure, why)


def check_reading(reading: PastedReading, state: str, figure: Figure, why: str) -> None:
    assert (reading.state, reading.figure) == (state, figure)
    assert format_figure(reading.figure) == format_figure(figure)
    assert why in reading.reason
    assert reading.notation in reading.reason


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "—",
        "/",
        " - ",
        "－",
        "——",
        "−",
        "\\",
        "无",
        "無",
        "（无）",
        "无。",
        " 无　此 项",
        "没有",
        "沒有",
        "N/A",
        "暂无",
        "空白",
    ],
)
def test_marks_for_nothing_are_left_to_the_clerk(text: str) -> None:
    assert read_pasted(text, COUNT).state == "dash"


@pytest.mark.parametrize(
    ("text", "at", "why"),
    [
        ("#REF!", COUNT, "公式错误"),
        ("#N/A", COUNT, "公式错误"),
        ("#DIV/0!", COUNT, "公式错误"),
        ("####", COUNT, "太窄"),
        ("没有统计", COUNT, "填 0"),
        ("无法统计", COUNT, "填 0"),
        ("张三", COUNT, "数字"),
        ("1.2E+05", COUNT, "科学记数"),
        ("12%", COUNT, "百分比"),
        ("(12)", COUNT, "括号里"),
        ("1,2345", COUNT, "数字"),
        ("1 2 3", COUNT, "数字"),
        ("12²", COUNT, "上标"),
        ("①", COUNT, "序号"),
        ("1234567890123456", COUNT, "15 位"),
        ("99999999999999.9万", COUNT, "15 位"),
        ("52000元", COUNT, "放错"),
        ("12件", AMOUNT, "放错"),
        ("12件", MONEY, "放错"),
        ("三万五千", AMOUNT, "万元还是元"),
        ("￥52,000.50", AMOUNT, "元还是万元"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused_with_the_reason(text: str, at: Cell, why: str) -> None:
    reading = read_pasted(text, at)
    assert (reading.state, reading.figure) == ("refused", None)
    assert why in reading.reason


@pytest.mark.parametrize("text", ["0", "零", "〇", "０", "一", "待定", "不详", "无法统计", "没有统计", "无人机", ""])
def test_numerals_and_what_is_unknown_are_no_words_for_nothing(text: str) -> None:
    assert not is_nothing_word(text)
