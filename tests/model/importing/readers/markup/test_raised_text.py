"""Raised and lowered characters that belong to the word before them."""

from __future__ import annotations

import pytest

from model.importing.readers.hidden_text import HiddenKind
from model.importing.readers.markup.raised_text import read_raised


@pytest.mark.parametrize(
    ("kind", "before", "text", "read"),
    [
        ("superscript", "面积 12 m", "2", "²"),
        ("superscript", "12km", "2", "²"),
        ("superscript", "500米", "3", "³"),
        ("superscript", "3公里", "²", "²"),
        ("superscript", "9平方米", "2", ""),
        ("superscript", "9立方米", "3", ""),
        ("superscript", "用 APPm", "2", ""),
        ("superscript", "12m", "1", ""),
        ("superscript", "12", "2", ""),
        ("superscript", "三件", "[1]", ""),
        ("subscript", "降低PM", "2.5", "2.5"),
        ("subscript", "PM", "10", "10"),
        ("subscript", "CO", "2", "₂"),
        ("subscript", "NO", "x", "x"),
        ("subscript", "12", "2", ""),
        ("hidden", "12m", "2", ""),
    ],
)
def test_squares_and_formulas_are_read_and_notes_are_not(kind: HiddenKind, before: str, text: str, read: str) -> None:
    assert read_raised(kind, text, before) == read
