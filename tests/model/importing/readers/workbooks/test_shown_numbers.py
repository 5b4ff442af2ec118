"""What is read of a number of which a file keeps what is shown and what is stored."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.importing.readers.workbooks.number_format import ShownValue
from model.importing.readers.workbooks.shown_numbers import reconcile_shown_number


@pytest.mark.parametrize(
    ("shown", "stored", "text"),
    [
        ("57", "57", "57"),
        ("57件", "57", "57件"),
        ("1,234", "1234", "1234"),
        ("52.2", "52.15", "52.15"),
        ("52万元", "52.15", "52.15万元"),
        ("25.1000万元", "251000", "25.1万元"),
        ("251.00千元", "251000", "251千元"),
        ("12.5%", "0.125", "12.5%"),
        ("-5", "-5", "-5"),
        ("减5", "-5", "减5"),
        ("2.51E+05", "251000", "251000"),
        ("025000", "25000", "025000"),
        ("0576-8123", "5768123", "0576-8123"),
        ("一千", "1000", "一千"),
    ],
)
def test_exact_digits_with_the_scale_and_words_that_are_shown(shown: str, stored: str, text: str) -> None:
    assert reconcile_shown_number(shown, Decimal(stored)) == ShownValue(text)


@pytest.mark.parametrize(
    ("shown", "stored", "deviation"),
    [
        ("", "0", "hidden"),
        ("", "5", "hidden"),
        ("-", "0", "dash"),
        ("13", "12.5", "unlike"),
        ("5", "-5", "unlike"),
        ("7", "57", "unlike"),
        ("0.0", "57", "unlike"),
        ("2.5E+05", "251000", "unlike"),
    ],
)
def test_what_is_shown_otherwise_than_stored(shown: str, stored: str, deviation: str) -> None:
    assert reconcile_shown_number(shown, Decimal(stored)).deviation == deviation
