"""The head of a picture: the report's title, white on blue."""

from __future__ import annotations

from exporters.drawing.shapes import Drawing, Rectangle, Shape, make_label, measure_text
from exporters.infographic.chart_style import load_chart_style
from exporters.typesetting.printable import make_printable
from exporters.typesetting.title_lines import break_title
from model.form.form import Form
from model.report.report import Report

_MAX_UNIT_LENGTH = 120
"""A unit's name of more characters is cut: it is none."""
_MAX_LINES = 3
_LEADING = 1.36
_ABOVE, _BELOW = 24.0, 17.0


def make_title_text(form: Form, report: Report) -> str:
    """The report's title in one line."""
    unit, rest = _make_title_parts(form, report)
    return unit + rest


def _make_title_parts(form: Form, report: Report) -> tuple[str, str]:
    rest = form.title.removeprefix("{unit}")
    year = report.cover.get("year", "")
    rest = rest.replace("{year}", year) if report.year is not None else rest.replace("{year}年", "")
    unit = make_printable(report.unit)
    return (unit if len(unit) <= _MAX_UNIT_LENGTH else unit[:_MAX_UNIT_LENGTH] + "…"), rest


def make_title_band(form: Form, report: Report) -> Drawing:
    """The band across the page's top, with the title in the largest type that sets it in few lines."""
    look = load_chart_style()
    unit, rest = _make_title_parts(form, report)
    size, lines = _fit_title(unit, rest)
    tag = look.type_sizes["tag"]
    first = _ABOVE + tag + 12.0
    height = first + len(lines) * size * _LEADING + _BELOW
    shapes: list[Shape] = [
        Rectangle(0.0, 0.0, look.width, height, look.colours["blue"]),
        Rectangle(
            look.margin,
            _ABOVE - 5.0,
            measure_text("一图读懂", tag, "first") + 20.0,
            tag + 10.0,
            look.colours["deep"],
            4.0,
        ),
        make_label("一图读懂", look.margin + 10.0, _ABOVE + tag / 2, tag, look.colours["white"], "first"),
    ]
    for i, words in enumerate(lines):
        middle = first + (i + 0.5) * size * _LEADING
        shapes.append(
            make_label(words, look.margin, middle, size, look.colours["white"], "title", room=look.content_width)
        )
    return Drawing(look.width, height, unit + rest, (), tuple(shapes))


def _fit_title(unit: str, rest: str) -> tuple[float, list[str]]:
    """The size of the title, and its lines."""
    look = load_chart_style()
    for size in look.title_sizes:
        lines = break_title(unit, rest, look.content_width / size) or [unit + rest]
        if len(lines) < _MAX_LINES or (len(lines) == _MAX_LINES and size < look.title_sizes[0]):
            break
    return size, lines
