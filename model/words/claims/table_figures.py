"""What the tables of a report say to a reading: one figure, or two where a file states totals that do not add up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from model.form import editions
from model.form.figures import Number, number_of
from model.form.form import Form
from model.report.report import Report
from model.words.claims.readings import Reading


class TableFigures:
    """The figures of one report, by readings. renames: by cell id, the id that the report's own edition has for it."""

    def __init__(self, form: Form, report: Report, renames: Mapping[str, str] | None = None) -> None:
        self._form = form
        self._report = report
        self._renames = renames or {}
        self._own_cells = form.cells if renames is None else editions.load_form(report.edition).cells
        self._known: dict[str, tuple[Number, ...]] = {}

    def values_of(self, reading: Reading) -> tuple[Number, ...]:
        """What the reading comes to: by the totals as they are stated, and as they are computed where these differ.

        Nothing where a cell is not filled in, or could not be read: then no statement can be compared with it.
        """
        stated: Number = 0
        computed: Number = 0
        for sign, cell in reading.terms:
            values = self._values_of_cell(cell)
            if not values:
                return ()
            stated += sign * values[0]
            computed += sign * values[-1]
        return (stated,) if stated == computed else (stated, computed)

    def _values_of_cell(self, cell: str) -> tuple[Number, ...]:
        if cell not in self._known:
            self._known[cell] = self._find_values(cell)
        return self._known[cell]

    def _find_values(self, cell: str) -> tuple[Number, ...]:
        own = self._renames.get(cell, cell)
        if own not in self._own_cells:
            # 2019 has one row of 其他处理 for the three of 2021: the others count as nothing
            return (0,) if self._renames and cell.startswith("requests.otherwise.") else ()
        stated, figure = self._report.stated_total_at(own), self._report.figure_at(own)
        is_total = self._own_cells[own].is_computed
        if is_total and figure is not None and not self._report.has_figures(_list_entries(self._report.edition, own)):
            figure = None
        return tuple(number_of(known) for known in (stated, figure) if known is not None)


@lru_cache(maxsize=1024)
def _list_entries(edition: str, cell: str) -> frozenset[str]:
    """The cells filled in by a person that a cell adds up; itself where it is one."""
    form = editions.load_form(edition)
    rule = next((rule for rule in form.total_rules if rule.total_cell == cell), None)
    if rule is None:
        return frozenset([cell])
    return frozenset(entry for term in rule.right for entry in _list_entries(edition, term.cell))


def figures_of_last_year(form: Form, last: Report) -> TableFigures:
    """The figures of last year's report by the cells of this form."""
    return TableFigures(form, last, form.renames.get(last.edition, {}) if last.edition != form.edition else {})
