"""Which slips explain the broken equations of a report: proposals for each finding, the likeliest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.checks.findings import Finding
from model.diagnosis.copied_totals import find_copied_totals
from model.diagnosis.equation_system import build_system, make_rule_key
from model.diagnosis.imbalance import Candidate, Differences, Imbalance, Slip
from model.diagnosis.pair_slips import find_pair_slips
from model.diagnosis.proposals import Proposal
from model.diagnosis.prose_evidence import ProseEvidence
from model.diagnosis.reasons import word_reason
from model.diagnosis.shifted_lines import find_shifted_lines
from model.diagnosis.single_slips import find_single_slips
from model.diagnosis.size_slips import SIZE_RULES, propose_sizes
from model.diagnosis.tested_equations import TestedEquations
from model.diagnosis.views import list_parts, list_views
from model.form.figures import Figure, Money, Number
from model.form.form import Form
from model.report.report import Report

MAX_PROPOSALS = 8
"""So many are offered for a finding at most: more cannot be compared."""
_EQUAL_WITHIN = 0.4
"""Slips whose costs differ by no more than this are equally likely."""
_MAX_COST_BEHIND = 3.5
"""A slip that costs so much more than the likeliest one is not offered beside it."""
_PARTS_WITH_FIGURES = ("figures", "stated_totals", "blank_totals", "unread")
_COST_OF_UNSTATED_TOTALS = 1.5
"""For a slip that is none unless totals of a file were computed from it, the slip included."""
_MAX_COST_OF_CERTAIN = 6.0
"""With a slip of this cost no other view of the totals is tried; a dearer one is too vague to explain a single
equation of many."""

Proposals = Mapping[str, tuple[Proposal, ...]]
"""By the key of a finding; a finding that no single slip explains has none."""

_Basis = tuple[Report | None, bool, tuple[Finding, ...]]
"""Last year's report, whether totals are stated, and the findings about figures."""


class DiagnosisMemory:
    """What explained the figures of a report the last time: while they stay, nothing is searched for again.

    It keeps one report.
    """

    def __init__(self) -> None:
        self._report: Report | None = None
        self._basis: _Basis | None = None
        self._explained: Proposals = {}

    def recall(self, report: Report, basis: _Basis) -> Proposals | None:
        """The proposals for these figures; None where they are not those of the last time."""
        known = self._report
        if known is None or known.edition != report.edition or basis != self._basis:
            return None
        has_same_figures = all(getattr(known, part) is getattr(report, part) for part in _PARTS_WITH_FIGURES)
        return self._explained if has_same_figures else None

    def keep(self, report: Report, basis: _Basis, explained: Proposals) -> None:
        """Remember the proposals for the figures of a report."""
        self._report, self._basis, self._explained = report, basis, explained


def diagnose(
    form: Form,
    report: Report,
    findings: Sequence[Finding],
    last: Report | None = None,
    totals_are_stated: bool = False,
    memory: DiagnosisMemory | None = None,
) -> Proposals:
    """The proposals for the findings of this very report, whose totals are computed, beside last year's report.

    totals_are_stated: the report was read from a file that states its totals, also those that agree with their parts.
    memory: of an earlier diagnosis; the proposals are the same without it. Of slips that are equally likely by the
    tables, those come first that the prose agrees with.
    """
    of_figures = tuple(found for found in findings if found.left is not None or found.rule in SIZE_RULES)
    basis = (last, totals_are_stated, of_figures)
    explained = memory.recall(report, basis) if memory else None
    if explained is None:
        explained = _explain(form, report, of_figures, last, totals_are_stated)
    if memory:
        memory.keep(report, basis, explained)
    evidence = ProseEvidence(form, report)
    ranked = {offered: evidence.rank(offered) for offered in set(explained.values())}
    return {key: ranked[offered] for key, offered in explained.items()}


def _explain(
    form: Form, report: Report, findings: Sequence[Finding], last: Report | None, totals_are_stated: bool
) -> Proposals:
    """The proposals by what the tables say."""
    tested = TestedEquations.of_report(form, report, findings, last)
    proposals: dict[str, tuple[Proposal, ...]] = {}
    for group in tested.list_broken_groups():
        explained = _explain_group(tested, report, group, totals_are_stated)
        for number, offered in explained.items():
            proposals[make_rule_key(form.rules[number])] = offered
    proposals |= _propose_sizes(form, report, findings, proposals, totals_are_stated)
    keys = {finding.key for finding in findings}
    return {key: offered for key, offered in proposals.items() if key in keys}


def _explain_group(
    tested: TestedEquations, report: Report, group: Differences, totals_are_stated: bool
) -> dict[int, tuple[Proposal, ...]]:
    """The proposals for broken equations that hang together, by number; none for those that nothing explains."""
    explained: dict[int, tuple[Proposal, ...]] = {}
    for differences, imbalances in list_views(tested, report, group, totals_are_stated):
        if not differences.keys() <= explained.keys():
            candidates = _find_candidates(tested, imbalances)
            if candidates:
                explained |= dict.fromkeys(differences, _make_proposals(report, candidates))
    left = {number: difference for number, difference in group.items() if number not in explained}
    found: dict[int, list[tuple[Imbalance, Candidate]]] = {}
    for differences, imbalances in list_parts(tested, report, left, totals_are_stated) if left else ():
        are_crossing = len(differences) > 1
        candidates = _find_candidates(tested, imbalances)
        certain = [pair for pair in candidates if are_crossing or pair[1].cost <= _MAX_COST_OF_CERTAIN]
        for number in differences:
            found.setdefault(number, []).extend(certain)
    for number, candidates in found.items():
        if candidates and number in left:
            ranked = sorted(candidates, key=lambda pair: pair[1].cost)
            explained[number] = _make_proposals(report, ranked, is_partial=True)
    return explained


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


def _find_candidates(tested: TestedEquations, imbalances: Sequence[Imbalance]) -> list[tuple[Imbalance, Candidate]]:
    """The slips that explain an imbalance, the likeliest first."""
    found: dict[frozenset[str], tuple[Imbalance, Candidate]] = {}
    for position, imbalance in enumerate(imbalances):
        for find_slips in (find_single_slips, find_pair_slips, find_shifted_lines, find_copied_totals):
            for candidate in find_slips(imbalance):
                changes = {
                    cell: number
                    for cell, number in candidate.changes.items()
                    if (number or 0) != imbalance.number_at(cell)
                }
                cost = candidate.cost + _COST_OF_UNSTATED_TOTALS * position
                cells = frozenset(changes)
                before = found.get(cells)
                is_better = before is None or cost < before[1].cost
                if is_better and tested.allows(changes):
                    found[cells] = imbalance, replace(candidate, cost=cost, changes=changes)
        if any(candidate.cost <= _MAX_COST_OF_CERTAIN for _, candidate in found.values()):
            break
    order = tested.form.reading_order
    ranked = sorted(found.values(), key=lambda pair: (pair[1].cost, order[pair[1].cells[0]]))
    return [pair for pair in ranked if pair[1].cost <= ranked[0][1].cost + _MAX_COST_BEHIND]


def _make_proposals(
    report: Report, candidates: Sequence[tuple[Imbalance, Candidate]], is_partial: bool = False
) -> tuple[Proposal, ...]:
    """The proposals for slips in their order. is_partial: equations beside stay broken."""
    least = candidates[0][1].cost
    equal = sum(candidate.cost <= least + _EQUAL_WITHIN for _, candidate in candidates)
    return tuple(
        _make_proposal(report, imbalance, candidate, equal if position < equal else 1, is_partial)
        for position, (imbalance, candidate) in enumerate(candidates[:MAX_PROPOSALS])
    )


def _make_proposal(
    report: Report, imbalance: Imbalance, candidate: Candidate, equal: int, is_partial: bool
) -> Proposal:
    order = imbalance.form.reading_order
    cells = sorted(candidate.changes, key=order.__getitem__)
    changes = tuple((cell, _make_figure(report, cell, candidate.changes[cell])) for cell in cells)
    is_fill_in = candidate.slip is Slip.BLANK
    rest = "别处不平的另有原因。" if is_partial else ""
    return Proposal(changes, f"{word_reason(imbalance, candidate)}{rest}", is_fill_in, equal)


def _make_figure(report: Report, cell: str, number: Number | None) -> Figure | None:
    before = report.stated_or_computed(cell)
    return replace(before, number=number) if isinstance(before, Money) and number is not None else number
