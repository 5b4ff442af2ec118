"""Named checks against last year's report: whether it is the right one, and what changed too much or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.checks.cover_checks import may_be_same_body
from model.checks.findings import Finding
from model.form.figures import Figure, Money, Number, format_figure, number_of
from model.form.form import Cell, Form
from model.report.report import Report

_JUMP_FACTORS = ((10, 20), (100, 5), (10_000, 5))
"""So many times, and the least that has to have stood there: below it growth is everyday, 1 → 10 applications."""

_TOLERANCE = Decimal("0.1")
_EXTRA_ZERO_RANGE = (6, 16)
"""An extra 0 multiplies by ten what has itself grown or shrunk since last year."""

_WRONG_UNIT_RANGE = (2_000, 50_000)
_YUAN_PER_UNIT = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_MIN_COPIED = 8
"""As many figures above 0 that all equal last year's are no coincidence."""


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
    """Every figure is last year's: its file was taken for this year's."""
    if last is None or last.edition != form.edition:
        return
    now = {cell.id: report.figures.get(cell.id) for cell in form.entry_cells}
    some = tuple(id for id, figure in now.items() if figure is not None and number_of(figure))
    if len(some) >= _MIN_COPIED and all(last.figures.get(id) == figure for id, figure in now.items()):
        words = f"三张表的数字与上年报告完全一样（{len(some)} 格不是 0），请核对是不是把上年的表当成了今年的。"
        yield Finding("last.copied", "warning", some, words, citation="国办公开办函〔2021〕30号：内容雷同的要追究责任")


def check_figure_jumps(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Equation 8: about 10, 100 or 10 000 times last year's figure: an extra zero, or 元 entered as 万元."""
    if last is None:
        return
    for cell in form.entry_cells:
        now, before = report.figures.get(cell.id), last.stated_or_computed(cell.id)
        if (
            now is None
            or before is None
            or cell.kind == "signed"
            or (cell.plausible_max and number_of(now) > cell.plausible_max)
        ):
            continue
        new, old = _to_common_unit(now), _to_common_unit(before)
        if new is None or old is None or not (times := _find_jump_factor(cell, new, old)):
            continue
        way = "多" if new > old else "少"
        this, that = (f"{format_figure(figure)} {cell.unit}".strip() for figure in (now, before))
        words = f"{cell.name} 今年 {this}，上年 {that}，相差约 {times} 倍，是不是{way}打了 0，或者单位弄错了？"
        yield Finding("figures.jump", "warning", (cell.id,), words, number_of(now), number_of(before), cell.id)


def _to_common_unit(figure: Figure) -> Decimal | None:
    """A figure in its column's unit (万元 for an amount), money in 元; None for money whose unit was not written."""
    if not isinstance(figure, Money):
        return Decimal(figure)
    return Decimal(figure.number) * _YUAN_PER_UNIT[figure.unit] if figure.unit else None


def _find_jump_factor(cell: Cell, new: Decimal, old: Decimal) -> Number:
    """How many times one is the other where that looks like a slip; 0 where it does not."""
    small, large = sorted((new, old))
    if not 0 < small * _EXTRA_ZERO_RANGE[0] <= large:  # most figures, at every key: asked before any division
        return 0
    ratio = large / small
    if cell.kind in ("amount", "money") and _is_within(ratio, _WRONG_UNIT_RANGE):
        return _round_factor(ratio, 10_000)
    for times, least in _JUMP_FACTORS:
        if small >= least and abs(ratio - times) <= times * _TOLERANCE:
            return times
    ends_in_nought = new > old and new == int(new) and int(new) % 10 == 0 and int(old) % 10 != 0
    return _round_factor(ratio, 10) if ends_in_nought and small >= 20 and _is_within(ratio, _EXTRA_ZERO_RANGE) else 0


def _is_within(ratio: Decimal, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= ratio <= bounds[1]


def _round_factor(ratio: Decimal, usual: int) -> int:
    return usual if abs(ratio - usual) <= usual * _TOLERANCE else int(ratio)


CHECKS = (check_last_year_fits, check_copied_figures, check_figure_jumps)
