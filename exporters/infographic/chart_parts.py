"""Draws the parts of charts: bars with their labels, a sentence in place of a chart, a heading. Lengths in points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from exporters.drawing.shapes import Drawing, Rectangle, Shape, make_label, measure_text, move_shapes
from exporters.infographic.chart_data import LabelledFigure
from exporters.infographic.chart_style import load_chart_style
from model.form.figures import Number

LABEL_GAP = 6.0
"""The white between a label, its bar and its number."""
_AXIS_WIDTH = 0.75
_HEADING_HEIGHT = 26.0
_LEADING = 1.6
_CLAUSE = re.compile(r"[^、，；：]+[、，；：]?")


def compute_bar_length(value: Number, most: Number, room: float, least: float) -> float:
    """The length of a figure's bar where the greatest figure, most, fills the room; at least least unless it is 0."""
    if value <= 0 or most <= 0:
        return 0.0
    return max(least, float(Decimal(value) / Decimal(most)) * room)


def measure_labels(entries: Iterable[LabelledFigure], size: float) -> float:
    """The width of the longest label."""
    return max(measure_text(entry.label, size, "table") for entry in entries)


def measure_numbers(entries: Iterable[LabelledFigure], size: float) -> float:
    """The width of the longest number with its unit."""
    return max(measure_text(entry.full_text, size, "first") for entry in entries)


def make_bars(
    entries: Sequence[LabelledFigure], width: float, pitch: float, pale: frozenset[str] = frozenset()
) -> list[Shape]:
    """A label, a bar and a number for each entry, every pitch points; bars whose labels are in pale are drawn pale."""
    style = load_chart_style()
    size = style.type_sizes["label"]
    start = measure_labels(entries, size) + LABEL_GAP
    room = width - start - LABEL_GAP - measure_numbers(entries, size)
    most = max((entry.number for entry in entries), default=0)
    shapes: list[Shape] = []
    for i, entry in enumerate(entries):
        colour = style.colours["tint" if entry.label in pale else "blue"]
        middle = i * pitch + style.bar_style.row / 2
        length = compute_bar_length(entry.number, most, room, style.bar_style.least)
        shapes.append(make_axis(start, i * pitch, style.bar_style.row))
        shapes.append(make_label(entry.label, 0.0, middle, size, style.colours["ink"]))
        shapes += make_bar(entry, start, middle, length, colour)
    return shapes


def make_bar(entry: LabelledFigure, x: float, middle: float, length: float, colour: str) -> list[Shape]:
    """One bar from x on, and its number after it; middle: the height of both."""
    style = load_chart_style()
    shapes: list[Shape] = []
    if length:
        thick = style.bar_style.thick
        meaning = entry.label + entry.full_text
        shapes.append(Rectangle(x, middle - thick / 2, length, thick, colour, meaning=meaning))
    ink = style.colours["faint" if entry.figure is None else "ink"]
    shapes.append(make_label(entry.full_text, x + length + LABEL_GAP, middle, style.type_sizes["label"], ink, "first"))
    return shapes


def make_axis(x: float, top: float, height: float) -> Rectangle:
    """The vertical line at which bars begin."""
    return Rectangle(x - _AXIS_WIDTH, top, _AXIS_WIDTH, height, load_chart_style().colours["tint"])


def make_sentence_panel(sentence: str, width: float, title: str) -> Drawing:
    """A sentence on a pale background, in place of a chart with nothing to draw."""
    style = load_chart_style()
    size, inset = style.type_sizes["label"], 12.0
    lines = _break_sentence(sentence, (width - 2 * inset) / size)
    height = len(lines) * size * _LEADING + 2 * inset
    shapes: list[Shape] = [Rectangle(0.0, 0.0, width, height, style.colours["pale"], radius=4.0)]
    for i, line in enumerate(lines):
        middle = inset + (i + 0.5) * size * _LEADING
        shapes.append(make_label(line, inset, middle, size, style.colours["ink"]))
    return Drawing(width, height, title, (sentence,), tuple(shapes))


def _break_sentence(sentence: str, most: float) -> list[str]:
    """The sentence in lines that end after its punctuation, so that no word is split; most is in em."""
    lines = [""]
    for part in _CLAUSE.findall(sentence):
        if lines[-1] and measure_text(lines[-1] + part, 1.0, "table") > most:
            lines.append("")
        lines[-1] += part
    return lines


def add_heading(chart: Drawing) -> Drawing:
    """The chart below its title."""
    style = load_chart_style()
    size = style.type_sizes["heading"]
    middle = size / 2 + 1
    mark = Rectangle(0.0, middle - size / 2, 4.0, size, style.colours["blue"])
    title = make_label(chart.title, 11.0, middle, size, style.colours["deep"], "first", room=chart.width - 11.0)
    shapes = (mark, title, *move_shapes(chart.shapes, 0.0, _HEADING_HEIGHT))
    return Drawing(chart.width, chart.height + _HEADING_HEIGHT, chart.title, chart.sentences, shapes)
