"""What may have to be mended at once, and how the totals are seen: as a file states them, or as they are computed.

A slip that leaves other equations broken is looked for only where nothing explains all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model.diagnosis.cell_layout import lay_out_cells
from model.diagnosis.equation_system import build_system
from model.diagnosis.imbalance import Differences, Imbalance, compute_change
from model.diagnosis.tested_equations import TestedEquations
from model.form.figures import Number
from model.report.report import Report

MAX_PARTS = 12
"""With more slips than so many in one table, nothing is told from another."""

View = tuple[Differences, tuple[Imbalance, ...]]
"""The equations to be mended, and the imbalances that they are, the likeliest view of the totals first."""


def list_views(tested: TestedEquations, report: Report, group: Differences, is_stated: bool) -> Iterator[View]:
    """First all broken equations of a group; then only the errors; then each broken warning for itself.

    is_stated: the report was read from a file that states its totals, also those that agree with their parts.
    """
    none = frozenset[int]()
    yield group, tuple(_view_totals(tested, report, group, none, is_stated))
    errors = _select_errors(tested, group)
    warnings = frozenset(group.keys() - errors.keys())
    if errors and warnings:
        yield errors, tuple(_view_totals(tested, report, errors, warnings, is_stated))
    for number in warnings if len(group) > 1 else none:
        warning = {number: group[number]}
        yield warning, tuple(_view_totals(tested, report, warning, none, is_stated))


def list_parts(tested: TestedEquations, report: Report, group: Differences, is_stated: bool) -> Iterator[View]:
    """Broken errors of a group that one cell would mend at once, all that it stands in, while others stay broken."""
    errors = _select_errors(tested, group)
    warnings = frozenset(group.keys() - errors.keys())
    for imbalance in _view_totals(tested, report, errors, warnings, is_stated, without_sums=True) if errors else ():
        parts = {}
        for vector in imbalance.system.vectors.values():
            if vector.keys() <= errors.keys():
                differences = {number: errors[number] for number in vector}
                if compute_change(vector, differences) is not None:
                    parts[frozenset(vector)] = replace(imbalance, differences=differences)
        if 0 < len(parts) <= MAX_PARTS:
            for part in parts.values():
                yield part.differences, (part,)
            return


def _select_errors(tested: TestedEquations, group: Differences) -> dict[int, Number]:
    rules = tested.form.rules
    return {number: difference for number, difference in group.items() if rules[number].weight == "error"}


def _view_totals(
    tested: TestedEquations,
    report: Report,
    differences: Differences,
    left_aside: frozenset[int],
    is_stated: bool,
    without_sums: bool = False,
) -> Iterator[Imbalance]:
    """The imbalance, first with all totals as a file states them, where one does, then with those that differ alone.

    left_aside: broken equations that need not be mended. without_sums: nor need those that only add up others.
    """
    form = tested.form
    first = form.rules[next(iter(differences))]
    table = next(term.cell for term in first.terms if not term.scope).partition(".")[0]
    computed = [cell.id for cell in form.tables[table].cells if cell.is_computed]
    has_stated = is_stated or any(cell in report.stated_totals for cell in computed)
    unstated = frozenset(cell for cell in computed if cell not in report.stated_totals)
    unknown = frozenset(cell for cell in unstated if cell in report.blank_totals or tested.values[cell] is None)
    if not has_stated and tested.is_unfinished(differences):
        return
    for following in (unknown, unstated) if has_stated and unknown != unstated else (unstated,):
        sums = _find_sums(tested, following) if without_sums else frozenset()
        system = build_system(form.edition, following, tested.excluded | left_aside | sums)
        mended = {number: by for number, by in differences.items() if number not in sums}
        if mended and mended.keys() <= system.equations.keys():
            empty = tested.find_empty_value(table)
            yield Imbalance(form, lay_out_cells(form.edition), system, tested.values, mended, empty)


def _find_sums(tested: TestedEquations, following: frozenset[str]) -> frozenset[int]:
    """The equations among totals that nobody stated: they say no more than the equations of what they add up."""
    found = set()
    for number, rule in enumerate(tested.form.rules):
        own = [term for term in rule.terms if term.cell and not term.scope]
        if rule.relation == "=" and own and all(_is_row_total(tested, term.cell, following) for term in own):
            found.add(number)
    return frozenset(found)


def _is_row_total(tested: TestedEquations, cell: str, following: frozenset[str]) -> bool:
    return cell in following and tested.form.cells[cell].column.computed
