"""A drawing as a value: boxes and texts in points from its upper left corner. It names roles of fonts, not fonts."""

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
    """A filled rectangle. means: what a bar stands for, in words; "" for a mere ground."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0.0
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class TextLabel:
    """One line of text. x is where its anchor stands, y the middle of its characters, width what it fills."""

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
        """Where it begins."""
        return self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def baseline(self) -> float:
        """The height on which the characters stand."""
        return self.y + (ASCENT - 0.5) * self.size


Shape = Rectangle | TextLabel


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are drawn, what the whole shows, and the same in sentences for who cannot see it."""

    width: float
    height: float
    title: str
    sentences: tuple[str, ...]
    shapes: tuple[Shape, ...]

    @property
    def labels(self) -> tuple[TextLabel, ...]:
        """The texts alone."""
        return tuple(shape for shape in self.shapes if isinstance(shape, TextLabel))

    @property
    def bars(self) -> tuple[Rectangle, ...]:
        """The boxes that stand for a figure."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Rectangle) and shape.meaning)


def measure_text(words: str, size: float, role: FontRole) -> float:
    """How wide a text is in points."""
    return sum(fonts.make_glyph_run([(words, role)]).widths) * size


def fit_type_size(size: float, role: FontRole, room: float, words: Iterable[str]) -> float:
    """The size at which the widest of the texts fits into its room, at most the size asked for."""
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
    """A line of text; it is set smaller where it would be wider than its room (0: any)."""
    shown = make_printable(words)
    if room:
        size = fit_type_size(size, role, room, [shown])
    return TextLabel(x, y, shown, size, colour, role, anchor, measure_text(shown, size, role))


def move_shapes(shapes: Iterable[Shape], right: float, down: float) -> list[Shape]:
    """The same shapes elsewhere."""
    return [replace(shape, x=shape.x + right, y=shape.y + down) for shape in shapes]
