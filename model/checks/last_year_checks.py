"""Checks against last year's report: whether it is the right one, and what changed too much or not at all.

Each check takes (form, report with totals, last year's report or None), as plausibility.py says; a new one is entered
in CHECKS below. An equation between two figures needs no function: it is a rule of resources/forms, where last. stands
before the id of a figure of last year.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.checks.cover_checks import may_be_same_body
from model.checks.findings import Finding
from model.form.figures import Figure, Money, Number, format_figure, number_of
from model.form.form import Cell, Form
from model.report.report import Report

_JUMP_FACTORS = ((10, 20), (100, 5), (10_000, 5))
"""A suspicious factor, and the least smaller figure for it: with fewer such growth is common, 1 → 10 applications."""

_TOLERANCE = Decimal("0.1")
"""How far a factor may be from a suspicious one, as a share of it."""

_EXTRA_ZERO_RANGE = (6, 16)
"""Factors that may come of an extra 0: ten times a figure that has itself grown or shrunk since last year."""

_MIN_FOR_EXTRA_ZERO = 20
"""The least smaller figure that is checked for an extra 0."""

_WRONG_UNIT_RANGE = (2_000, 50_000)
"""Factors that may come of 元 entered as 万元: ten thousand times a figure that has itself grown or shrunk."""

YUAN_PER_UNIT = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_MIN_COPIED = 8
"""So many figures other than 0 that all equal last year's are no coincidence."""


def check_last_year_fits(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Last year's report is of the year before and of the same body."""
    if last is None:
        return
    if report.year and last.year and last.year != report.year - 1:
        words = f"对照的是 {last.year} 年的报告，应当对照 {report.year - 1} 年的；请重新选上年报告。"
        yield Finding("last.year", "warning", ("cover.year",), words, report.year, last.year)
    if report.unit.strip() and last.unit.strip() and not may_be_same_body(report.unit, last.unit):
        words = f"对照的上年报告是“{last.unit}”的，本报告是“{report.unit}”的；请核对是不是选错了。"
        yield Finding("last.unit", "warning", ("cover.unit",), words, case="".join(last.unit.split()))


def check_copied_figures(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Not every figure is last year's, as where last year's file was taken for this year's."""
    if last is None or last.edition != form.edition:
        return
    now, before = report.figures, last.figures
    if any(now.get(cell.id) != before.get(cell.id) for cell in form.entry_cells):
        return
    figures = ((cell.id, now.get(cell.id)) for cell in form.entry_cells)
    not_zero = tuple(id for id, figure in figures if figure is not None and number_of(figure))
    if len(not_zero) >= _MIN_COPIED:
        words = f"三张表的数字与上年报告完全一样（{len(not_zero)} 格不是 0），请核对是不是把上年的表当成了今年的。"
        cites = "国办公开办函〔2021〕30号：内容雷同的要追究责任"
        yield Finding("last.copied", "warning", not_zero, words, citation=cites)


def check_figure_jumps(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Equation 8: no figure is about 10, 100 or 10,000 times last year's: an extra zero, or 元 entered as 万元."""
    if last is None:
        return
    figures, figures_before = report.figures, {**last.figures, **last.stated_totals}
    for cell in form.entry_cells:
        now, before = figures.get(cell.id), figures_before.get(cell.id)
        if now is None or before is None or now == before or cell.kind == "signed":
            continue
        if cell.plausible_max and number_of(now) > cell.plausible_max:
            continue  # plausibility.check_figure_sizes says it
        new, old = _to_common_unit(now), _to_common_unit(before)
        if new is None or old is None:
            continue
        times = _find_jump_factor(cell, new, old)
        if not times:
            continue
        way = "多" if new > old else "少"
        this, that = (f"{format_figure(figure)} {cell.unit}".strip() for figure in (now, before))
        words = f"{cell.name} 今年 {this}，上年 {that}，相差约 {times} 倍，是不是{way}打了 0，或者单位弄错了？"
        yield Finding("figures.jump", "warning", (cell.id,), words, number_of(now), number_of(before), cell.id)


def _to_common_unit(figure: Figure) -> Number | None:
    """A figure in its column's unit (万元 for an amount), money in 元; None for money whose unit was not written."""
    if not isinstance(figure, Money):
        return figure
    return Decimal(figure.number) * YUAN_PER_UNIT[figure.unit] if figure.unit else None


def _find_jump_factor(cell: Cell, new: Number, old: Number) -> Number:
    """How many times the smaller figure the larger one is, where that looks like a slip; 0 where it does not."""
    small, large = (new, old) if new < old else (old, new)
    if not 0 < small * _EXTRA_ZERO_RANGE[0] <= large:  # most figures, at every key: asked before any division
        return 0
    ratio = Decimal(large) / Decimal(small)
    if cell.kind in ("amount", "money") and _is_within(ratio, _WRONG_UNIT_RANGE):
        return _round_factor(ratio, 10_000)
    for factor, least in _JUMP_FACTORS:
        if small >= least and abs(ratio - factor) <= factor * _TOLERANCE:
            return factor
    may_have_extra_zero = new > old and new == int(new) and int(new) % 10 == 0 and int(old) % 10 != 0
    if may_have_extra_zero and small >= _MIN_FOR_EXTRA_ZERO and _is_within(ratio, _EXTRA_ZERO_RANGE):
        return _round_factor(ratio, 10)
    return 0


def _is_within(ratio: Decimal, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= ratio <= bounds[1]


def _round_factor(ratio: Decimal, usual: int) -> int:
    """The usual factor where the ratio is near it, else the ratio as a whole number."""
    return usual if abs(ratio - usual) <= usual * _TOLERANCE else int(ratio)


CHECKS = (check_last_year_fits, check_copied_figures, check_figure_jumps)
