"""Sums up the selected figures for the status bar: how many cells, their sum and average."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from model.form.figures import Figure, format_figure, number_of


def describe_figures(figures: Sequence[Figure | None]) -> str:
    """Such as 选中 6 格 · 合计 12 · 平均 2; blanks are left out of sum and average. "" for a single cell."""
    if len(figures) < 2:
        return ""
    numbers = [number_of(figure) for figure in figures if figure is not None]
    if not numbers:
        return f"选中 {len(figures)} 格 · 都未填"
    average = _format_average(Decimal(sum(numbers)) / len(numbers))
    return f"选中 {len(figures)} 格 · 合计 {format_figure(sum(numbers))} · 平均 {average}"


def _format_average(value: Decimal) -> str:
    """At most two decimals, none that are zeros at the end."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
