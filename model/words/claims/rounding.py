"""Whether a number may be another one, rounded or cut off at the decimals it was written with."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from model.form.figures import Number


def may_be_rounded(stated: Number, exact: Number | Decimal, decimals: int) -> bool:
    """Whether the stated number is the exact one at so many decimals, by rounding or by leaving digits out."""
    step = Decimal(1).scaleb(-decimals)
    value = Decimal(stated)
    return any(Decimal(exact).quantize(step, rounding) == value for rounding in (ROUND_HALF_UP, ROUND_DOWN))
