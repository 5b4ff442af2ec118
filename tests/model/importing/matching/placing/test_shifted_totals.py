"""A row that took a figure from behind it, as one of its own was missing, is told from one that does not add up."""

from __future__ import annotations

import pytest

from model.importing.matching.placing.shifted_totals import is_total_early

SUMS = [(6, (0, 1, 2, 3, 4, 5))]


@pytest.mark.parametrize(
    ("numbers", "is_early"),
    [
        ((4, 25, 1, 1, 0, 11, 42), False),
        ((4, 25, 1, 1, 11, 42, 9), True),
        ((4, 25, 1, 1, 11, 42, 84), False),
        ((4, 25, 1, 1, 0, 11, 43), False),
        ((0, 0, 0, 0, 0, 0, 3), False),
        ((4, 25, 111, 42, 0, 0, 9), False),
    ],
)
def test_a_total_in_the_place_of_the_last_part_is_early(numbers: tuple[int, ...], is_early: bool) -> None:
    assert is_total_early(numbers, SUMS, is_text=False) == is_early


def test_in_running_text_a_total_below_one_of_its_parts_is_none() -> None:
    assert is_total_early((4, 25, 111, 0, 42, 0, 9), SUMS, is_text=True)
    assert not is_total_early((4, 25, 1, 1, 0, 11, 41), SUMS, is_text=True)


def test_a_row_without_sums_is_never_doubted() -> None:
    assert not is_total_early((1, 2, 3), [], is_text=True)
