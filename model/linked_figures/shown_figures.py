"""How the figures that are linked in the prose are shown: as the tables have them, or as missing, with their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.form import editions
from model.form.figures import format_figure
from model.form.form import Form
from model.linked_figures.names import name_figure
from model.report.linked_text import FigureLink
from model.report.report import Report

_NO_SUCH_CELL = "（表中没有这个数）"


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """A linked figure that the tables do not have. place: the prose id of its text; name: "" where no cell has the id.

    is_unread: the figure could not be read from a file; otherwise it is 未填.
    """

    place: str
    link: FigureLink
    name: str
    is_unread: bool


def show_linked_figures(form: Form, report: Report) -> Report:
    """The report, whose totals are computed, with the linked figures in its prose as its tables have them now."""
    return report.show_links(lambda cell: word_figure(form, report, cell))


def show_by_edition(report: Report) -> Report:
    """The same by the form of the report's own edition. Raises UnknownEdition."""
    return show_linked_figures(editions.load_form(report.edition), report) if report.links else report


def word_figure(form: Form, report: Report, cell: str) -> str:
    """What stands in the prose for the figure of a cell: 12, as the table shows it, or （未填 本年新收）."""
    if cell not in form.cells:
        return _NO_SUCH_CELL
    shown = format_figure(report.printed_figure(cell))
    if shown:
        return shown
    return f"（{'没有读到' if cell in report.unread else '未填'} {name_figure(form, cell)}）"


def has_figure(form: Form, report: Report, cell: str) -> bool:
    """Whether the tables have a figure in this cell."""
    return cell in form.cells and report.printed_figure(cell) is not None


def list_missing_figures(form: Form, report: Report) -> Iterator[MissingFigure]:
    """The linked figures that the tables do not have, in the order of the form."""
    for place in form.prose_places:
        for link in report.links.get(place, ()):
            if not has_figure(form, report, link.cell):
                yield MissingFigure(place, link, name_figure(form, link.cell), link.cell in report.unread)


def describe_value(form: Form, report: Report, cell: str) -> str:
    """The figure of a cell as a list shows it beside its name, with the unit the form prints: 12, 0.5 万元, 未填."""
    if not has_figure(form, report, cell):
        return "没有读到" if cell in report.unread else "未填"
    unit = form.cells[cell].unit
    return f"{word_figure(form, report, cell)} {unit}".strip()
