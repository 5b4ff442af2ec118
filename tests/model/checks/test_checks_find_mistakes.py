"""Mistakes as clerks make them, put into sound reports of every size: found, and the wrong cell named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from model.checks.findings import Finding
from model.checks.rules import check_report, compute_totals
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.form.form import Form
from model.report.report import Report
from tests.model.checks.plausible import UNITS, two_years

EDITIONS = ("2019", "2021")
SIZES = range(len(UNITS))
SEEDS = range(6)

Stated = dict[str, Figure]
"""Every figure of the form, totals too, as a file states them."""

Wrong = tuple[Mapping[str, Figure | None], tuple[str, ...]] | None
"""The figures that are other than they should be, and those of them that are wrong; None where none can be."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_said_against_a_sound_report(edition: str, size: int) -> None:
    form = editions.load_form(edition)
    for seed in range(40):
        report, last = two_years(edition, size, seed)
        assert check_report(form, report) == ()
        assert check_report(form, report, last) == ()


def _imported(form: Form, report: Report, stated: Mapping[str, Figure | None]) -> Report:
    """The report of a file that states these figures: what a total says otherwise than its parts is a claim."""
    entries = {id: figure for id, figure in stated.items() if figure is not None and not form.cells[id].is_computed}
    settled = compute_totals(form, replace(report, figures=entries))
    claims = {
        id: figure
        for id, figure in stated.items()
        if figure is not None and form.cells[id].is_computed and settled.figures.get(id) != figure
    }
    return replace(settled, stated_totals=claims)


def _some(chance: Random, figures: Stated, start: str, least: int = 1) -> str:
    """A cell with such a figure that a person fills in; "" where there is none."""
    form = editions.load_form("2021" if "requests.otherwise.rest.natural" in figures else "2019")
    ids = [c.id for c in form.entry_cells if c.id.startswith(start) and number_of(figures[c.id]) >= least]
    return chance.choice(ids) if ids else ""


def _plus(figures: Stated, cell: str, more: int) -> Figure:
    return number_of(figures[cell]) + more


def swapped(chance: Random, figures: Stated) -> Wrong:
    cell = _some(chance, figures, "requests", 10)
    digits = str(figures[cell]) if cell else "00"
    return ({cell: int(digits[1] + digits[0] + digits[2:])}, (cell,)) if digits[0] != digits[1] else None


def column_beside(chance: Random, figures: Stated) -> Wrong:
    cell = _some(chance, figures, "requests")
    row, _, column = cell.rpartition(".")
    other = f"{row}.{'business' if column == 'natural' else 'natural'}"
    return ({cell: 0, other: _plus(figures, other, int(number_of(figures[cell])))}, (cell, other)) if cell else None


def left_out(chance: Random, figures: Stated) -> Wrong:
    cell = _some(chance, figures, "requests")
    return ({cell: 0}, (cell,)) if cell else None


def counted_twice(chance: Random, figures: Stated) -> Wrong:
    cell = _some(chance, figures, "requests")
    return ({cell: _plus(figures, cell, int(number_of(figures[cell])))}, (cell,)) if cell else None


def nought_too_many(chance: Random, figures: Stated) -> Wrong:
    cell = _some(chance, figures, "remedies")
    return ({cell: number_of(figures[cell]) * 10}, (cell,)) if cell else None


def one_up_one_down(chance: Random, figures: Stated) -> Wrong:
    one, other = _some(chance, figures, "requests.granted"), "requests.partial.natural"
    return ({one: _plus(figures, one, -1), other: _plus(figures, other, 1)}, (one, other)) if one else None


def total_mistyped(chance: Random, figures: Stated) -> Wrong:
    cell = chance.choice([id for id in figures if id.endswith(".total") or ".handled." in id])
    return {cell: _plus(figures, cell, chance.choice((1, -1, 9, 90)))}, (cell,)


def only_the_total_is_nought(chance: Random, figures: Stated) -> Wrong:
    cells = [id for id in figures if id.startswith("remedies") and id.endswith(".total") and figures[id]]
    return ({(cell := chance.choice(cells)): 0}, (cell,)) if cells else None


def below_nought(chance: Random, figures: Stated) -> Wrong:
    cell = _some(chance, figures, "", 1)
    wrong = -number_of(figures[cell]) if cell else 0
    if not cell or cell.endswith("change"):
        return None
    return {cell: Money(wrong, "万元") if isinstance(figures[cell], Money) else wrong}, (cell,)


def half_an_application(chance: Random, figures: Stated) -> Wrong:
    cell = _some(chance, figures, "requests", 0)
    return {cell: number_of(figures[cell]) + Decimal("0.5")}, (cell,)


def left_blank(chance: Random, figures: Stated) -> Wrong:
    cell = _some(chance, figures, "", 0)
    return {cell: None}, (cell,)


def nonsense(chance: Random, figures: Stated) -> Wrong:
    cell = chance.choice(["disclosure.licensing.decisions", "remedies.review.upheld", "requests.received.natural"])
    return {cell: 202_501_121_030}, (cell,)


MISTAKES: tuple[Callable[[Random, Stated], Wrong], ...] = (
    swapped,
    column_beside,
    left_out,
    counted_twice,
    nought_too_many,
    one_up_one_down,
    total_mistyped,
    only_the_total_is_nought,
    below_nought,
    half_an_application,
    left_blank,
    nonsense,
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_a_mistake_in_a_file_is_found_and_its_cell_named_in_few_words(
    mistake: Callable[[Random, Stated], Wrong],
) -> None:
    made = 0
    for edition in EDITIONS:
        for size in SIZES:
            for seed in SEEDS:
                made += _made(mistake, edition, size, seed)
    assert made >= len(SEEDS)


def _made(mistake: Callable[[Random, Stated], Wrong], edition: str, size: int, seed: int) -> bool:
    form = editions.load_form(edition)
    report, last = two_years(edition, size, seed)
    figures = dict(report.figures)
    wrong = mistake(Random(seed), figures)
    if wrong is None:
        return False
    findings = check_report(form, _imported(form, report, {**figures, **wrong[0]}), last)
    named = {cell for finding in findings for cell in finding.places}
    assert named & set(wrong[1]), (edition, size, seed, wrong, findings)
    assert len(findings) <= 2 * len(wrong[1]) + 2, findings
    _well_worded(findings)
    return True


def _well_worded(findings: tuple[Finding, ...]) -> None:
    """Every finding is a whole sentence that begins with the table or the cell, and its sides stand in it."""
    for finding in findings:
        assert finding.message.startswith(("表二", "表三", "表四")), finding.message
        assert finding.message.endswith(("。", "？")), finding.message
        if finding.weight == "error" and finding.right is not None:
            assert str(finding.left) in finding.message
            assert str(finding.right) in finding.message


@pytest.mark.parametrize("edition", EDITIONS)
def test_one_slip_typed_into_table_three_is_told_of_its_column_first_and_of_the_totals_after_it(edition: str) -> None:
    form = editions.load_form(edition)
    report, last = two_years(edition, 2, 1)
    for cell in (cell for cell in form.entry_cells if cell.table == "requests"):
        slipped = compute_totals(form, report.with_figures({cell.id: _plus(dict(report.figures), cell.id, 7)}))
        errors = [finding.key for finding in check_report(form, slipped, last) if finding.weight == "error"]
        assert errors == [f"requests.flow:{cell.column.id}", "requests.flow:total"], cell.id


def test_what_last_years_report_says_is_carried_in_otherwise_is_found() -> None:
    for edition in EDITIONS:
        form = editions.load_form(edition)
        for size in SIZES:
            report, last = two_years(edition, size, 1)
            carried, received = "requests.carried_in.natural", "requests.received.natural"
            figures = dict(report.figures)
            moved = {carried: _plus(figures, carried, 1), received: _plus(figures, received, -1)}
            findings = check_report(form, compute_totals(form, report.with_figures(moved)), last)
            assert [(f.key, f.places) for f in findings if f.weight == "warning"] == [
                ("requests.opening:natural", (carried,))
            ]


@pytest.mark.parametrize("seed", SEEDS)
def test_yuan_for_ten_thousand_yuan_is_found_beside_last_year(seed: int) -> None:
    cell, form = "disclosure.fees.amount", editions.load_form("2021")
    report, last = two_years("2021", 2, seed)
    wrong = report.with_figures({cell: number_of(report.figures[cell]) * 10_000})
    assert [finding.places for finding in check_report(form, wrong, last)] == [(cell,)]
