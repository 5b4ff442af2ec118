"""Draws the band at the top of the infographic: the report's title, white on blue."""

from __future__ import annotations

from exporters.drawing.shapes import Drawing, Rectangle, Shape, make_label, measure_text
from exporters.infographic.chart_style import load_chart_style
from exporters.typesetting.printable import make_printable
from exporters.typesetting.title_lines import break_title
from model.form.form import Form
from model.report.report import Report

_MAX_UNIT_LENGTH = 120
"""Characters; a longer name of a unit is cut."""
_MAX_LINES = 3
_LEADING = 1.36
"""From line to line of the title, in heights of its type."""
_ABOVE, _BELOW = 24.0, 17.0
"""Points above and below the text of the band."""


def make_title_text(form: Form, report: Report) -> str:
    """The report's title in one line."""
    unit, rest = _make_title_parts(form, report)
    return unit + rest


def _make_title_parts(form: Form, report: Report) -> tuple[str, str]:
    """The unit's name, cut where it is too long, and the rest of the title, without the year where there is none."""
    rest = form.title.removeprefix("{unit}")
    rest = rest.replace("{year}年", "") if report.year is None else rest.replace("{year}", report.cover.get("year", ""))
    unit = make_printable(report.unit)
    if len(unit) > _MAX_UNIT_LENGTH:
        unit = unit[:_MAX_UNIT_LENGTH] + "…"
    return unit, rest


def make_title_band(form: Form, report: Report) -> Drawing:
    """The band as wide as the page, with the title in the largest type that sets it in few lines."""
    style = load_chart_style()
    white = style.colours["white"]
    unit, rest = _make_title_parts(form, report)
    size, lines = _fit_title(unit, rest)
    tag_size = style.type_sizes["tag"]
    tag_width = measure_text("一图读懂", tag_size, "first") + 20.0
    title_top = _ABOVE + tag_size + 12.0
    height = title_top + len(lines) * size * _LEADING + _BELOW
    shapes: list[Shape] = [
        Rectangle(0.0, 0.0, style.width, height, style.colours["blue"]),
        Rectangle(style.margin, _ABOVE - 5.0, tag_width, tag_size + 10.0, style.colours["deep"], 4.0),
        make_label("一图读懂", style.margin + 10.0, _ABOVE + tag_size / 2, tag_size, white, "first"),
    ]
    for i, line in enumerate(lines):
        middle = title_top + (i + 0.5) * size * _LEADING
        shapes.append(make_label(line, style.margin, middle, size, white, "title", room=style.content_width))
    return Drawing(style.width, height, unit + rest, (), tuple(shapes))


def _fit_title(unit: str, rest: str) -> tuple[float, list[str]]:
    """The type size of the title in points, and its lines: three are allowed but in the largest size."""
    style = load_chart_style()
    for size in style.title_sizes:
        lines = break_title(unit, rest, style.content_width / size) or [unit + rest]
        if len(lines) < _MAX_LINES or (len(lines) == _MAX_LINES and size < style.title_sizes[0]):
            break
    return size, lines
