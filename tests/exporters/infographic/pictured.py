"""Reports to draw pictures of, and what can be read off a drawing."""

from __future__ import annotations

import re
from itertools import combinations

from hypothesis import strategies as st

from exporters.drawing.shapes import Drawing, Rectangle, TextLabel
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, Money
from model.form.form import Form
from model.report.report import Report
from tests.reports import entries

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
EDITIONS = ("2021", "2019")


def zeros(edition: str) -> tuple[Form, Report]:
    """A report in which every entry is 0."""
    form = editions.load_form(edition)
    figures: dict[str, Figure] = {cell.id: Money(0) if cell.kind == "money" else 0 for cell in form.entry_cells}
    return form, compute_totals(form, Report(edition, {"unit": "云岭县白沙镇人民政府", "year": "2025"}, figures))


@st.composite
def reports(draw: st.DrawFn) -> tuple[Form, Report]:
    """Any figures in some cells of a report that is else blank or all 0, of a unit with any name."""
    form, report = zeros(draw(st.sampled_from(EDITIONS)))
    if draw(st.booleans()):
        report = Report(report.edition)
    cover = {"unit": draw(st.text(max_size=70)), "year": draw(st.sampled_from(["", "2025", "二五"]))}
    figures = {**report.figures, **dict(draw(st.lists(entries(form), max_size=60)))}
    known = {id: figure for id, figure in figures.items() if figure is not None}
    return form, compute_totals(form, Report(report.edition, cover, known))


def numbers(words: str) -> set[str]:
    """The numbers in a text, as they are written."""
    return set(_NUMBER.findall(words))


def outside(drawing: Drawing) -> list[TextLabel | Rectangle]:
    """The shapes that reach over the drawing's edge."""
    found: list[TextLabel | Rectangle] = []
    for shape in drawing.shapes:
        left, top, right, bottom = edges(shape)
        if left < -0.01 or top < -0.01 or right > drawing.width + 0.01 or bottom > drawing.height + 0.01:
            found.append(shape)
    return found


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    """The texts that overlap another text or a bar."""
    marks = [(text.text, edges(text)) for text in drawing.labels if text.text.strip()]
    bars = [(bar.meaning, edges(bar)) for bar in drawing.bars]
    pairs = [*combinations(marks, 2), *((mark, bar) for mark in marks for bar in bars)]
    return [(one[0], two[0]) for one, two in pairs if _meet(one[1], two[1])]


def edges(shape: TextLabel | Rectangle) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    if isinstance(shape, Rectangle):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    return shape.left, shape.y - shape.size / 2, shape.right, shape.y + shape.size / 2


def _meet(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    return across > 0.01 and down > 0.01
