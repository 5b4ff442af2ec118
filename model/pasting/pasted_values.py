"""One pasted text read for its cell: read as it stands, understood (and how), a mark for nothing, or refused.

Typing goes on in sight of the typist; a pasted block does not. So everything beyond plain digits is reported.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.errors import UnreadableFigure
from model.form.figures import MONEY_UNITS, MOST_DIGITS, Figure, Money, Number, number, parse, printed
from model.form.form import Cell
from model.importing.matching.values import is_dash, read_value
from model.text import half_width_number

State = Literal["plain", "understood", "dash", "refused"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text means in its cell; figure is None for a blank, a dash and what was refused. why: for the clerk."""

    state: State
    figure: Figure | None = None
    why: str = ""


_PLAIN = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_TIMES = {"": 1, "万": 10_000, "亿": 100_000_000}
_COUNTED = "件次|人次|件|份|个|宗|条|部|项|篇|次|起|例|家"
_UNITED = re.compile(rf"(¥?)\s*(.*?[^\s万亿])\s*([万亿]?)\s*(元整?|{_COUNTED}|)")
_CURRENCY = "¥"
_BROKEN = re.compile(r"#(?:[A-Z/0-9]+[!?]?|\.+)|Err:\d+", re.ASCII)
_TOO_NARROW = re.compile(r"#{2,}")
_CHINESE = re.compile(r"[〇零一二三四五六七八九十百千两万]")


def read(text: str, cell: Cell) -> Reading:
    """The figure a pasted text means in a cell. Nothing is guessed in silence: all but plain digits has its reason."""
    tidy = "".join(c for c in text if unicodedata.category(c) != "Cf").strip()
    if not tidy:
        return Reading("plain")
    if is_dash(tidy.replace("−", "-")):
        return Reading("dash", None, "不是数字，空着还是填 0 要由您定")
    if _plain(tidy, cell):
        return _parsed(tidy, cell, "plain", "")
    return _strange(tidy) or _united(tidy, cell) or _understood(tidy, cell)


def _plain(tidy: str, cell: Cell) -> bool:
    """Whether a text is what a table of figures holds: plain digits and, where a unit is asked for, that unit."""
    if cell.kind == "money":
        unit = next((unit for unit in MONEY_UNITS if tidy.endswith(unit)), "")
        tidy = tidy.removesuffix(unit)
    return bool(_PLAIN.fullmatch(tidy))


def _strange(tidy: str) -> Reading | None:
    """What a spreadsheet shows where it has no figure, and signs that would be taken for digits by mistake."""
    if _TOO_NARROW.fullmatch(tidy):
        return Reading("refused", None, "原表的列太窄，没有显示出数字；请在原表里拉宽这一列，再复制。")
    if _BROKEN.fullmatch(tidy):
        return Reading("refused", None, "这是原表里的公式错误；请先在原表里改好，再复制。")
    if any(unicodedata.category(c) == "No" for c in tidy):
        return Reading("refused", None, "有上标或带圈的数字，分不清哪些是数；请手填。")
    return None


def _united(tidy: str, cell: Cell) -> Reading | None:
    """A number with a unit (1.2万, 12件, 52,000元), brought to the unit of its cell; None where there is no unit."""
    found = _UNITED.fullmatch(half_width_number(tidy))
    if not found or not any(found.group(1, 3, 4)):
        return None
    try:
        value = number(parse(found[2], "signed") or 0)
    except UnreadableFigure:
        return None
    currency, scale, unit = bool(found[1] or found[4].startswith("元")), found[3], found[4].removesuffix("整")
    written = found[1] + scale + unit
    if cell.kind == "money" or cell.unit:
        return _money(value, scale, unit, written, cell) if currency or not unit else _misplaced(written, "金额")
    return _misplaced(written, "个数") if currency else _count(value, scale, unit)


def _misplaced(written: str, wanted: str) -> Reading:
    return Reading("refused", None, f"写的单位是“{written}”，这一格填{wanted}；请核对是不是放错了格。")


def _count(value: Number, scale: str, unit: str) -> Reading:
    figure = _neat(Decimal(value) * _TIMES[scale])
    if _too_long(figure):
        return Reading("refused", None, f"超过 {MOST_DIGITS} 位，请核对。")
    return Reading("understood", figure, f"带单位“{scale}{unit}”，按 {printed(figure)} 填入")


def _money(value: Number, scale: str, unit: str, written: str, cell: Cell) -> Reading:
    """An amount with its unit: kept where the form leaves the unit open, converted where the form prints one."""
    meant = f"{scale}元"
    if cell.kind == "money":
        figure: Figure = Money(value, meant)
        return Reading("understood", figure, f"“{written}”按“{meant}”填入")
    converted = _neat(Decimal(value) * _TIMES[scale] / _TIMES[cell.unit.removesuffix("元")])
    if _too_long(converted):
        return Reading("refused", None, f"换算后超过 {MOST_DIGITS} 位，请核对。")
    how = "与表头单位相同" if meant == cell.unit else f"{meant}换算成{cell.unit}"
    guess = "" if unit or written == _CURRENCY else f"“{scale}”看作{meant}，"
    return Reading("understood", converted, f"带单位“{written}”，{guess}{how}，填 {printed(converted)}")


def _understood(tidy: str, cell: Cell) -> Reading:
    """Full-width or Chinese digits, 减4, a remark in brackets: read, and said how. Else refused."""
    if cell.unit and re.search("[万亿]", tidy):
        return Reading("refused", None, f"写的是“{tidy}”，看不出是{cell.unit}还是元；请手填。")
    if cell.kind != "money":  # read_value would drop the unit the form prints; _united has asked about it
        figure, remark = read_value(tidy, cell)
        if figure is not None and remark:
            return Reading("understood", figure, f"按 {printed(figure)} 填入，括号里的话没有放处")
    return _parsed(tidy, cell, "understood", _how(tidy))


def _how(tidy: str) -> str:
    plain = half_width_number(tidy)
    words = ["全角字符"] if plain != tidy.replace("−", "-") else []
    if _CHINESE.search(plain):
        words.append("中文数字")
    if re.match("[减负增]", plain):
        words.append("文字表示的正负")
    if re.search(r"\d\s+\d", plain):
        words.append("用空格分节的数字")
    return "、".join(words) or "不是单纯的数字"


def _parsed(tidy: str, cell: Cell, state: State, how: str) -> Reading:
    try:
        figure = parse(tidy, cell.kind)
    except UnreadableFigure as error:
        return Reading("refused", None, error.why)
    return Reading(state, figure, f"{how}，读作 {printed(figure)}" if how else "")


def _neat(value: Decimal) -> Number:
    """Without zeros nobody wrote: 12000.0 → 12000, 5.2000 → 5.2."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def _too_long(value: Number) -> bool:
    return len(Decimal(value).as_tuple().digits) > MOST_DIGITS
