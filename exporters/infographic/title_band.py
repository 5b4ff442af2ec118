"""The head of a picture: the report's title, white on blue."""

from __future__ import annotations

from exporters.drawing.shapes import Box, Drawing, Shape, measure, text
from exporters.infographic.chart_style import style
from exporters.typesetting.printable import clean
from exporters.typesetting.title_lines import title_lines
from model.form.form import Form
from model.report.report import Report

_LONGEST = 120
"""A unit's name of more characters is cut: it is none."""
_MOST_LINES = 3
_LEADING = 1.36
_ABOVE, _BELOW = 24.0, 17.0


def name(form: Form, report: Report) -> str:
    """The report's title in one line."""
    unit, rest = _parts(form, report)
    return unit + rest


def _parts(form: Form, report: Report) -> tuple[str, str]:
    rest = form.title.removeprefix("{unit}")
    year = report.cover.get("year", "")
    rest = rest.replace("{year}", year) if report.year is not None else rest.replace("{year}年", "")
    unit = clean(report.unit)
    return (unit if len(unit) <= _LONGEST else unit[:_LONGEST] + "…"), rest


def head(form: Form, report: Report) -> Drawing:
    """The band across the page's top, with the title in the largest type that sets it in few lines."""
    look = style()
    unit, rest = _parts(form, report)
    size, lines = _set(unit, rest)
    tag = look.sizes["tag"]
    first = _ABOVE + tag + 12.0
    height = first + len(lines) * size * _LEADING + _BELOW
    shapes: list[Shape] = [
        Box(0.0, 0.0, look.width, height, look.colours["blue"]),
        Box(look.margin, _ABOVE - 5.0, measure("一图读懂", tag, "first") + 20.0, tag + 10.0, look.colours["deep"], 4.0),
        text("一图读懂", look.margin + 10.0, _ABOVE + tag / 2, tag, look.colours["white"], "first"),
    ]
    for i, words in enumerate(lines):
        middle = first + (i + 0.5) * size * _LEADING
        shapes.append(text(words, look.margin, middle, size, look.colours["white"], "title", room=look.measure))
    return Drawing(look.width, height, unit + rest, (), tuple(shapes))


def _set(unit: str, rest: str) -> tuple[float, list[str]]:
    """The size of the title, and its lines."""
    look = style()
    for size in look.titles:
        lines = title_lines(unit, rest, look.measure / size) or [unit + rest]
        if len(lines) < _MOST_LINES or (len(lines) == _MOST_LINES and size < look.titles[0]):
            break
    return size, lines
