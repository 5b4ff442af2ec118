"""A heading of the grid: broken after its number, then into lines of equal length, and drawn as on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter

from exporters.typesetting.justification import split_at_pauses
from gui.style import theme
from model.form.sheet import Sheet, Tile

_LEADING_NUMBER = re.compile(r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.")
_ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGN_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_CLOSING_MARKS, _OPENING_MARKS = "、，。；：）》”’", "（《“‘"
_THIRD_CHARACTERS = "性度人或后的作开年方关握当正取全定类"
_WORD_PATTERN = re.compile(
    f"[{_OPENING_MARKS}]*(?:[0-9A-Za-z/.]+|[^{_OPENING_MARKS}{_CLOSING_MARKS}]{{2}}[{_THIRD_CHARACTERS}]|[^{_OPENING_MARKS}{_CLOSING_MARKS}]{{1,2}})"
    f"[{_CLOSING_MARKS}]*|[{_OPENING_MARKS}{_CLOSING_MARKS}]+",
    re.DOTALL,
)
"""Words of two characters, or of three where the third is one of those, and the marks around them."""


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The fewest lines that fit the width, broken where the sense pauses or between words, as on paper.

    One character a line, its number kept whole, where hardly any does.
    """
    if measure(text) <= width:
        return [text]
    number = _LEADING_NUMBER.match(text)
    head = number[0] if number else ""
    rest = text[len(head) :]
    if width < measure("三") * 4 and head and len(text) > 4 and measure(rest) > 2 * width:
        return [head, *rest]
    parts = split_words(text)
    if any(measure(part) > width for part in parts):
        return _break_words(text, width, measure)
    broken = _balance_lines(parts, width, measure)
    paused = split_at_pauses(text)
    return paused if len(paused) <= len(broken) + 1 and all(measure(part) <= width for part in paused) else broken


def split_words(text: str) -> list[str]:
    """What a heading may be broken between: its number, and words of mostly two characters with their marks.

    Chinese is written without blanks; of the form's headings the words of three characters are told by their last.
    """
    number = _LEADING_NUMBER.match(text)
    found = [number[0]] if number else []
    for match in _WORD_PATTERN.finditer(text, len("".join(found))):
        single = len(match[0].strip(_OPENING_MARKS + _CLOSING_MARKS)) < 2
        if single and found and not found[-1].endswith(tuple(_CLOSING_MARKS)):
            found[-1] += match[0]
        else:
            found.append(match[0])
    return found


def _balance_lines(parts: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """The parts in the fewest lines that fit, the widest of them as narrow as can be."""
    fewest = _fill_lines(parts, width, measure)
    widths = sorted({measure("".join(parts[a:b])) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1)})
    least = max(map(measure, parts))
    tried = (_fill_lines(parts, room, measure) for room in widths if least <= room <= width)
    return next((found for found in tried if len(found) == len(fewest)), fewest)


def _fill_lines(parts: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """Each line as full as it goes."""
    found = [""]
    for part in parts:
        if found[-1] and measure(found[-1] + part) > width:
            found.append("")
        found[-1] += part
    return found


def _break_words(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Where not even a word fits: lines as equal as can be; none begins with a closing mark."""
    for count in range(2, len(text) + 1):
        cuts = [round(len(text) * i / count) for i in range(count + 1)]
        for i in range(1, count):
            while cuts[i] < len(text) and text[cuts[i]] in _CLOSING_MARKS:
                cuts[i] += 1
        broken = [text[a:b] for a, b in pairwise(cuts) if a < b]
        if all(measure(line) <= width for line in broken):
            return broken
    return list(text)


def measure_height(text: str, width: int, font: QFont) -> int:
    """The pixels a heading needs in a column of this width."""
    return (
        len(_break_cached(text, width - 2 * theme.CELL_PADDING, font.toString())) * QFontMetrics(font).height()
        + 2 * theme.CELL_PADDING
    )


def measure_row_heights(sheet: Sheet, edges: Sequence[int], least: int, font: QFont) -> list[int]:
    """The pixels each row of a sheet needs for its labels where its columns have these edges, and at least."""
    found = [least] * sheet.row_count
    for tile in sheet.tiles:
        if tile.height == 1 and tile.text:
            width = edges[tile.column + tile.width] - edges[tile.column]
            found[tile.row] = max(found[tile.row], measure_height(tile.text, width, font))
    return found


@lru_cache(maxsize=2000)
def _break_cached(text: str, width: int, font: str) -> tuple[str, ...]:
    metrics = QFontMetrics(_parse_font(font))
    return tuple(break_lines(text, width, metrics.horizontalAdvance))


def _parse_font(description: str) -> QFont:
    font = QFont()
    font.fromString(description)
    return font


def draw_heading(painter: QPainter, rect: QRect, tile: Tile) -> None:
    """Draw a heading tile in its rectangle: closer and smaller where that is too low, and never beyond it."""
    tone = theme.palette()
    painter.fillRect(rect, QColor(tone.heading))
    painter.setPen(QColor(tone.ink))
    text = _break_cached(tile.text, rect.width() - 2 * theme.CELL_PADDING, painter.font().toString())
    font, step = _fit_font(painter.font(), len(text), rect.height())
    shown = text if len(text) * step <= rect.height() else (*text[: max(rect.height() // step - 1, 1)], "⋮")
    painter.setFont(font)
    painter.setClipRect(rect)
    top = rect.center().y() - len(shown) * step // 2
    left = tile.role == "stub" and tile.height == 1
    align = _ALIGN_LEFT if left else _ALIGN_CENTRE
    for i, line in enumerate(shown):
        box = QRect(rect.left() + theme.CELL_PADDING, top + i * step, rect.width() - 2 * theme.CELL_PADDING, step)
        painter.drawText(box, align, line)
    painter.setClipping(False)


def _fit_font(font: QFont, count: int, height: int) -> tuple[QFont, int]:
    """The font and the pixels from line to line for so many lines in this height, if need be as small as is legible."""
    step = QFontMetrics(font).height()
    if count * step > height:
        tight = QFont(font)
        size = QFontInfo(font).pixelSize()
        tight.setPixelSize(max(min(size, height // count - 1), size * 2 // 3))
        return tight, tight.pixelSize() + 1
    return font, step
