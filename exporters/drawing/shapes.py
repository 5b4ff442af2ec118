"""Drawings as values: rectangles and lines of text, in points from the upper left corner; fonts are named by role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from exporters.typesetting import fonts
from exporters.typesetting.fonts import FontRole
from exporters.typesetting.printable import make_printable

TextAnchor = Literal["start", "middle", "end"]

ASCENT = 0.88
"""Of the height of a Chinese character, the part above the baseline."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled rectangle; fill: its colour, #rrggbb; meaning: what a bar stands for, "" for a background."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0.0
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class TextLabel:
    """One line of text. x is where its anchor stands, y the height of its characters' middle, width what it fills."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    role: FontRole
    anchor: TextAnchor
    width: float

    @property
    def left(self) -> float:
        """The x at which the text begins."""
        return self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]

    @property
    def right(self) -> float:
        """The x at which the text ends."""
        return self.left + self.width

    @property
    def baseline(self) -> float:
        """The y on which the characters stand."""
        return self.y + (ASCENT - 0.5) * self.size


Shape = Rectangle | TextLabel


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are drawn; title and sentences say what they show to people who cannot see them."""

    width: float
    height: float
    title: str
    sentences: tuple[str, ...]
    shapes: tuple[Shape, ...]

    @property
    def labels(self) -> tuple[TextLabel, ...]:
        """The lines of text."""
        return tuple(shape for shape in self.shapes if isinstance(shape, TextLabel))

    @property
    def bars(self) -> tuple[Rectangle, ...]:
        """The rectangles that stand for a figure."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Rectangle) and shape.meaning)


def measure_text(words: str, size: float, role: FontRole) -> float:
    """How wide a text is, in points, in the bundled font of its role."""
    return sum(fonts.make_glyph_run([(words, role)]).widths) * size


def fit_type_size(size: float, role: FontRole, room: float, words: Iterable[str]) -> float:
    """The type size at which the widest of the texts fits into the room (points), at most the size asked for."""
    widest = max((measure_text(each, 1.0, role) for each in words), default=0.0)
    return min(size, room / widest) if widest else size


def make_label(
    words: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    role: FontRole = "table",
    anchor: TextAnchor = "start",
    room: float = 0.0,
) -> TextLabel:
    """A line of text; it is set smaller where it would be wider than its room in points (0: no limit)."""
    shown = make_printable(words)
    if room:
        size = fit_type_size(size, role, room, [shown])
    return TextLabel(x, y, shown, size, colour, role, anchor, measure_text(shown, size, role))


def move_shapes(shapes: Iterable[Shape], right: float, down: float) -> list[Shape]:
    """Copies of the shapes, moved by so many points."""
    return [replace(shape, x=shape.x + right, y=shape.y + down) for shape in shapes]
