"""Equations of a report that is being filled in: which of the broken ones may still hold once their blanks are filled.

The figures of the form are not below 0, so a blank can only make its side greater: received 5, granted 4 and the other
results blank is no mistake yet, whereas granted 6 is one, whatever is entered in the blanks.
"""

from __future__ import annotations

from model.form.form import Form
from model.form.rule_language import Rule, Side
from model.report.report import Report


def can_blanks_mend(form: Form, report: Report, rule: Rule, is_left_smaller: bool) -> bool:
    """Whether blanks of a report can make a broken rule hold: by making its smaller side greater.

    A rule that a total is tested by which a file states is never mended so: the file has said what the sum is.
    """
    stated = report.stated_totals
    if any(term.cell in stated for term in rule.terms if not term.scope):
        return False
    smaller, greater = (rule.left, rule.right) if is_left_smaller else (rule.right, rule.left)
    return _can_move(form, report, smaller, 1) or _can_move(form, report, greater, -1)


def _can_move(form: Form, report: Report, side: Side, direction: int) -> bool:
    """Whether entries in blanks can make a side greater (direction 1) or smaller (-1)."""
    return any(
        _can_figure_move(form, report, term.cell, term.sign * direction)
        for term in side
        if term.cell and not term.scope
    )


def _can_figure_move(form: Form, report: Report, cell: str, direction: int) -> bool:
    """Whether the figure of a cell can become greater or smaller than it counts now, without an entry being changed."""
    if cell in form.entry_ids:
        is_blank = report.figures.get(cell) is None and cell not in report.stated_totals
        return is_blank and (direction > 0 or form.cells[cell].kind == "signed")
    if cell in report.stated_totals:
        return False
    return any(_can_move(form, report, rule.right, direction) for rule in form.total_rules if rule.total_cell == cell)
