"""How one number comes to stand for another: digits swapped, left out, doubled or mistyped, zeros too many or few."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import log

from model.form.figures import Number, format_figure

_YUAN_PER_WAN = 10_000
_KEYS = 10
"""How many digits there are on a keyboard."""


@dataclass(frozen=True, slots=True)
class DigitSlip:
    """words: what was done, for a sentence that begins with 像是; cost: the logarithm of how many other slips of its

    kind the same number allows.
    """

    words: str
    cost: float


def find_digit_slip(true: Number, written: Number, is_amount: bool = False) -> DigitSlip | None:
    """The slip by which one number was written for another; None where no single slip explains it.

    is_amount: it is money in 万元, for which somebody may have written 元.
    """
    if true == written or not true or not written:
        return None
    if true == -written:
        return DigitSlip("多打了负号" if written < 0 else "漏打了负号", 1.0)
    if (true < 0) != (written < 0):
        return None
    if is_amount and Decimal(written) == Decimal(true) * _YUAN_PER_WAN:
        return DigitSlip("把元当成了万元", 0.0)
    if is_amount and Decimal(written) * _YUAN_PER_WAN == Decimal(true):
        return DigitSlip("把万元当成了元", 0.5)
    right, wrong = format_figure(max(true, -true)), format_figure(max(written, -written))
    if right.replace(".", "") == wrong.replace(".", ""):
        return DigitSlip("小数点打错了地方", 1.0)
    return (
        _find_zeros(right, wrong)
        or _find_swapped(right, wrong)
        or _find_inserted(right, wrong)
        or _find_dropped(right, wrong)
        or _find_mistyped(right, wrong)
    )


def _find_zeros(right: str, wrong: str) -> DigitSlip | None:
    """Zeros too many or too few at the end of a whole number."""
    longer, shorter = (wrong, right) if len(wrong) > len(right) else (right, wrong)
    zeros = longer.removeprefix(shorter)
    if "." in longer or zeros == longer or set(zeros) != {"0"}:
        return None
    way = "多" if longer is wrong else "少"
    count = {1: "一", 2: "两"}.get(len(zeros), str(len(zeros)))
    return DigitSlip(f"{way}打了{count}个 0", 1.0 * (len(zeros) - 1))


def _find_swapped(right: str, wrong: str) -> DigitSlip | None:
    """Two digits in each other's places."""
    if len(right) != len(wrong):
        return None
    places = [i for i, (one, other) in enumerate(zip(right, wrong, strict=True)) if one != other]
    if len(places) != 2 or right[places[0]] != wrong[places[1]] or right[places[1]] != wrong[places[0]]:
        return None
    is_beside = places[1] == places[0] + 1
    return DigitSlip("两个数字打颠倒了", log(len(right) - 1) if is_beside else 1.0 + 2 * log(len(right)))


def _find_inserted(right: str, wrong: str) -> DigitSlip | None:
    """One digit too many: a neighbour of its double, or any other."""
    at = _find_extra_digit(wrong, right)
    if at is None:
        return None
    digit = wrong[at]
    if digit in (wrong[at - 1 : at], wrong[at + 1 : at + 2]):
        return DigitSlip(f"“{digit}”打了两遍", log(len(right)))
    return DigitSlip(f"多打了“{digit}”", log(_KEYS * len(wrong)))


def _find_dropped(right: str, wrong: str) -> DigitSlip | None:
    """One digit too few; without its first digit 106 is 6."""
    is_first = right[1:2] == "0" and right[1:].lstrip("0") == wrong
    at = 0 if is_first else _find_extra_digit(right, wrong)
    return None if at is None else DigitSlip(f"漏打了“{right[at]}”", log(len(right)))


def _find_extra_digit(longer: str, shorter: str) -> int | None:
    """Where the longer text has the one character that the shorter lacks; None where they differ otherwise."""
    if len(longer) != len(shorter) + 1:
        return None
    at = next((i for i, character in enumerate(shorter) if longer[i] != character), len(shorter))
    return at if longer[:at] + longer[at + 1 :] == shorter and longer[at] != "." else None


def _find_mistyped(right: str, wrong: str) -> DigitSlip | None:
    """One digit that is another."""
    if len(right) != len(wrong):
        return None
    places = [i for i, (one, other) in enumerate(zip(right, wrong, strict=True)) if one != other]
    if len(places) != 1 or "." in (right[places[0]], wrong[places[0]]):
        return None
    at = places[0]
    return DigitSlip(f"把“{right[at]}”打成了“{wrong[at]}”", log((_KEYS - 1) * len(right)))
