"""Adds up what somebody types into a cell instead of a figure: 3+4 is 7, 12-5 too.

Only what can mean nothing else is added up. A date (2025-5, 10-5-20) and a range (5-12, which would be negative) are
none, nor is 3-4 in a file: there it is a range, and nobody sees what comes of it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from model.form.figures import MAX_DIGITS, Kind, Number
from model.form.refusals import is_date
from model.text import remove_invisible, to_half_width

SUM_REMARK = "按算式算出"

_NUMBER = r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?"
"""Digits with or without thousands separators. A zero in front stands in telephone numbers and dates: 010-5, 05-03."""
_SUM = re.compile(rf"=?\s*({_NUMBER}(?:\s*[+-]\s*{_NUMBER})+)", re.ASCII)
_PART = re.compile(rf"([+-]?)\s*({_NUMBER})", re.ASCII)
_MINUS_SIGNS = str.maketrans("−‐‑", "---")
"""A minus sign and hyphens. The dashes – and — stand between two ends of a range."""


def compute_sum(text: str, kind: Kind, unit: str = "") -> Number | None:
    """What a sum typed into a cell of this kind and unit comes to; None where the text is none, or is not clear.

    Amounts may have decimals, counts may not. What comes out is at least 0 and has at most MAX_DIGITS digits.
    """
    plain = to_half_width(remove_invisible(text)).translate(_MINUS_SIGNS)
    written = _SUM.fullmatch(plain)
    if written is None or is_date(plain):
        return None
    takes_decimals = kind in ("amount", "money") or bool(unit)
    if "." in plain and not takes_decimals:
        return None
    parts = [(sign, Decimal(digits.replace(",", ""))) for sign, digits in _PART.findall(written[1])]
    if any(len(part.as_tuple().digits) > MAX_DIGITS for _, part in parts):
        return None
    total = sum((-part if sign == "-" else part for sign, part in parts), Decimal(0))
    if total < 0 or len(total.as_tuple().digits) > MAX_DIGITS:
        return None
    return int(total) if total == total.to_integral_value() else total.normalize()


def is_sum_inserted(before: str, after: str) -> bool:
    """Whether a text became another by several characters at once, a sign among them: pasted, not typed."""
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    rest = shorter - start
    end = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    inserted = after[start : len(after) - end]
    return len(inserted) > 1 and any(sign in to_half_width(inserted).translate(_MINUS_SIGNS) for sign in "+-")
