"""Why a text is no figure: one sentence for each kind of text, which names it and says what to do.

The same sentence is told for what is typed, pasted and read from a file. It ends in a full stop.
"""

from __future__ import annotations

import re
import unicodedata

from model.form.chinese_numerals import NUMERAL_CHARACTERS, is_chinese_range
from model.text import to_half_width

_GENERAL = "这一格要填数字，例如 12。"
NOTHING = "没有就填 0，不清楚就先空着。"
_ORDINAL = "像是序号，不是数；这一格要填数字，例如 12。"
_NOTE_MARK = "数字旁边有上标或下标的小字，分不清哪些是数；请只填数字，例如 12。"
_FRACTION = "像是分数或日期，看不出是多少；请填整个的数，例如 12。"
_ROMAN = "是罗马数字；请改成普通数字，例如 12。"
_OVERLAID = "数字上有划线或别的符号，看不出是不是不要了；请只填要用的数字。"
_RANGE = "是一个范围，看不出是哪个数；请填准确的数，例如 12。"
_ABOUT = "是约数；请填准确的数，例如 12。"
_DATE = "像是日期，不是数；这一格要填数字，例如 12。"

TOO_LONG = "文字太长，不是一个数；这一格要填数字，例如 12。"
UNCLEAR_CURRENCY = "写了“¥”，看不出是元还是万元；请写明单位，例如 3.5万元。"
"""Spreadsheets put the sign before any number in the format of accounts, also under a heading that says 万元."""

UNCLEAR_SCALE = "写了“万”或“亿”，看不出是万元还是元；请写明单位，例如 3.5万元。"

_N = rf"(?:\d[\d,.]*|[{NUMERAL_CHARACTERS}]+)"
"""A number in either notation."""

_MEASURE = r"\s*[\u4e00-\u9fff]{0,2}"

_KINDS: tuple[tuple[str, str], ...] = (
    (r"#{2,}", "原表的列太窄，没有显示出数字；请在原表里拉宽这一列，看到数字再填。"),
    (r"#.*|(?:err|错误)[:]?\d+", "这是表格软件的公式错误，不是数；请在原表里改好，再填到这里。"),
    (r"=.*", "这是公式，不是算好的数；请填公式算出的结果，例如 12。"),
    (r".*\?.*|待.{0,4}|不详|未知|不清楚?|未统计|缺失?|不明", "还没有弄清；请先空着，查清了再填。"),
    (r"暂?无.{0,6}|没有.{0,6}|空|未发生|不涉及|不适用|n/?a|null|nil|none", NOTHING),
    (r".*[%‰].*|[百千万]分之.+|.*个百分点|" + _N + r"成", "是百分比，不是个数；请填件数或金额，例如 12。"),
    (
        r".*\d:\d.*|[上下]午.*|.*[\d点时]\d*分|.*\d\s*[点时]半?(?:\d.*)?",
        "像是时间，不是数；这一格要填数字，例如 12。",
    ),
    (r"\d{2,4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}", _DATE),
    (rf".*{_N}\s*年.*|{_N}\s*月.*|{_N}\s*[日号]|(?:19|20)\d\d[-/]\d{{1,2}}|\d{{1,2}}-[a-z]{{3}}.*", _DATE),
    (r"[a-z]{3}-\d{1,4}", _DATE),
    (
        r"[+-]?\d[\d.,]*\s*(?:e\s*[+-]?\s*\d+|[x×*]\s*10.*)",
        "是科学记数，后面的数字可能不全；请写出整个的数，例如 120000。",
    ),
    (r"[+-]?\([^()]*\)" + _MEASURE, "整个数在括号里，分不清是负数还是备注；负数请写成 -3，别的请去掉括号。"),
    (rf"{_N}{_MEASURE}\s*\([+-]?{_N}{_MEASURE}\)", "有两个数，一个在括号里；请只填一个。"),
    (
        rf"{_N}{_MEASURE}\s*\(\s*[增减升降负↑↓].*\)",
        "括号里写着增或减，看不出是不是负数；负数请写成 -3，别的请去掉括号。",
    ),
    (r".*[\[\]【】〔〕].*", "数字旁边有括号里的注码或备注；请只填数字，例如 12。"),
    (rf"{_N}\s*/\s*{_N}|.+分之.+", _FRACTION),
    (r"[—―─].*\d.*", "前面是破折号，看不出是不是负数；负数请写成 -3。"),
    (rf"{_N}{_MEASURE}\s*(?:[-~〜―—–]+|至|到|或)\s*{_N}{_MEASURE}", _RANGE),
    (rf"[\d.,\s+*×÷-]+[+*×÷][\d.,\s+*×÷-]+|{_N}\s*[加减乘除]\s*{_N}", "是算式；请填算好的数，例如 12。"),
    (rf"(?:大?约|近|超过?|逾|不足|不到|将近|至少|至多|最多|[<>≤≥≈~]=?)\s*{_N}.*", _ABOUT),
    (rf".*{_N}\s*(?:[余多来许]|左右|上下|以上|以下|以内).*|若干|很多|许多|个别|少量|多", _ABOUT),
    (
        r"[+-]?\d+(?:[.,;、'’\s]\d+)+(?:\.\d*)?",
        "数字中间有空格、逗号或小数点，看不出是一个数还是几个；请只写数字，例如 1234。",
    ),
)
"""What a text is made of → the sentence; the first that fits is told. Compared in half-width small letters."""

_COMPILED_KINDS = tuple((re.compile(pattern, re.ASCII | re.DOTALL), sentence) for pattern, sentence in _KINDS)

_LOOKALIKES = {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "〇": "0"}
_WITH_LOOKALIKE = re.compile(
    rf"[+-]?[\d.,{NUMERAL_CHARACTERS}]*[OolI|][\dOolI|.,{NUMERAL_CHARACTERS}]*|[+-]?(?=.*〇)[\d〇]+", re.ASCII
)
_NUMERAL_ALONE = re.compile(rf"[+-]?[{NUMERAL_CHARACTERS}点點]+")
_NUMERALS_MIXED = re.compile(
    rf"[+-]?[\d.,]+[十百千拾佰仟].*|[+-]?[\d.,]*[{NUMERAL_CHARACTERS}][\d{NUMERAL_CHARACTERS}]*"
)
_WORDS_BEHIND = re.compile(rf"[+-]?{_N}\s*([a-z㎡°]+|[\u4e00-\u9fff]+)", re.ASCII | re.IGNORECASE)


def explain_unusual_characters(text: str) -> str:
    """Why a text with ①, ², ½, Ⅳ or a line through a digit is no figure; "" where it has no such character.

    Half-width forms would turn them into plain digits.
    """
    for character in text:
        form = unicodedata.decomposition(character).partition(" ")[0]
        category = unicodedata.category(character)
        if form in ("<super>", "<sub>"):
            return _NOTE_MARK
        if form == "<fraction>" or character in "⁄∕":
            return _FRACTION
        if "\u2160" <= character <= "\u2188":
            return _ROMAN
        if category in ("No", "Me") or (category == "Nl" and character != "〇"):
            return _ORDINAL
        if category == "Mn" and to_half_width(character):
            return _OVERLAID
    return ""


def is_date(plain: str) -> bool:
    """Whether a text in half-width characters looks like a date: 2025-5, 10-5-20."""
    small = plain.casefold()
    return any(sentence == _DATE and pattern.fullmatch(small) for pattern, sentence in _COMPILED_KINDS)


def explain_refusal(plain: str, number: str) -> str:
    """What to tell somebody who wrote this where a number belongs.

    plain: the whole text in half-width characters; number: the part of it in front of a unit.
    """
    small = plain.casefold()
    for pattern, sentence in _COMPILED_KINDS:
        if pattern.fullmatch(small):
            return sentence
    if is_chinese_range(number):
        return _RANGE
    if _NUMERAL_ALONE.fullmatch(number):
        return "这个中文数字不合写法，或有几种读法；请改成普通数字，例如 12。"
    if _WITH_LOOKALIKE.fullmatch(number):
        return _explain_lookalike(number)
    if _NUMERALS_MIXED.fullmatch(number):
        return "数字和汉字混在一起，看不出是多少；请全用数字，例如 3500。"
    behind = _WORDS_BEHIND.fullmatch(plain)
    if behind and "\u4e00" <= behind[1][0] <= "\u9fff":
        return f"数字后面有“{behind[1]}”；这一格只填数字，不带单位，例如 12。"
    return _GENERAL


def _explain_lookalike(number: str) -> str:
    """Which character of a number is a letter that looks like a digit."""
    letter = next(character for character in _LOOKALIKES if character in number)
    kind = "圆圈" if letter == "〇" else "竖线" if letter == "|" else "字母"
    return f"里面有{kind}“{letter}”，看起来像数字 {_LOOKALIKES[letter]}；请改成数字。"


def explain_wrong_unit(written: str, wanted: str) -> str:
    """Why a figure with a unit that does not belong in its cell is refused. wanted: 金额 or 个数."""
    return f"写的单位是“{written}”，这一格填{wanted}；请核对是不是放错了格。"
