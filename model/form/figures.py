"""A figure as it is typed (parse_figure), stored (serialise_figure) and printed (format_figure).

A cell holds nothing (None, 未填), a count, an amount or, in the one cell whose unit the form does not print,
Money: a number with the unit its clerk wrote. 未填 and 0 are never the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.errors import UnreadableFigure
from model.form.chinese_numerals import parse_chinese_number
from model.text import to_half_width_number

Kind = Literal["count", "amount", "signed", "money"]
Number = int | Decimal

MAX_DIGITS = 15
"""Excel and WPS keep 15 digits of a number; more would come back changed."""

MONEY_UNITS = ("亿元", "万元", "元")
"""A longer unit before one that it ends with."""


@dataclass(frozen=True, slots=True)
class Money:
    """A number and the unit written with it: "元", "万元", "亿元" or "" where none was given."""

    number: Number
    unit: str = ""


Figure = int | Decimal | Money

_PLAIN_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_GROUPED_NUMBER = re.compile(r"[+-]?\d{1,3}([, ]\d{3})+(\.\d+)?")
_SIGNS = {"减少": "-", "减": "-", "负": "-", "增加": "+", "增": "+"}
"""Words in front of a number that stand for its sign; a longer word before one that it begins with."""


def number_of(figure: Figure) -> Number:
    """The number of a figure, in the unit it was written in."""
    return figure.number if isinstance(figure, Money) else figure


def make_zero(kind: Kind) -> Figure:
    """The figure 0 of a kind; one of the kind money has no unit, as nothing is nothing in any."""
    return Money(0) if kind == "money" else 0


def convert_kind(figure: Figure | None, kind: Kind) -> Figure | None:
    """The same number as a cell of this kind holds it: with a place for its unit, or without."""
    if figure is None or isinstance(figure, Money) == (kind == "money"):
        return figure
    return Money(number_of(figure)) if kind == "money" else number_of(figure)


def parse_figure(text: str, kind: Kind) -> Figure | None:
    """What a person typed, as a figure; None for an empty entry.

    Reads full-width and Chinese digits, thousands separators, 减4. Raises UnreadableFigure, in plain words,
    for anything that would have to be guessed.
    """
    plain = to_half_width_number(text)
    if not plain:
        return None
    unit = ""
    if kind == "money":
        unit = next((u for u in MONEY_UNITS if plain.endswith(u)), "")
        plain = plain.removesuffix(unit).rstrip()
    value = _parse_number(plain, text)
    return Money(value, unit) if kind == "money" else value


def _parse_number(plain: str, typed: str) -> Number:
    """The number that a text in half-width characters says; typed: what a person typed, for UnreadableFigure."""
    for word, sign in _SIGNS.items():
        if plain.startswith(word):
            plain = sign + plain.removeprefix(word).lstrip()
            break
    if _GROUPED_NUMBER.fullmatch(plain):
        plain = plain.replace(",", "").replace(" ", "")
    if _PLAIN_NUMBER.fullmatch(plain):
        return _parse_exact(plain, typed)
    sign, digits = (plain[0], plain[1:]) if plain[:1] in ("+", "-") else ("", plain)
    chinese = parse_chinese_number(digits)
    if chinese is None:
        raise UnreadableFigure(typed, _explain_refusal(plain))
    return -chinese if sign == "-" else chinese


def _parse_exact(plain: str, typed: str) -> Number:
    """A number in plain digits, whole ones as int; raises UnreadableFigure where it has more than MAX_DIGITS."""
    value = Decimal(plain)
    if len(value.as_tuple().digits) > MAX_DIGITS:
        raise UnreadableFigure(typed, f"超过 {MAX_DIGITS} 位，请核对是不是多打了数字。")
    return value if "." in plain and value != int(value) else int(value)


def _explain_refusal(plain: str) -> str:
    """What to tell somebody who typed this text where a number belongs."""
    if plain in {"-", "—", "/", "--", "——", "无"}:
        return "没有就填 0，不清楚就先空着。"
    if re.search(r"\d", plain) and re.search(r"[件元万亿条个份宗]", plain):
        return "这一格只填数字，不带单位，例如 12。"
    return "这一格要填数字，例如 12。"


def format_figure(figure: Figure | None) -> str:
    """A figure as it is printed: "" for 未填, no thousands separators, an amount with every digit it was given."""
    if figure is None:
        return ""
    if isinstance(figure, Money):
        return format_figure(figure.number) + figure.unit
    return f"{figure:f}" if isinstance(figure, Decimal) else str(figure)


def serialise_figure(figure: Figure) -> str:
    """A figure as drafts and workbooks hold it: "12", "52.15", "75338 元"; Money has a blank even without a unit."""
    if isinstance(figure, Money):
        return f"{format_figure(figure.number)} {figure.unit}"
    return format_figure(figure)


def deserialise_figure(text: str) -> Figure:
    """The figure that serialise_figure wrote; raises UnreadableFigure where it did not write this text."""
    digits, blank, unit = text.partition(" ")
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", digits) or unit not in ("", *MONEY_UNITS):
        raise UnreadableFigure(text, "草稿里存的不是数字。")
    value: Number = Decimal(digits) if "." in digits else int(digits)
    return Money(value, unit) if blank else value
