"""The selected figures in words, for the status bar: how many cells, their sum and average."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from model.form.figures import Figure, number, printed


def words(figures: Sequence[Figure | None]) -> str:
    """选中 6 格 · 合计 12 · 平均 2, where blanks count for nothing; "" for a single cell."""
    if len(figures) < 2:
        return ""
    numbers = [number(figure) for figure in figures if figure is not None]
    if not numbers:
        return f"选中 {len(figures)} 格 · 都未填"
    average = _short(Decimal(sum(numbers)) / len(numbers))
    return f"选中 {len(figures)} 格 · 合计 {printed(sum(numbers))} · 平均 {average}"


def _short(value: Decimal) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
