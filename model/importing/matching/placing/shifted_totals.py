"""Rows with as many values as cells that are not all their own: one is missing, and a figure that follows fills up."""

from __future__ import annotations

from collections.abc import Sequence


def is_total_early(numbers: Sequence[int], sums: Sequence[tuple[int, tuple[int, ...]]], is_text: bool) -> bool:
    """Whether a row's total seems to stand before its place, since its own does not add up.

    sums: for each, the place of the total among the numbers, and of its parts. is_text: they come from running text,
    where digits may have run together too, so that a total that is smaller than one of its parts is none.
    """
    for total, parts in sums:
        values = [numbers[part] for part in parts]
        if numbers[total] == sum(values):
            continue
        is_sum_of_others = values[-1] > 0 and values[-1] == sum(values[:-1])
        if is_sum_of_others and parts[-1] == total - 1:
            return True
        if is_text and numbers[total] < max(values):
            return True
    return False
