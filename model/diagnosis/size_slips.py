"""Figures of the wrong size in no equation: 元 for 万元, zeros too many or too few, told by last year's figure."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from model.checks.findings import Finding
from model.diagnosis.proposals import Proposal
from model.form.figures import Figure, Money, Number, format_figure, number_of
from model.form.form import Cell, Form
from model.report.report import Report

SIZE_RULES = ("figures.size", "figures.jump")
"""The rules of findings about the size of a figure."""
_YUAN_PER_WAN = 10_000
_MIN_WRONG_UNIT = 2_000
"""From this factor on it is the unit; below, zeros."""
_WORDS_OF_FACTOR = {10: "一个 0", 100: "两个 0"}


def propose_sizes(
    form: Form, report: Report, findings: Sequence[Finding], in_equations: Container[str]
) -> Iterator[tuple[str, tuple[Proposal, ...]]]:
    """For each finding about the size of a figure that stands in no equation: its key, and the one proposal for it.

    findings: those of SIZE_RULES that nobody has explained; in_equations: the cells that stand in one.
    """
    for finding in findings:
        cell = form.cells.get(finding.places[0])
        figure = report.figures.get(finding.places[0])
        if cell is None or figure is None or cell.id in in_equations:
            continue
        before = finding.right if finding.rule == "figures.jump" else None
        corrected = _correct_size(cell, number_of(figure), before)
        if corrected is not None:
            number, cause = corrected
            changed: Figure = replace(figure, number=number) if isinstance(figure, Money) else number
            words = f"{cell.name} 填的是 {format_figure(figure)}，应当是 {format_figure(changed)}，像是{cause}。"
            yield finding.key, (Proposal(((cell.id, changed),), words),)


def _correct_size(cell: Cell, now: Number, before: Number | None) -> tuple[Number, str] | None:
    """The figure that was meant, and the slip; None where it cannot be told. before: last year's figure."""
    is_money = cell.kind in ("amount", "money")
    if before is None:
        return (_divide(now, _YUAN_PER_WAN), "把元当成了万元") if cell.kind == "amount" else None
    if not before or not now:
        return None
    large, small = max(now, before), min(now, before)
    ratio = Decimal(large) / Decimal(small)
    if is_money and ratio >= _MIN_WRONG_UNIT:
        if now > before:
            return _divide(now, _YUAN_PER_WAN), "把元当成了万元"
        return now * _YUAN_PER_WAN, "把万元当成了元"
    factor = min(_WORDS_OF_FACTOR, key=lambda each: abs(ratio / each - 1))
    if now < before:
        return now * factor, f"少打了{_WORDS_OF_FACTOR[factor]}"
    if now == int(now) and int(now) % factor == 0:
        return _divide(now, factor), f"多打了{_WORDS_OF_FACTOR[factor]}"
    return None


def _divide(number: Number, divisor: int) -> Number:
    """The quotient: whole where it is, else an exact decimal without zeros at its end."""
    quotient = Decimal(number) / divisor
    return int(quotient) if quotient == int(quotient) else quotient.normalize()
