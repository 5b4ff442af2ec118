"""How the figures that are linked in the prose are shown: as the tables have them, or as missing, with their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.form import editions
from model.form.figures import format_figure
from model.form.form import Form
from model.linked_figures.names import name_figure
from model.report.linked_text import FigureLink, split_cells
from model.report.report import Report

_NO_SUCH_CELL = "（表中没有这个数）"


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """A linked figure that the tables do not have. place: the prose id of its text.

    cell: the one of its cells that has no figure; name: of this cell, "" where the form has none of this id. is_unread:
    the figure could not be read from a file; otherwise it is 未填.
    """

    place: str
    link: FigureLink
    cell: str
    name: str
    is_unread: bool


def show_linked_figures(form: Form, report: Report) -> Report:
    """The report, whose totals are computed, with the linked figures in its prose as its tables have them now."""
    return report.show_links(lambda cell: word_figure(form, report, cell))


def show_by_edition(report: Report) -> Report:
    """The same by the form of the report's own edition. Raises UnknownEdition."""
    return show_linked_figures(editions.load_form(report.edition), report) if report.links else report


def word_figure(form: Form, report: Report, cell: str) -> str:
    """What stands in the prose for a linked cell or sum: 12, as the table shows it, or （未填 本年新收）."""
    cells = split_cells(cell)
    if not form.cells.keys() >= set(cells):
        return _NO_SUCH_CELL
    shown = format_figure(report.linked_figure(cell))
    if shown:
        return shown
    missing = next(one for one in cells if not has_figure(form, report, one))
    return f"（{'没有读到' if missing in report.unread else '未填'} {name_figure(form, missing)}）"


def name_linked(form: Form, linked: str) -> str:
    """What a linked cell or sum is called: 表三 予以公开＋表三 部分公开."""
    return "＋".join(form.name_of(cell) if cell in form.cells else "没有的格" for cell in split_cells(linked))


def has_figure(form: Form, report: Report, cell: str) -> bool:
    """Whether the tables have a figure in this cell."""
    return cell in form.cells and report.printed_figure(cell) is not None


def list_missing_figures(form: Form, report: Report) -> Iterator[MissingFigure]:
    """The linked figures that the tables do not have, in the order of the form."""
    for place in form.prose_places:
        for link in report.links.get(place, ()):
            missing = next((cell for cell in split_cells(link.cell) if not has_figure(form, report, cell)), None)
            if missing is not None:
                yield MissingFigure(place, link, missing, name_figure(form, missing), missing in report.unread)


def describe_value(form: Form, report: Report, cell: str) -> str:
    """A linked cell or sum as a list shows it beside its name, with the unit the form prints: 12, 0.5 万元, 未填."""
    cells = split_cells(cell)
    for one in cells:
        if not has_figure(form, report, one):
            return "没有读到" if one in report.unread else "未填"
    unit = form.cells[cells[0]].unit
    return f"{word_figure(form, report, cell)} {unit}".strip()
