"""Reads a text as the figure of a cell: the one door for what is typed, pasted and found in files.

Whatever way a text comes, it is the same figure or is refused with the same sentence. So a unit, a measure word and a
remark in brackets are read alike everywhere; who types sees the figure at once, the others are told how it was read.
Only a sum is added up where it is typed key by key (typed_sums.py), and refused wherever else it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from model.errors import UnreadableFigure
from model.form.chinese_numerals import NUMERAL_CHARACTERS, parse_chinese_decimal, parse_chinese_number
from model.form.figures import MAX_DIGITS, Figure, Kind, Money, Number
from model.form.refusals import (
    NOTHING,
    TOO_LONG,
    UNCLEAR_CURRENCY,
    UNCLEAR_SCALE,
    explain_refusal,
    explain_unusual_characters,
    explain_wrong_unit,
)
from model.form.typed_sums import SUM_REMARK, compute_sum
from model.text import remove_invisible, to_half_width, to_half_width_number, unquote_cell


@dataclass(frozen=True, slots=True)
class Entry:
    """What a text means in its cell.

    figure: None for a blank and a dash. is_dash: the text is a mark that stands for nothing, such as /.
    notation: in which way the figure is not written in plain digits. remark: what was converted, left out or taken for
    granted, so that somebody should look at it. has_unit: the text itself says its unit of money.
    """

    figure: Figure | None = None
    is_dash: bool = False
    notation: str = ""
    remark: str = ""
    has_unit: bool = False


MAX_ENTRY_LENGTH = 200
"""Characters of a figure with its remark in brackets; a longer text is prose."""

MEASURE_WORDS = "件次|人次|件|份|个|宗|条|部|项|篇|次|起|例|家"
"""What clerks write behind a count and the table's heading says already."""

_DASH = re.compile(r"[-－‐‑‒–—―─━−ー]{1,4}|[/／\\＼]{1,3}|[·•・…⋯]{1,2}|\.{3}|一一")
"""What clerks write where nothing is to be reported. Supervisors send reports with such marks back."""

_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
"""What a scale in front of a unit multiplies by; "" for none."""

_NUMBER_WITH_UNIT = re.compile(rf"(¥?)\s*(.*?[^\s万亿])\s*([万亿]?)\s*([元圆][整正]?|{MEASURE_WORDS}|)")
"""Groups: the currency sign, the number, its scale, its unit; each but the number may be empty."""

_UNIT_ALONE = re.compile(rf"(?:单位)?\s*:?\s*([万亿]?元|[万亿]|{MEASURE_WORDS})")
_NUMBER_WITH_REMARK = re.compile(r"([^()]*\S)\s*\((.*)\)", re.DOTALL)
_OPEN_REMARK = re.compile(
    rf"\s*(?:[+-]?[\d.,{NUMERAL_CHARACTERS}]+\s*(?:{MEASURE_WORDS})?|大?约数?|估计?|预[计估]|待.{{1,4}}|.*\?.*|不[详明准].*|[增减升降负↑↓].*)\s*"
)
"""Words in brackets that leave it open what the number in front of them means: 5（约）, 12（13）."""

_EQUALS_NUMBER = re.compile(r"=\s*([+-]?[\d.,]+)", re.ASCII)
_QUOTED = re.compile(r'"([^"]*)"|[\'‘’](.*)', re.DOTALL)
_PLAIN_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_GROUPED_NUMBER = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)(\.\d+)?", re.ASCII)
_SIGNS = {"减少": "-", "减": "-", "负": "-", "增加": "+", "增": "+"}
"""Words in front of a number that stand for its sign; a longer word before one that it begins with."""


def is_dash(text: str) -> bool:
    """Whether a text is a mark that stands for nothing: /, —."""
    return bool(_DASH.fullmatch("".join(remove_invisible(text).split())))


def parse_figure(text: str, kind: Kind, unit: str = "", takes_sums: bool = False) -> Figure | None:
    """What a person typed, as a figure; None for an empty entry. unit: the one that the form prints, "" for none.

    takes_sums: 3+4 is 7. Raises UnreadableFigure, in plain words, for anything that would have to be guessed, and for
    a dash.
    """
    return read_typed(text, kind, unit, takes_sums).figure


def read_typed(text: str, kind: Kind, unit: str = "", takes_sums: bool = False) -> Entry:
    """What a person typed, with a remark on how it was read. Raises UnreadableFigure as parse_figure() does."""
    total = compute_sum(text, kind, unit) if takes_sums else None
    if total is not None:
        return Entry(Money(total) if kind == "money" else total, remark=SUM_REMARK)
    entry = read_entry(text, kind, unit)
    if entry.is_dash:
        raise UnreadableFigure(text, NOTHING)
    return entry


def read_entry(text: str, kind: Kind, unit: str = "") -> Entry:
    """What a text means in a cell of this kind and with this printed unit. Raises UnreadableFigure."""
    if text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS:
        return Entry(Money(int(text)) if kind == "money" else int(text))  # as most cells are, in a tenth of the time
    visible = unwrap_cell(text)
    if len(visible) > MAX_ENTRY_LENGTH:
        raise UnreadableFigure(text, TOO_LONG)
    if is_dash(visible):
        return Entry(is_dash=True)
    reason = explain_unusual_characters(visible)
    if reason:
        raise UnreadableFigure(text, reason)
    plain = to_half_width_number(visible)
    if not plain:
        return Entry()
    whole, has_remark = _take_remark(plain)
    entry = _Reader(text, plain, whole, kind, unit).read()
    notation = "、".join(word for word in (*_describe_notation(visible, whole), entry.notation) if word)
    remarks = [
        entry.remark,
        "括号里的话没有放处" if has_remark else "",
        "空格看作分节" if re.search(r"\d \d", whole) else "",
    ]
    return replace(entry, notation=notation, remark="，".join(remark for remark in remarks if remark))


def unwrap_cell(text: str) -> str:
    """A text without what cannot be seen, and without what spreadsheets put around it: ="57", '57 and =57 are 57."""
    visible = unquote_cell(remove_invisible(text).strip())
    quoted = _QUOTED.fullmatch(visible)
    if quoted:
        visible = (quoted[1] or quoted[2] or "").strip()
    equal = _EQUALS_NUMBER.fullmatch(to_half_width(visible))
    return equal[1] if equal else visible


def _take_remark(plain: str) -> tuple[str, bool]:
    """The text in front of a remark in brackets, and whether there is one. A unit in brackets is no remark."""
    found = _NUMBER_WITH_REMARK.fullmatch(plain)
    if not found:
        return plain, False
    unit = _UNIT_ALONE.fullmatch(found[2].strip())
    if unit:
        return found[1] + unit[1], False
    if _OPEN_REMARK.fullmatch(found[2]) or not found[2].strip():
        return plain, False
    return found[1], True


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one text. text: as it came; plain: in half-width characters; whole: without a remark in brackets."""

    text: str
    plain: str
    whole: str
    kind: Kind
    cell_unit: str

    def read(self) -> Entry:
        """The entry, or UnreadableFigure."""
        found = _NUMBER_WITH_UNIT.fullmatch(self.whole)
        if not found:
            raise self._refuse(explain_refusal(self.plain, self.whole))
        sign, number, scale = found[1], found[2], found[3]
        unit = found[4].replace("圆", "元").rstrip("整正")
        is_money = bool(sign or unit == "元")
        takes_money = self.kind == "money" or bool(self.cell_unit)
        value = self._parse_number(number, scale)
        if unit and is_money != takes_money:
            raise self._refuse(explain_wrong_unit(sign + scale + unit, "金额" if takes_money else "个数"))
        if sign and not takes_money:
            raise self._refuse(explain_wrong_unit(sign, "个数"))
        if takes_money:
            is_sign_alone = bool(sign and not scale and not unit)
            if is_sign_alone and value and self.cell_unit not in ("", "元"):
                raise self._refuse(UNCLEAR_CURRENCY)
            return self._read_money(value, number, scale, is_money)
        return self._read_count(value, number, scale, unit)

    def _read_count(self, value: Number, number: str, scale: str, unit: str) -> Entry:
        """A count with its scale and measure word: 1.2万件 is 12000."""
        figure = self._convert(value, _SCALES[scale], 1)
        notation = f"带单位“{scale}{unit}”" if scale or unit else ""
        remark = "请核对" if scale and not parse_chinese_number(number + scale) else ""
        return Entry(figure, notation=notation, remark=remark)

    def _read_money(self, value: Number, number: str, scale: str, is_money: bool) -> Entry:
        """An amount: its unit is kept where the form leaves it open, converted where the form prints one."""
        has_unit = is_money or bool(scale)
        meant = f"{scale}元" if has_unit else ""
        guess = f"“{scale}”看作{meant}" if scale and not is_money else ""
        if self.kind == "money":
            notation = "带货币符号" if self.whole.startswith("¥") else ""
            return Entry(Money(value, meant), notation=notation, remark=guess, has_unit=has_unit)
        if not has_unit and re.search("[万亿]", number):
            raise self._refuse(UNCLEAR_SCALE)
        if not has_unit:
            return Entry(value)
        if meant == self.cell_unit:
            notation = f"带单位“{meant}”，与表头单位相同" if is_money else ""
            return Entry(value, notation=notation, remark=guess, has_unit=True)
        figure = self._convert(value, _SCALES[scale], _SCALES[self.cell_unit.removesuffix("元")])
        how = "，".join(word for word in (guess, f"{meant}换算成{self.cell_unit}") if word)
        return Entry(figure, notation=f"带单位“{meant}”", remark=how, has_unit=True)

    def _convert(self, value: Number, scale: int, cell_scale: int) -> Number:
        """The value times its scale, in the cell's; without zeros that nobody wrote: 12000.0 is 12000."""
        if scale == cell_scale:
            return value
        figure = Decimal(value) * scale / cell_scale
        whole = int(figure) if figure == figure.to_integral_value() else figure.normalize()
        self._check_length(Decimal(whole), "换算后")
        return whole

    def _parse_number(self, number: str, scale: str) -> Number:
        """The number that half-width or Chinese digits say. scale: what stands behind it, which must fit a numeral."""
        signed = number
        for word, sign in _SIGNS.items():
            if number.startswith(word):
                signed = sign + number.removeprefix(word).lstrip()
                break
        digits = signed
        if _GROUPED_NUMBER.fullmatch(signed):
            digits = signed.replace(",", "").replace(" ", "")
        if _PLAIN_NUMBER.fullmatch(digits):
            value = Decimal(digits)
            self._check_length(value, "")
            return value if "." in digits and value != int(value) else int(value)
        sign, unsigned = (digits[0], digits[1:]) if digits[:1] in ("+", "-") else ("", digits)
        chinese: Number | None = parse_chinese_decimal(unsigned)
        if chinese is None and (not scale or parse_chinese_number(unsigned + scale) is not None):
            chinese = parse_chinese_number(unsigned)
        if chinese is None:
            raise self._refuse(explain_refusal(self.plain, unsigned + scale))
        self._check_length(Decimal(chinese), "")
        return -chinese if sign == "-" else chinese

    def _check_length(self, value: Decimal, when: str) -> None:
        if len(value.as_tuple().digits) > MAX_DIGITS:
            raise self._refuse(f"{when}超过 {MAX_DIGITS} 位，请核对是不是多打了数字。")

    def _refuse(self, reason: str) -> UnreadableFigure:
        return UnreadableFigure(self.text, reason)


def _describe_notation(visible: str, whole: str) -> Iterator[str]:
    """In which ways a text that was read is not plain digits; its unit is told elsewhere."""
    if any("\uff01" <= character <= "\uff5e" for character in visible):
        yield "全角字符"
    number = _NUMBER_WITH_UNIT.fullmatch(whole)
    if number and any(character in NUMERAL_CHARACTERS for character in number[2]):
        yield "中文数字"
    if whole.startswith(tuple(_SIGNS)):
        yield "文字表示的正负"
