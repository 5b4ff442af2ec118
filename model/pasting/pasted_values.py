"""Reads one pasted text as the figure of its cell: plain, understood in some way, a dash for nothing, or refused.

Who types sees what a cell makes of it; who pastes a block does not. So all but plain digits is reported with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.errors import UnreadableFigure
from model.form.figures import MAX_DIGITS, MONEY_UNITS, Figure, Money, Number, format_figure, number_of, parse_figure
from model.form.form import Cell
from model.importing.matching.values import is_dash, read_value
from model.text import to_half_width_number

ReadingState = Literal["plain", "understood", "dash", "refused"]


@dataclass(frozen=True, slots=True)
class PastedReading:
    """What a text means in its cell. figure: None for a blank, a dash and what is refused; reason: for the clerk."""

    state: ReadingState
    figure: Figure | None = None
    reason: str = ""


_PLAIN_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
"""What a scale in front of a unit multiplies by; "" for none."""

_COUNT_UNITS = "件次|人次|件|份|个|宗|条|部|项|篇|次|起|例|家"
_NUMBER_WITH_UNIT = re.compile(rf"(¥?)\s*(.*?[^\s万亿])\s*([万亿]?)\s*(元整?|{_COUNT_UNITS}|)")
"""Groups: the currency sign, the number, its scale, its unit; each but the number may be empty."""

_CURRENCY = "¥"
_FORMULA_ERROR = re.compile(r"#(?:[A-Z/0-9]+[!?]?|\.+)|Err:\d+", re.ASCII)
_COLUMN_TOO_NARROW = re.compile(r"#{2,}")
_CHINESE_DIGIT = re.compile(r"[〇零一二三四五六七八九十百千两万]")


def read_pasted(text: str, cell: Cell) -> PastedReading:
    """What a pasted text means in a cell."""
    tidy = "".join(c for c in text if unicodedata.category(c) != "Cf").strip()
    if not tidy:
        return PastedReading("plain")
    if is_dash(tidy.replace("−", "-")):
        return PastedReading("dash", None, "不是数字，空着还是填 0 要由您定")
    if _is_plain(tidy, cell):
        return _parse_reading(tidy, cell, "plain", "")
    return _refuse_strange(tidy) or _read_with_unit(tidy, cell) or _read_other_notation(tidy, cell)


def _is_plain(tidy: str, cell: Cell) -> bool:
    """Whether a text is plain digits and, in a cell of money, a unit."""
    if cell.kind == "money":
        unit = next((unit for unit in MONEY_UNITS if tidy.endswith(unit)), "")
        tidy = tidy.removesuffix(unit)
    return bool(_PLAIN_NUMBER.fullmatch(tidy))


def _refuse_strange(tidy: str) -> PastedReading | None:
    """A refusal of what a spreadsheet shows where it has no figure, and of digits that are no ordinary ones, ² or ①."""
    if _COLUMN_TOO_NARROW.fullmatch(tidy):
        return PastedReading("refused", None, "原表的列太窄，没有显示出数字；请在原表里拉宽这一列，再复制。")
    if _FORMULA_ERROR.fullmatch(tidy):
        return PastedReading("refused", None, "这是原表里的公式错误；请先在原表里改好，再复制。")
    if any(unicodedata.category(c) == "No" for c in tidy):
        return PastedReading("refused", None, "有上标或带圈的数字，分不清哪些是数；请手填。")
    return None


def _read_with_unit(tidy: str, cell: Cell) -> PastedReading | None:
    """A number with a unit (1.2万, 12件, 52,000元), converted to the unit of its cell; None where it has no unit."""
    found = _NUMBER_WITH_UNIT.fullmatch(to_half_width_number(tidy))
    if not found or not any(found.group(1, 3, 4)):
        return None
    try:
        value = number_of(parse_figure(found[2], "signed") or 0)
    except UnreadableFigure:
        return None
    sign, scale, unit = found[1], found[3], found[4].removesuffix("整")
    written = sign + scale + unit
    is_money = bool(sign) or unit.startswith("元")
    if cell.kind == "money" or cell.unit:
        if unit and not is_money:
            return _refuse_unit(written, "金额")
        return _read_money(value, scale, unit, written, cell)
    if is_money:
        return _refuse_unit(written, "个数")
    return _read_count(value, scale, unit)


def _refuse_unit(written: str, wanted: str) -> PastedReading:
    """A refusal of a unit that does not belong in the cell. wanted: what the cell is for, 金额 or 个数."""
    return PastedReading("refused", None, f"写的单位是“{written}”，这一格填{wanted}；请核对是不是放错了格。")


def _read_count(value: Number, scale: str, unit: str) -> PastedReading:
    """A count with its scale and unit: 1.2万件 is 12000."""
    figure = _drop_trailing_zeros(Decimal(value) * _SCALES[scale])
    if _has_too_many_digits(figure):
        return PastedReading("refused", None, f"超过 {MAX_DIGITS} 位，请核对。")
    return PastedReading("understood", figure, f"带单位“{scale}{unit}”，按 {format_figure(figure)} 填入")


def _read_money(value: Number, scale: str, unit: str, written: str, cell: Cell) -> PastedReading:
    """An amount with its unit: kept where the form leaves the unit open, converted where the form prints one."""
    meant = f"{scale}元"
    if cell.kind == "money":
        figure: Figure = Money(value, meant)
        return PastedReading("understood", figure, f"“{written}”按“{meant}”填入")
    converted = _drop_trailing_zeros(Decimal(value) * _SCALES[scale] / _SCALES[cell.unit.removesuffix("元")])
    if _has_too_many_digits(converted):
        return PastedReading("refused", None, f"换算后超过 {MAX_DIGITS} 位，请核对。")
    how = "与表头单位相同" if meant == cell.unit else f"{meant}换算成{cell.unit}"
    guess = "" if unit or written == _CURRENCY else f"“{scale}”看作{meant}，"
    return PastedReading("understood", converted, f"带单位“{written}”，{guess}{how}，填 {format_figure(converted)}")


def _read_other_notation(tidy: str, cell: Cell) -> PastedReading:
    """Full-width or Chinese digits, 减4, a remark in brackets: read, with the reason. All else is refused."""
    if cell.unit and re.search("[万亿]", tidy):
        return PastedReading("refused", None, f"写的是“{tidy}”，看不出是{cell.unit}还是元；请手填。")
    if cell.kind != "money":  # read_value would drop the unit; _read_with_unit reads money that has one
        figure, remark = read_value(tidy, cell)
        if figure is not None and remark:
            return PastedReading("understood", figure, f"按 {format_figure(figure)} 填入，括号里的话没有放处")
    return _parse_reading(tidy, cell, "understood", _describe_notation(tidy))


def _describe_notation(tidy: str) -> str:
    """In which ways a text is not plain digits."""
    plain = to_half_width_number(tidy)
    words = ["全角字符"] if plain != tidy.replace("−", "-") else []
    if _CHINESE_DIGIT.search(plain):
        words.append("中文数字")
    if re.match("[减负增]", plain):
        words.append("文字表示的正负")
    if re.search(r"\d\s+\d", plain):
        words.append("用空格分节的数字")
    return "、".join(words) or "不是单纯的数字"


def _parse_reading(tidy: str, cell: Cell, state: ReadingState, how: str) -> PastedReading:
    """The text read as it would be if typed, in this state; how: the notation to mention in the reason, or ""."""
    try:
        figure = parse_figure(tidy, cell.kind)
    except UnreadableFigure as error:
        return PastedReading("refused", None, error.reason)
    return PastedReading(state, figure, f"{how}，读作 {format_figure(figure)}" if how else "")


def _drop_trailing_zeros(value: Decimal) -> Number:
    """Without zeros nobody wrote: 12000.0 → 12000, 5.2000 → 5.2."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def _has_too_many_digits(value: Number) -> bool:
    return len(Decimal(value).as_tuple().digits) > MAX_DIGITS
