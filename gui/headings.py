"""A heading of the grid: broken after its number, then into lines of equal length, and drawn as on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter

from gui import look
from model.sheet import Sheet, Tile

_NUMBER = re.compile(r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_CLOSING = "、，。；：）》”’"


def lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The fewest lines that fit the width; one character a line, its number kept whole, where hardly any does."""
    if measure(text) <= width:
        return [text]
    number = _NUMBER.match(text)
    head = number[0] if number else ""
    rest = text[len(head) :]
    if width < measure("三") * 4 and head and len(text) > 4 and measure(rest) > 2 * width:
        return [head, *rest]
    if head and measure(rest) <= width and measure(head) <= width:
        return [head, rest]
    for count in range(2, len(text) + 1):
        broken = _shared(text, count)
        if all(measure(line) <= width for line in broken):
            return broken
    return list(text)


def _shared(text: str, count: int) -> list[str]:
    """The text in count lines as equal as can be; none begins with a closing mark."""
    cuts = [round(len(text) * i / count) for i in range(count + 1)]
    for i in range(1, count):
        while cuts[i] < len(text) and text[cuts[i]] in _CLOSING:
            cuts[i] += 1
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def height(text: str, width: int, font: QFont) -> int:
    """The pixels a heading needs in a column of this width."""
    return (
        len(_broken(text, width - 2 * look.PADDING, font.toString())) * QFontMetrics(font).height() + 2 * look.PADDING
    )


def heights(sheet: Sheet, edges: Sequence[int], least: int, font: QFont) -> list[int]:
    """The pixels each row of a sheet needs for its labels where its columns have these edges, and at least."""
    found = [least] * sheet.rows
    for tile in sheet.tiles:
        if tile.height == 1 and tile.text:
            width = edges[tile.column + tile.width] - edges[tile.column]
            found[tile.row] = max(found[tile.row], height(tile.text, width, font))
    return found


@lru_cache(maxsize=2000)
def _broken(text: str, width: int, font: str) -> tuple[str, ...]:
    metrics = QFontMetrics(_font(font))
    return tuple(lines(text, width, metrics.horizontalAdvance))


def _font(description: str) -> QFont:
    font = QFont()
    font.fromString(description)
    return font


def draw(painter: QPainter, rect: QRect, tile: Tile) -> None:
    """Draw a heading tile in its rectangle: closer and smaller where that is too low, and never beyond it."""
    tone = look.tone()
    painter.fillRect(rect, QColor(tone.heading))
    painter.setPen(QColor(tone.ink))
    text = _broken(tile.text, rect.width() - 2 * look.PADDING, painter.font().toString())
    font, step = _set(painter.font(), len(text), rect.height())
    shown = text if len(text) * step <= rect.height() else (*text[: max(rect.height() // step - 1, 1)], "⋮")
    painter.setFont(font)
    painter.setClipRect(rect)
    top = rect.center().y() - len(shown) * step // 2
    left = tile.role == "stub" and tile.height == 1
    align = _LEFT if left else _MIDDLE
    for i, line in enumerate(shown):
        box = QRect(rect.left() + look.PADDING, top + i * step, rect.width() - 2 * look.PADDING, step)
        painter.drawText(box, align, line)
    painter.setClipping(False)


def _set(font: QFont, count: int, height: int) -> tuple[QFont, int]:
    """The font and the pixels from line to line for so many lines in this height, if need be as small as is legible."""
    step = QFontMetrics(font).height()
    if count * step > height:
        tight = QFont(font)
        size = QFontInfo(font).pixelSize()
        tight.setPixelSize(max(min(size, height // count - 1), size * 2 // 3))
        return tight, tight.pixelSize() + 1
    return font, step
