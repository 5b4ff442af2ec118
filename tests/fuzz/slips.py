"""Slips of each kind, made at random in sound reports, and whether the diagnosis finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from model.checks.rules import check_report, compute_totals
from model.diagnosis.cell_layout import lay_out_cells
from model.diagnosis.diagnosis import diagnose
from model.diagnosis.proposals import Proposal
from model.form import editions
from model.form.figures import Figure, Number, number_of
from model.form.form import Form
from model.importing.matching.matcher import keep_stated_totals
from model.report.report import Report
from tests.model.checks.plausible import two_years

EDITIONS = ("2019", "2021")
SIZES = (0, 1, 2, 3)
MAX_REPORTS = 40
"""So many reports are invented for each edition and size; slips are made in each of them many times."""

Figures = dict[str, Figure | None]
"""By cell id, totals among them."""


@dataclass(frozen=True)
class Case:
    """A sound report, as it was before the slip; figures: all that stood on paper; last: of the year before."""

    form: Form
    report: Report
    figures: Mapping[str, Figure]
    last: Report
    chance: Random

    def pick_entry(self, smallest: int = 1, table: str = "") -> str | None:
        """A cell in an equation that holds at least so much."""
        cells = [id for id in self.list_entries(table) if number_of(self.figures[id]) >= smallest]
        return self.chance.choice(cells) if cells else None

    def list_entries(self, table: str = "") -> list[str]:
        """The cells to be filled in that stand in equations."""
        tables = (table,) if table else ("requests", "requests", "remedies")
        of_table = self.chance.choice(tables)
        return [cell.id for cell in self.form.tables[of_table].cells if not cell.is_computed]

    def pick_total(self) -> str:
        """A total."""
        totals = [cell.id for cell in self.form.cells.values() if cell.is_computed]
        return self.chance.choice([id for id in totals if number_of(self.figures[id])] or totals)

    def list_beside(self, cell: str, kind: str = "") -> list[str]:
        """The entries beside a cell, in its row or its column."""
        found = []
        for line_kind, line in list_lines(self.form):
            if cell in line and (not kind or kind == line_kind):
                at = line.index(cell)
                found += [line[i] for i in (at - 1, at + 1) if 0 <= i < len(line)]
        return [other for other in found if not self.form.cells[other].is_computed]

    def number(self, cell: str) -> int:
        """The number of a cell."""
        return int(number_of(self.figures[cell]))


@dataclass(frozen=True)
class Outcome:
    """What the diagnosis made of a slip: whether a finding told of it, and at which place the right proposal stands.

    place: 0 for the first, None where it is not among them; proposals: how many there are; meets: whether a row's and
    a column's equation are both broken at the right cell.
    """

    kind: str
    is_told: bool
    place: int | None
    proposals: int
    meets: bool
    words: str


Maker = Callable[[Case], Figures | None]


def swap_digits(case: Case) -> Figures | None:
    """12 → 21."""
    cell = case.pick_entry(10)
    if cell is None:
        return None
    digits = list(str(case.number(cell)))
    at = case.chance.randrange(len(digits) - 1)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return {cell: int("".join(digits))}


def drop_digit(case: Case) -> Figures | None:
    """123 → 13."""
    cell = case.pick_entry(10)
    if cell is None:
        return None
    digits = str(case.number(cell))
    at = case.chance.randrange(len(digits))
    return {cell: int(digits[:at] + digits[at + 1 :])}


def double_digit(case: Case) -> Figures | None:
    """12 → 122."""
    cell = case.pick_entry()
    if cell is None:
        return None
    digits = str(case.number(cell))
    at = case.chance.randrange(len(digits))
    return {cell: int(digits[:at] + digits[at] + digits[at:])}


def mistype_digit(case: Case) -> Figures | None:
    """13 → 18."""
    cell = case.pick_entry()
    if cell is None:
        return None
    digits = list(str(case.number(cell)))
    digits[case.chance.randrange(len(digits))] = str(case.chance.randrange(10))
    return {cell: int("".join(digits))}


def add_zero(case: Case) -> Figures | None:
    """12 → 120."""
    cell = case.pick_entry()
    return {cell: case.number(cell) * 10} if cell else None


def lose_zero(case: Case) -> Figures | None:
    """120 → 12."""
    tens = [id for id in case.list_entries() if case.number(id) and case.number(id) % 10 == 0]
    cell = case.chance.choice(tens) if tens else None
    return {cell: case.number(cell) // 10} if cell else None


def leave_out(case: Case) -> Figures | None:
    """12 → 0."""
    cell = case.pick_entry()
    return {cell: 0} if cell else None


def leave_blank(case: Case) -> Figures | None:
    """12 → nothing."""
    cell = case.pick_entry()
    return {cell: None} if cell else None


def enter_twice(case: Case) -> Figures | None:
    """A figure also in the cell beside it, which had none."""
    cell = case.pick_entry()
    beside = [other for other in case.list_beside(cell) if not case.number(other)] if cell else []
    return {case.chance.choice(beside): case.number(cell)} if cell and beside else None


def move_to_column(case: Case) -> Figures | None:
    """A figure in the column beside its own."""
    return _move(case, "row")


def move_to_row(case: Case) -> Figures | None:
    """A result under its neighbour."""
    return _move(case, "column")


def _move(case: Case, kind: str) -> Figures | None:
    cell = case.pick_entry()
    beside = [other for other in case.list_beside(cell, kind) if not case.number(other)] if cell else []
    return {cell: 0, case.chance.choice(beside): case.number(cell)} if cell and beside else None


def merge_into_neighbour(case: Case) -> Figures | None:
    """A result added to its neighbour's."""
    cell = case.pick_entry()
    beside = [other for other in case.list_beside(cell, "column") if case.number(other)] if cell else []
    if not cell or not beside:
        return None
    other = case.chance.choice(beside)
    return {cell: 0, other: case.number(cell) + case.number(other)}


def exchange(case: Case) -> Figures | None:
    """Two figures in each other's cells."""
    cell = case.pick_entry()
    beside = [other for other in case.list_beside(cell) if case.number(other) != case.number(cell)] if cell else []
    if not cell or not beside:
        return None
    other = case.chance.choice(beside)
    return {cell: case.number(other), other: case.number(cell)}


def overtype_total(case: Case) -> Figures | None:
    """A total in which a digit is wrong."""
    cell = case.pick_total()
    digits = list(str(case.number(cell)))
    digits[case.chance.randrange(len(digits))] = str(case.chance.randrange(10))
    return {cell: int("".join(digits))}


def leave_part_out(case: Case) -> Figures | None:
    """A total that lacks one of its parts."""
    return _miscount(case, -1)


def count_part_twice(case: Case) -> Figures | None:
    """A total that has one of its parts twice."""
    return _miscount(case, 1)


def _miscount(case: Case, sign: int) -> Figures | None:
    total = case.pick_total()
    parts = {rule.total_cell: [term.cell for term in rule.right] for rule in case.form.total_rules}[total]
    filled = [part for part in parts if case.number(part)]
    return {total: case.number(total) + sign * case.number(case.chance.choice(filled))} if filled else None


def shift_row(case: Case) -> Figures | None:
    """A row pasted one cell further right or left."""
    return _shift(case, "row")


def shift_column(case: Case) -> Figures | None:
    """A column pasted one cell further down or up."""
    return _shift(case, "column")


def _shift(case: Case, kind: str) -> Figures | None:
    """Entries of a line one cell further; what stood in the last cell is lost."""
    lines = [line for each, line in list_lines(case.form) if each == kind and line[0].startswith("requests")]
    line = case.chance.choice(lines)
    with_totals = case.chance.random() < 0.5
    cells = [cell for cell in line if with_totals or not case.form.cells[cell].is_computed]
    if sum(case.number(cell) != 0 for cell in cells) < 3:
        return None
    ordered = cells if case.chance.random() < 0.5 else cells[::-1]
    numbers = [0, *(case.number(cell) for cell in ordered[:-1])]
    return dict(zip(ordered, numbers, strict=True))


def paste_line_further(case: Case) -> Figures | None:
    """A row or a column pasted on its neighbour, whose own figures are lost."""
    kind = case.chance.choice(("row", "column"))
    lines = [line for each, line in list_lines(case.form) if each == kind and line[0].startswith("requests")]
    at = case.chance.randrange(len(lines) - 1)
    source, target = lines[at : at + 2] if case.chance.random() < 0.5 else lines[at : at + 2][::-1]
    with_totals = case.chance.random() < 0.5
    pairs = [
        (here, there)
        for here, there in zip(source, target, strict=True)
        if with_totals or not (case.form.cells[here].is_computed or case.form.cells[there].is_computed)
    ]
    if sum(case.number(here) != 0 for here, _ in pairs) < 2:
        return None
    pasted: Figures = {here: 0 for here, _ in pairs}
    return pasted | {there: case.number(here) for here, there in pairs}


def paste_over_totals(case: Case) -> Figures | None:
    """A column of table three pasted over its totals, or none of the totals added up."""
    columns = [line for kind, line in list_lines(case.form) if kind == "column" and line[0].startswith("requests")]
    totals = next(line for line in columns if all(case.form.cells[cell].is_computed for cell in line))
    source = case.chance.choice([None, *(line for line in columns if line is not totals)])
    pasted = [case.number(cell) for cell in source] if source else [0] * len(totals)
    wrong: Figures = {
        total: number for total, number in zip(totals, pasted, strict=True) if number != case.number(total)
    }
    return wrong if len(wrong) >= 3 else None


def mistake_unit(case: Case) -> Figures | None:
    """元 for 万元."""
    cells = [cell.id for cell in case.form.entry_cells if cell.kind == "amount" and number_of(case.figures[cell.id])]
    cell = case.chance.choice(cells) if cells else None
    return {cell: number_of(case.figures[cell]) * 10_000} if cell else None


MAKERS: tuple[Maker, ...] = (
    swap_digits,
    drop_digit,
    double_digit,
    mistype_digit,
    add_zero,
    lose_zero,
    leave_out,
    leave_blank,
    enter_twice,
    move_to_column,
    move_to_row,
    merge_into_neighbour,
    exchange,
    overtype_total,
    leave_part_out,
    count_part_twice,
    shift_row,
    shift_column,
    paste_line_further,
    paste_over_totals,
    mistake_unit,
)


def list_lines(form: Form) -> Iterator[tuple[str, list[str]]]:
    """The rows and columns of tables three and four, each with its kind."""
    for table in ("requests", "remedies"):
        for line in lay_out_cells(form.edition).lines[table]:
            yield line.kind, list(line.cells)


def make_case(seed: int) -> Case:
    """A sound report of an edition and a size, by the seed."""
    edition, size = EDITIONS[seed % 2], SIZES[seed // 2 % 4]
    report, last = _file_reports(edition, size, seed // 8 % MAX_REPORTS)
    form = editions.load_form(edition)
    return Case(form, report, report.figures, last, Random(f"slip {seed}"))


@cache
def _file_reports(edition: str, size: int, seed: int) -> tuple[Report, Report]:
    return two_years(edition, size, seed)


def write_down(case: Case, slip: Figures, totals_are_stated: bool) -> Report | None:
    """The report with a slip in it, as a file states it, or as a draft in which all totals are computed.

    None where the slip is in a total and totals are computed.
    """
    is_of_total = any(case.form.cells[cell].is_computed for cell in slip)
    if is_of_total and not totals_are_stated:
        return None
    figures = {**case.figures, **slip}
    entries = {cell: figure for cell, figure in figures.items() if not case.form.cells[cell].is_computed}
    report = compute_totals(case.form, case.report.with_figures(entries))
    if not totals_are_stated:
        return report
    stated = {cell: figure for cell, figure in figures.items() if case.form.cells[cell].is_computed}
    return keep_stated_totals(report, stated)


def try_slip(case: Case, kind: str, slip: Figures, totals_are_stated: bool, beside_last: bool) -> Outcome | None:
    """What the diagnosis says of a slip, or of a sound report for {}; None where it cannot be made."""
    report = write_down(case, slip, totals_are_stated)
    if report is None:
        return None
    last = case.last if beside_last else None
    findings = check_report(case.form, report, last)
    equations = {rule.id for rule in case.form.rules if rule.relation == "="} | {"figures.size", "figures.jump"}
    told = [finding for finding in findings if finding.rule in equations]
    proposals = diagnose(case.form, report, findings, last, totals_are_stated)
    offered = max((proposals.get(finding.key, ()) for finding in told), key=len, default=())
    right = {cell: _plain(case.figures[cell]) for cell in slip}
    places = [i for i, proposal in enumerate(offered) if _changes(proposal) == right]
    words = f"{case.report.edition} {slip} {'stated' if totals_are_stated else 'typed'} {right}"
    broken_here = [finding for finding in told if finding.weight == "error" and set(slip) & set(finding.places)]
    meets = len(slip) == 1 and any("total" in f.rule for f in broken_here) and len(broken_here) > 1
    return Outcome(kind, bool(told), places[0] if places else None, len(offered), meets, words)


def _changes(proposal: Proposal) -> dict[str, Number]:
    return {cell: _plain(figure) for cell, figure in proposal.changes}


def _plain(figure: Figure | None) -> Number:
    return 0 if figure is None else number_of(figure)


def make_outcomes(kind: Maker, seeds: Iterable[int], totals_are_stated: bool, beside_last: bool) -> Iterator[Outcome]:
    """The outcomes of slips of one kind; seeds whose report has no place for such a slip give none."""
    for seed in seeds:
        case = make_case(seed)
        made = kind(case) or {}
        slip = {cell: figure for cell, figure in made.items() if figure != case.figures[cell]}
        outcome = try_slip(case, kind.__name__, slip, totals_are_stated, beside_last) if slip else None
        if outcome is not None:
            yield outcome
