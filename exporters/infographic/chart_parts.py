"""The parts that charts are made of: bars with their labels, a sentence on a ground, a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from exporters.drawing.shapes import Drawing, Rectangle, Shape, make_label, measure_text, move_shapes
from exporters.infographic.chart_data import LabelledFigure
from exporters.infographic.chart_style import load_chart_style
from model.form.figures import Number

LABEL_GAP = 6.0
"""Between a label, its bar and its number, in points."""
_AXIS_WIDTH = 0.75
_HEADING_HEIGHT = 26.0
_LEADING = 1.6
_CLAUSE = re.compile(r"[^、，；：]+[、，；：]?")


def compute_bar_length(value: Number, most: Number, room: float, least: float) -> float:
    """How long the bar of a figure is; one that is not 0 can always be seen."""
    if value <= 0 or most <= 0:
        return 0.0
    return max(least, float(Decimal(value) / Decimal(most)) * room)


def measure_labels(entries: Iterable[LabelledFigure], size: float) -> float:
    """The room that the labels of bars need."""
    return max(measure_text(entry.label, size, "table") for entry in entries)


def measure_numbers(entries: Iterable[LabelledFigure], size: float) -> float:
    """The room that the numbers after bars need."""
    return max(measure_text(entry.full_text, size, "first") for entry in entries)


def make_bars(
    entries: Sequence[LabelledFigure], width: float, pitch: float, pale: frozenset[str] = frozenset()
) -> list[Shape]:
    """A bar for each entry, every pitch points: label, bar, number. Labels in pale are drawn in the tint."""
    look = load_chart_style()
    size, labels = look.type_sizes["label"], measure_labels(entries, look.type_sizes["label"])
    start = labels + LABEL_GAP
    room = width - start - LABEL_GAP - measure_numbers(entries, size)
    most = max((entry.number for entry in entries), default=0)
    shapes: list[Shape] = []
    for i, entry in enumerate(entries):
        colour = look.colours["tint" if entry.label in pale else "blue"]
        middle = i * pitch + look.bar_style.row / 2
        shapes.append(make_axis(start, i * pitch, look.bar_style.row))
        shapes.append(make_label(entry.label, 0.0, middle, size, look.colours["ink"]))
        shapes += make_bar(
            entry, start, middle, compute_bar_length(entry.number, most, room, look.bar_style.least), colour
        )
    return shapes


def make_bar(entry: LabelledFigure, x: float, middle: float, length: float, colour: str, said: str = "") -> list[Shape]:
    """One bar from x, and its number behind it."""
    look = load_chart_style()
    shapes: list[Shape] = []
    if length:
        thick = look.bar_style.thick
        shapes.append(
            Rectangle(x, middle - thick / 2, length, thick, colour, meaning=said or entry.label + entry.full_text)
        )
    ink = look.colours["faint" if entry.figure is None else "ink"]
    shapes.append(make_label(entry.full_text, x + length + LABEL_GAP, middle, look.type_sizes["label"], ink, "first"))
    return shapes


def make_axis(x: float, top: float, height: float) -> Rectangle:
    """The line that bars grow from."""
    return Rectangle(x - _AXIS_WIDTH, top, _AXIS_WIDTH, height, load_chart_style().colours["tint"])


def make_sentence_panel(words: str, width: float, title: str) -> Drawing:
    """Words on a pale ground, where there is nothing to draw."""
    look = load_chart_style()
    size, inset = look.type_sizes["label"], 12.0
    lines = _break_sentence(words, (width - 2 * inset) / size)
    height = len(lines) * size * _LEADING + 2 * inset
    shapes: list[Shape] = [Rectangle(0.0, 0.0, width, height, look.colours["pale"], radius=4.0)]
    for i, line in enumerate(lines):
        middle = inset + (i + 0.5) * size * _LEADING
        shapes.append(make_label(line, inset, middle, size, look.colours["ink"]))
    return Drawing(width, height, title, (words,), tuple(shapes))


def _break_sentence(words: str, most: float) -> list[str]:
    """The sentence in lines that end at a mark, so that no word is torn; most is in em."""
    lines = [""]
    for part in _CLAUSE.findall(words):
        if lines[-1] and measure_text(lines[-1] + part, 1.0, "table") > most:
            lines.append("")
        lines[-1] += part
    return lines


def add_heading(chart: Drawing) -> Drawing:
    """The chart under its title."""
    look = load_chart_style()
    size = look.type_sizes["heading"]
    middle = size / 2 + 1
    mark = Rectangle(0.0, middle - size / 2, 4.0, size, look.colours["blue"])
    title = make_label(chart.title, 11.0, middle, size, look.colours["deep"], "first", room=chart.width - 11.0)
    shapes = (mark, title, *move_shapes(chart.shapes, 0.0, _HEADING_HEIGHT))
    return Drawing(chart.width, chart.height + _HEADING_HEIGHT, chart.title, chart.sentences, shapes)
