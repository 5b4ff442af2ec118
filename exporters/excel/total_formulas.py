"""The totals of a table as formulas over its own cells, so that a change by hand carries on into them."""

from __future__ import annotations

from dataclasses import replace

from exporters.excel.addresses import FigureAreas, join_addresses
from exporters.excel.equations import list_shown_numbers, make_side_formula
from model.form.form import Form
from model.form.rule_language import Side, evaluate_side, is_blank
from model.report.report import Report


def make_total_formulas(form: Form, report: Report, areas: FigureAreas) -> dict[str, str]:
    """By cell id, the formula of each total that is the sum of what the sheets show in its parts.

    A total whose parts could not all be read, or that a file states without them, stays a plain number or a blank.
    areas: where the figures stand; a formula names cells of its own sheet without the sheet's name.
    """
    local = {place: replace(area, tab="") for place, area in areas.items()}
    numbers = list_shown_numbers(form, report, None)
    formulas = {}
    for rule in form.total_rules:
        expected = None if is_blank(rule.right, numbers) else evaluate_side(rule.right, numbers)
        if numbers[""].get(rule.total_cell) == expected:
            formulas[rule.total_cell] = make_total_formula(rule.right, local)
    return formulas


def make_total_formula(parts: Side, areas: FigureAreas) -> str:
    """The formula of a sum that stays blank while all its parts are: 未填 is not 0."""
    cells = join_addresses(areas[term.scope, term.cell] for term in parts if term.cell)
    return f'=IF(COUNT({cells})=0,"",{make_side_formula(parts, areas).removeprefix("=")})'
