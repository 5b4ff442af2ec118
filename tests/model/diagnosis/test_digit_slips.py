"""How one number comes to stand for another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.diagnosis.digit_slips import find_digit_slip
from model.form.figures import Number


@pytest.mark.parametrize(
    ("true", "written", "words"),
    [
        (12, 21, "两个数字打颠倒了"),
        (1234, 1324, "两个数字打颠倒了"),
        (321, 123, "两个数字打颠倒了"),
        (12, 120, "多打了一个 0"),
        (12, 1200, "多打了两个 0"),
        (120, 12, "少打了一个 0"),
        (12, 122, "“2”打了两遍"),
        (12, 152, "多打了“5”"),
        (123, 13, "漏打了“2”"),
        (105, 15, "漏打了“0”"),
        (106, 6, "漏打了“1”"),
        (13, 18, "把“3”打成了“8”"),
        (7, -7, "多打了负号"),
        (12, Decimal("1.2"), "小数点打错了地方"),
    ],
)
def test_each_slip_has_its_words(true: Number, written: Number, words: str) -> None:
    slip = find_digit_slip(true, written)
    assert slip is not None
    assert slip.words == words


@pytest.mark.parametrize(("true", "written"), [(12, 12), (12, 0), (0, 12), (12, 34), (12, 21_000), (1234, 12), (5, -8)])
def test_what_no_single_slip_explains_is_none(true: int, written: int) -> None:
    assert find_digit_slip(true, written) is None


def test_yuan_for_wan_is_a_slip_of_amounts_alone() -> None:
    slip = find_digit_slip(Decimal("23.5"), 235_000, is_amount=True)
    assert slip is not None
    assert slip.words == "把元当成了万元"
    assert find_digit_slip(Decimal("23.5"), 235_000) is None


@given(st.integers(1, 10**9), st.integers(0, 9))
def test_a_digit_left_out_or_doubled_is_always_found(true: int, position: int) -> None:
    digits = str(true)
    at = position % len(digits)
    for written in (digits[:at] + digits[at:][:1] + digits[at:], digits[:at] + digits[at + 1 :]):
        if written and written[0] != "0":
            assert find_digit_slip(true, int(written)) is not None
