"""Whether a prose text names the figure of a cell, in whatever words and numerals."""

from __future__ import annotations

from collections.abc import Sequence

from model.form.figures import Number
from model.form.form import Form
from model.report.report import Report
from model.words.claims.comparison import is_same_figure
from model.words.claims.prose.prose_reader import list_statements
from model.words.claims.prose.statements import Statement, list_parts
from model.words.claims.readings import Reading, list_readings
from model.words.claims.table_figures import TableFigures

_UNITS = (("件", "宗", "起", "份", ""), ("元",))
"""The measure words of the figures of tables: of counts, and of amounts."""
_MIN_TELLING = 10
"""A smaller number may stand in a text by chance: beside words of no table it is not taken for that of a cell."""


def list_cell_figures(form: Form, report: Report, cell: str) -> tuple[Number, ...]:
    """The figure of a cell, two where a file states another total than its parts add up to; none while it is blank."""
    return TableFigures(form, report).values_of(Reading("", ((1, cell),)))


def is_named(form: Form, report: Report, place: str, cell: str, figures: Sequence[Number]) -> bool:
    """Whether the text of a place names one of the figures of a cell."""
    statements = list_statements(report.text_at(place), report.unit, report.year)
    return any(
        is_same_figure(statement, figure) and _may_be_of_cell(form, statement, cell, figure)
        for statement in statements
        for figure in figures
    )


def _may_be_of_cell(form: Form, statement: Statement, cell: str, figure: Number) -> bool:
    """Whether the words of a statement may mean a cell; they may too where they say nothing that any table has."""
    if not statement.is_reliable or statement.role not in ("figure", "sum"):
        return False
    if statement.subject is None:
        return figure >= _MIN_TELLING and statement.unit in _UNITS[form.cells[cell].kind in ("amount", "money")]
    subjects = [statement.subject, *(list_parts(statement.subject) if statement.is_each else ())]
    return any(reading.terms == ((1, cell),) for one in subjects for reading in list_readings(form.edition, one))
