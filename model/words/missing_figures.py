"""Finds figures that are linked in the prose and that the tables do not have: （未填 本年新收） must not go out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from model.checks.findings import MISSING_FIGURE_RULE, Finding, Passage
from model.form.form import Form
from model.linked_figures.shown_figures import MissingFigure, list_missing_figures
from model.report.report import Report


def check_missing_figures(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """One error for each prose text in which linked figures are missing: it tells of the first of them."""
    for place, missing in groupby(list_missing_figures(form, report), lambda figure: figure.place):
        yield _make_finding(form, report, place, list(missing))


def _make_finding(form: Form, report: Report, place: str, missing: list[MissingFigure]) -> Finding:
    first = missing[0]
    link = first.link
    cell = first.cell
    words = _describe_figure(form, first)
    if len(missing) > 1:
        words += f"这样的数共有 {len(missing)} 处。"
    return Finding(
        MISSING_FIGURE_RULE,
        "error",
        (place, cell) if cell in form.cells else (place,),
        f"{form.name_of(place)}里引用的{words}",
        case=place,
        citation=f"{form.notice}：内容应当准确、全面",
        passage=Passage(place, link.start, report.prose[place][link.start : link.end]),
    )


def _describe_figure(form: Form, figure: MissingFigure) -> str:
    if not figure.name:
        return "一个数，表中没有这一格，请改成数字或者删去。"
    state = "没有读到" if figure.is_unread else "未填"
    table = form.tables[form.cells[figure.cell].table].name
    return f"“{figure.name}”，{table}里{state}；填上以后正文就有数了。"
