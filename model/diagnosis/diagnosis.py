"""Which slips explain the broken equations of a report: proposals for each finding, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.checks.findings import Finding
from model.diagnosis.cell_layout import lay_out_cells
from model.diagnosis.equation_system import build_system, make_rule_key
from model.diagnosis.imbalance import Candidate, Differences, Imbalance, Slip
from model.diagnosis.pair_slips import find_pair_slips
from model.diagnosis.proposals import Proposal
from model.diagnosis.reasons import word_reason
from model.diagnosis.shifted_lines import find_shifted_lines
from model.diagnosis.single_slips import find_single_slips
from model.diagnosis.size_slips import SIZE_RULES, propose_sizes
from model.diagnosis.tested_equations import TestedEquations
from model.form.figures import Figure, Money, Number
from model.form.form import Form
from model.report.report import Report

MAX_PROPOSALS = 8
"""So many are offered for a finding at most: more cannot be compared."""
_EQUAL_WITHIN = 0.4
"""Slips whose costs differ by no more than this are equally likely."""
_MAX_COST_BEHIND = 3.5
"""A slip that costs so much more than the likeliest one is not offered beside it."""
_COST_OF_UNSTATED_TOTALS = 1.5
"""For a slip that is none unless totals of a file were computed from it, the slip included."""
_MAX_COST_OF_CERTAIN = 6.0
"""With a slip of this cost no other view of the totals is tried."""

Proposals = Mapping[str, tuple[Proposal, ...]]
"""By the key of a finding; a finding that no single slip explains has none."""


def diagnose(
    form: Form,
    report: Report,
    findings: Sequence[Finding],
    last: Report | None = None,
    totals_are_stated: bool = False,
) -> Proposals:
    """The proposals for the findings of this very report, whose totals are computed, beside last year's report.

    totals_are_stated: the report was read from a file that states its totals, also those that agree with their parts.
    """
    tested = TestedEquations.of_report(form, report, findings, last)
    proposals: dict[str, tuple[Proposal, ...]] = {}
    for group in tested.list_broken_groups():
        for differences, imbalances in _list_views(tested, report, group, totals_are_stated):
            candidates = _find_candidates(tested, imbalances)
            if candidates:
                offered = _make_proposals(report, candidates)
                proposals |= {make_rule_key(form.rules[number]): offered for number in differences}
                break
    proposals |= _propose_sizes(form, report, findings, proposals, totals_are_stated)
    keys = {finding.key for finding in findings}
    return {key: offered for key, offered in proposals.items() if key in keys}


def _propose_sizes(
    form: Form, report: Report, findings: Sequence[Finding], proposals: Proposals, totals_are_stated: bool
) -> dict[str, tuple[Proposal, ...]]:
    """The proposals for findings about the size of a figure: those that its equations call for, else by its size."""
    about_size = [finding for finding in findings if finding.rule in SIZE_RULES and not finding.answer]
    if not about_size:
        return {}
    computed = (cell.id for cell in form.cells.values() if cell.is_computed)
    following = frozenset(cell for cell in computed if cell not in report.stated_totals and not totals_are_stated)
    comparing = frozenset(number for number, rule in enumerate(form.rules) if rule.weight != "error")
    in_equations = build_system(form.edition, following, comparing).vectors
    found = dict(propose_sizes(form, report, about_size, in_equations))
    for finding in about_size:
        cell = finding.places[0]
        for offered in proposals.values():
            if any(dict(proposal.changes).keys() == {cell} for proposal in offered[:1]):
                found[finding.key] = offered
    return found


def _list_views(
    tested: TestedEquations, report: Report, group: Differences, totals_are_stated: bool
) -> Iterator[tuple[Differences, list[Imbalance]]]:
    """What may have to be mended at once, with the imbalances that it is in each view of the totals.

    First all broken equations of the group; then only the errors; then each broken warning for itself.
    """
    is_soft = {number: tested.form.rules[number].weight != "error" for number in group}
    errors = {number: difference for number, difference in group.items() if not is_soft[number]}
    warnings = {number: difference for number, difference in group.items() if is_soft[number]}
    wanted = [group]
    if warnings and len(group) > 1:
        wanted += [errors] if errors else []
        wanted += [{number: difference} for number, difference in warnings.items()]
    for differences in wanted:
        left_aside = frozenset(group.keys() - differences.keys())
        yield differences, list(_view_totals(tested, report, differences, left_aside, totals_are_stated))


def _view_totals(
    tested: TestedEquations, report: Report, differences: Differences, left_aside: frozenset[int], is_stated: bool
) -> Iterator[Imbalance]:
    """The imbalance, first with all totals as a file states them, where one does, then with those that differ alone."""
    form = tested.form
    layout = lay_out_cells(form.edition)
    table = next(term.cell for term in form.rules[next(iter(differences))].terms if not term.scope).partition(".")[0]
    computed = [cell.id for cell in form.tables[table].cells if cell.is_computed]
    has_stated = any(cell in report.stated_totals for cell in computed)
    unstated = frozenset(cell for cell in computed if cell not in report.stated_totals)
    blank = frozenset(cell for cell in unstated if cell in report.blank_totals or tested.values[cell] is None)
    excluded = tested.excluded | left_aside
    views = [blank, unstated] if (is_stated or has_stated) and blank != unstated else [unstated]
    if views == [unstated] and not has_stated and not is_stated and tested.is_unfinished(differences):
        return
    for following in views:
        system = build_system(form.edition, following, excluded)
        if differences.keys() <= system.equations.keys():
            empty = tested.find_empty_value(table)
            yield Imbalance(form, layout, system, tested.values, differences, empty)


def _find_candidates(tested: TestedEquations, imbalances: Sequence[Imbalance]) -> list[tuple[Imbalance, Candidate]]:
    """The slips that explain an imbalance, the likeliest first."""
    found: dict[frozenset[str], tuple[Imbalance, Candidate]] = {}
    for position, imbalance in enumerate(imbalances):
        for find_slips in (find_single_slips, find_pair_slips, find_shifted_lines):
            for candidate in find_slips(imbalance):
                changes = {
                    cell: number
                    for cell, number in candidate.changes.items()
                    if (number or 0) != imbalance.number_at(cell)
                }
                cost = candidate.cost + _COST_OF_UNSTATED_TOTALS * position
                judged = replace(candidate, cost=cost, changes=changes)
                cells = frozenset(judged.changes)
                before = found.get(cells)
                is_better = before is None or judged.cost < before[1].cost
                if is_better and tested.allows(judged.changes):
                    found[cells] = imbalance, judged
        if any(candidate.cost <= _MAX_COST_OF_CERTAIN for _, candidate in found.values()):
            break
    order = tested.form.reading_order
    ranked = sorted(found.values(), key=lambda pair: (pair[1].cost, order[pair[1].cells[0]]))
    return [pair for pair in ranked if pair[1].cost <= ranked[0][1].cost + _MAX_COST_BEHIND]


def _make_proposals(report: Report, candidates: Sequence[tuple[Imbalance, Candidate]]) -> tuple[Proposal, ...]:
    least = candidates[0][1].cost
    equal = sum(candidate.cost <= least + _EQUAL_WITHIN for _, candidate in candidates)
    return tuple(
        _make_proposal(report, imbalance, candidate, equal if position < equal else 1)
        for position, (imbalance, candidate) in enumerate(candidates[:MAX_PROPOSALS])
    )


def _make_proposal(report: Report, imbalance: Imbalance, candidate: Candidate, equal: int) -> Proposal:
    order = imbalance.form.reading_order
    cells = sorted(candidate.changes, key=order.__getitem__)
    changes = tuple((cell, _make_figure(report, cell, candidate.changes[cell])) for cell in cells)
    is_fill_in = candidate.slip is Slip.BLANK
    return Proposal(changes, word_reason(imbalance, candidate), is_fill_in, equal)


def _make_figure(report: Report, cell: str, number: Number | None) -> Figure | None:
    before = report.stated_or_computed(cell)
    return replace(before, number=number) if isinstance(before, Money) and number is not None else number
