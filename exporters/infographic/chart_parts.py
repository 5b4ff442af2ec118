"""The parts that charts are made of: bars with their labels, a sentence on a ground, a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from exporters.drawing.shapes import Box, Drawing, Shape, measure, moved, text
from exporters.infographic.chart_data import Entry
from exporters.infographic.chart_style import style
from model.form.figures import Number

GAP = 6.0
"""Between a label, its bar and its number, in points."""
_RULE = 0.75
_HEADING = 26.0
_LEADING = 1.6
_PARTS = re.compile(r"[^、，；：]+[、，；：]?")


def length_of(value: Number, most: Number, room: float, least: float) -> float:
    """How long the bar of a figure is; one that is not 0 can always be seen."""
    if value <= 0 or most <= 0:
        return 0.0
    return max(least, float(Decimal(value) / Decimal(most)) * room)


def label_width(entries: Iterable[Entry], size: float) -> float:
    """The room that the labels of bars need."""
    return max(measure(entry.label, size, "table") for entry in entries)


def number_width(entries: Iterable[Entry], size: float) -> float:
    """The room that the numbers after bars need."""
    return max(measure(entry.full, size, "first") for entry in entries)


def bars(entries: Sequence[Entry], width: float, pitch: float, pale: frozenset[str] = frozenset()) -> list[Shape]:
    """A bar for each entry, every pitch points: label, bar, number. Labels in pale are drawn in the tint."""
    look = style()
    size, labels = look.sizes["label"], label_width(entries, look.sizes["label"])
    start = labels + GAP
    room = width - start - GAP - number_width(entries, size)
    most = max((entry.number for entry in entries), default=0)
    shapes: list[Shape] = []
    for i, entry in enumerate(entries):
        colour = look.colours["tint" if entry.label in pale else "blue"]
        middle = i * pitch + look.bars.row / 2
        shapes.append(axis(start, i * pitch, look.bars.row))
        shapes.append(text(entry.label, 0.0, middle, size, look.colours["ink"]))
        shapes += bar(entry, start, middle, length_of(entry.number, most, room, look.bars.least), colour)
    return shapes


def bar(entry: Entry, x: float, middle: float, length: float, colour: str, said: str = "") -> list[Shape]:
    """One bar from x, and its number behind it."""
    look = style()
    shapes: list[Shape] = []
    if length:
        thick = look.bars.thick
        shapes.append(Box(x, middle - thick / 2, length, thick, colour, means=said or entry.label + entry.full))
    ink = look.colours["faint" if entry.figure is None else "ink"]
    shapes.append(text(entry.full, x + length + GAP, middle, look.sizes["label"], ink, "first"))
    return shapes


def axis(x: float, top: float, height: float) -> Box:
    """The line that bars grow from."""
    return Box(x - _RULE, top, _RULE, height, style().colours["tint"])


def sentence(words: str, width: float, title: str) -> Drawing:
    """Words on a pale ground, where there is nothing to draw."""
    look = style()
    size, inset = look.sizes["label"], 12.0
    lines = _lines(words, (width - 2 * inset) / size)
    height = len(lines) * size * _LEADING + 2 * inset
    shapes: list[Shape] = [Box(0.0, 0.0, width, height, look.colours["pale"], radius=4.0)]
    for i, line in enumerate(lines):
        middle = inset + (i + 0.5) * size * _LEADING
        shapes.append(text(line, inset, middle, size, look.colours["ink"]))
    return Drawing(width, height, title, (words,), tuple(shapes))


def _lines(words: str, most: float) -> list[str]:
    """The sentence in lines that end at a mark, so that no word is torn; most is in em."""
    lines = [""]
    for part in _PARTS.findall(words):
        if lines[-1] and measure(lines[-1] + part, 1.0, "table") > most:
            lines.append("")
        lines[-1] += part
    return lines


def headed(chart: Drawing) -> Drawing:
    """The chart under its title."""
    look = style()
    size = look.sizes["heading"]
    middle = size / 2 + 1
    mark = Box(0.0, middle - size / 2, 4.0, size, look.colours["blue"])
    title = text(chart.title, 11.0, middle, size, look.colours["deep"], "first", room=chart.width - 11.0)
    shapes = (mark, title, *moved(chart.shapes, 0.0, _HEADING))
    return Drawing(chart.width, chart.height + _HEADING, chart.title, chart.says, shapes)
