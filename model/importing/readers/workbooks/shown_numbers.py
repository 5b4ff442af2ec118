"""What is read of a number where a file keeps what its cell shows beside what it stores, as OpenDocument does."""

from __future__ import annotations

import re
from decimal import Decimal

from model.importing.readers.workbooks.number_format import DASHES, MONEY_UNITS, ShownValue, stands_for_minus

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d+)?[Ee][+-]?\d+")
_SCALES = (0, -3, -4, -6, -8, -9, -1, -2, -5, -7)
"""Powers of ten by which formats rescale, the likely ones first."""


def reconcile_shown_number(shown: str, stored: Decimal) -> ShownValue:
    """The exact digits of the stored number with the scale and words of what is shown of it."""
    shown = shown.strip()
    if not shown:
        return ShownValue("", "hidden")
    if not stored and shown in DASHES:
        return ShownValue("0", "dash", shown)
    if _SCIENTIFIC.fullmatch(shown):
        return ShownValue(f"{stored:f}") if Decimal(shown) == stored else ShownValue("", "unlike", shown)
    numbers = list(_NUMBER.finditer(shown))
    if len(numbers) != 1:
        return ShownValue(shown)
    found = numbers[0]
    before, digits, behind = shown[: found.start()], found[0].replace(",", ""), shown[found.end() :]
    exact = _find_exact(abs(stored), Decimal(digits), (2,) if "%" in behind else _SCALES)
    has_right_sign = not stored or stands_for_minus(before) == (stored < 0)
    if exact is None or not has_right_sign:
        return ShownValue("", "unlike", shown)
    if "." not in digits and exact != exact.to_integral_value() and not any(unit in shown for unit in MONEY_UNITS):
        return ShownValue("", "unlike", shown)
    whole = exact.to_integral_value()
    text = f"{whole:f}".zfill(len(digits) if "." not in digits else 0) if exact == whole else f"{exact.normalize():f}"
    return ShownValue(f"{before}{text}{behind}")


def _find_exact(stored: Decimal, shown: Decimal, scales: tuple[int, ...]) -> Decimal | None:
    """The stored number in the scale that is shown; None where no scale makes them alike but for hidden decimals."""
    exponent = shown.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    tolerance = Decimal(5).scaleb(-decimals - 1)
    if not shown:
        scales = scales[:1]  # a zero would be alike in every scale
    return next((exact for scale in scales if abs((exact := stored.scaleb(scale)) - shown) <= tolerance), None)
