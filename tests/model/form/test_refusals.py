"""What is told of a text that is no figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UnreadableFigure
from model.form.entries import parse_figure
from model.form.figures import Kind

KINDS: tuple[tuple[Kind, str], ...] = (("count", ""), ("amount", "万元"), ("signed", ""), ("money", ""))

REFUSED = {
    "像是日期": "2024/1/5 2024-01-05 2024.1.5 2024年 2024年1月 1月5日 2024-01 1/5/2024 5-Jan Jan-24 一月五日 ㋀",
    "百分比": "5% ５％ 3.5% 5‰ 百分之五 5个百分点 三成",
    "科学记数": "1.2E+5 1.2e5 1E3 1.2×10^5",
    "整个数在括号里": "(3) （3） (1,234) （3）件",
    "增或减": "5（减） 5（增加） 5件（↓） 5(负数)",
    "两个数": "12（13） 12件（13件） 12（十三）",
    "分数": "1/2 1／2 ½ 二分之一 3⁄4",
    "时间": "12:30 12：30 上午9时 9时 9点30分",
    "序号": "① ② ⑴ ⒈ ㈠ ❶ 1️⃣ ㊀ 3①",
    "上标": "1² 12² ² 1₂ x² 3ª",
    "罗马数字": "Ⅳ ⅳ Ⅻ",
    "划线": "1\u0336 1\u03362\u0336",
    "一个范围": "3-5 3～5 3~5 3—5 3至5 3到5件 二三十 两三百 三五个 十几 几十件 2024-2025",
    "约数": "约5 大约5件 5余 30余件 5左右 近百 不足5 >5 ≥5 5以上 五百来件 一百多 若干",
    "没有弄清": "? ？ 5? 待查 不详 未知",
    "没有就填 0": "无 没有 暂无 N/A 不涉及",
    "公式错误": "#REF! #DIV/0! #N/A #VALUE! #NAME? #名称? Err:502",
    "太窄": "## ######",
    "公式，不是": "=1+2 =SUM(A1:A3) =A1",
    "算式": "1+2 3×4 5加6",
    "是字母|字母": "1O O l2 I5 二O二五 1o",
    "圆圈": "1〇",
    "分不清是负数|破折号": "—5 ―5",
    "空格、逗号": "1,23 1，23 1,2,3 12,34,567 1,2345 1.234,5 1.234.567 1'234 0,123 1、2",
    "不合写法": "三百二百 百 十十 一千万万 一千五万 两十 壹仟伍",
    "混在一起": "3千5 一5 5百",
    "有“人”": "12人 十二人",
    "有“平方米”": "12平方米",
    "写的单位是“元”": "12元 52,000元",
    "写的单位是“¥”": "¥12",
    "要填数字": "--5 张三 1x 元 ٣ + 12-",
    "超过 15 位": "1234567890123456 99999999999999.9万",
    "注码": "5[1] 5【注】",
}


@pytest.mark.parametrize(("words", "text"), [(w, text) for w, texts in REFUSED.items() for text in texts.split()])
def test_what_would_have_to_be_guessed_is_refused_by_a_sentence_that_names_it(words: str, text: str) -> None:
    with pytest.raises(UnreadableFigure, match=words) as refusal:
        parse_figure(text, "count")
    assert refusal.value.text == text


@pytest.mark.parametrize(
    ("text", "kind", "unit", "words"),
    [
        ("12件", "amount", "万元", "放错了格"),
        ("12件", "money", "", "放错了格"),
        ("三万五千", "amount", "万元", "单位"),
        ("¥25.10", "amount", "万元", "看不出是元还是万元"),
        ("99999999999999.9亿元", "amount", "万元", "换算后超过 15 位"),
        ("5%", "amount", "万元", "百分比"),
        ("约5万元", "money", "", "约数"),
        ("3-5万元", "amount", "万元", "范围"),
    ],
)
def test_an_amount_is_refused_by_the_same_sentences(text: str, kind: Kind, unit: str, words: str) -> None:
    with pytest.raises(UnreadableFigure, match=words):
        parse_figure(text, kind, unit)


@pytest.mark.parametrize("text", ["12 3", "1 2 3", "1 234,567", "1,234 567"])
def test_digits_with_blanks_between_are_no_number_unless_they_stand_in_threes(text: str) -> None:
    assert "空格" in read_reason(text, "count")


@pytest.mark.parametrize(
    "piece", ["1", "1,", "一", "十", "万", "1 ", "1-", "=", "-", "减", "三点", "百分之", "几", "（", "5（"]
)
def test_a_text_of_any_length_is_refused_at_once(piece: str) -> None:
    assert "太长" in read_reason(piece * 50_000, "count")
    read_reason((piece * 200)[:200], "count")


@given(st.text(alphabet="0123456789一二十百千万亿.,，。-—/()（）%年月日件元约余?？=\"'#①²½OlIx ", max_size=9))
def test_every_refusal_is_one_sentence_with_one_full_stop(text: str) -> None:
    for kind, unit in KINDS:
        reason = read_reason(text, kind, unit)
        assert reason.count("。") == bool(reason)
        assert reason.endswith("。") == bool(reason)


def read_reason(text: str, kind: Kind, unit: str = "") -> str:
    """Why a text is no figure; "" where it is one."""
    try:
        parse_figure(text, kind, unit)
    except UnreadableFigure as error:
        return error.reason
    return ""
