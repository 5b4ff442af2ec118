"""A figure as it is stored (serialise_figure) and printed (format_figure); entries.py reads what is typed.

A cell holds nothing (None, 未填), a count, an amount or, in the one cell whose unit the form does not print,
Money: a number with the unit its clerk wrote. 未填 and 0 are never the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.errors import UnreadableFigure

Kind = Literal["count", "amount", "signed", "money"]
Number = int | Decimal

MAX_DIGITS = 15
"""Excel and WPS keep 15 digits of a number; more would come back changed."""

_STORED_DIGITS = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
"""The digits of a figure in a draft or workbook: a total may have some more than MAX_DIGITS, never thousands."""

MONEY_UNITS = ("亿元", "万元", "元")
"""A longer unit before one that it ends with."""


@dataclass(frozen=True, slots=True)
class Money:
    """A number and the unit written with it: "元", "万元", "亿元" or "" where none was given."""

    number: Number
    unit: str = ""


Figure = int | Decimal | Money


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
    if not _STORED_DIGITS.fullmatch(digits) or unit not in ("", *MONEY_UNITS):
        raise UnreadableFigure(text, "草稿里存的不是数字。")
    value: Number = Decimal(digits) if "." in digits else int(digits)
    return Money(value, unit) if blank else value
