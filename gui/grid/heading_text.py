"""Breaks the headings of the grid into lines, measures how high they are and draws them, as on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter

from exporters.typesetting.justification import split_at_pauses
from exporters.typesetting.page_standard import load_page_standard
from gui.style import theme
from model.form.sheet import Sheet, Tile
from model.report.search import normalise_for_search

_MeasureText = Callable[[str], float]
"""The width of a text, in pixels."""
_LEADING_NUMBER = re.compile(r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.")
_ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGN_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_CLOSING_MARKS = "、，。；：）》”’"
_OPENING_MARKS = "（《“‘"
_MARKS = _OPENING_MARKS + _CLOSING_MARKS
_THIRD_CHARACTERS = "性度人或后的作开年方关握当正取全定类"
"""The last characters of the three-character words in the form's headings."""
_WORD_PATTERN = re.compile(
    f"[{_OPENING_MARKS}]*"
    f"(?:[0-9A-Za-z/.]+|[^{_MARKS}]{{2}}[{_THIRD_CHARACTERS}]|[^{_MARKS}]{{1,2}})"
    f"[{_CLOSING_MARKS}]*|[{_MARKS}]+",
    re.DOTALL,
)
"""A word of two characters, or of three that ends in one of _THIRD_CHARACTERS, and the marks around it."""


_PADDING_ABOVE = 3
"""The space above and below the lines of a heading, in pixels."""
MIN_FONT_SHARE = 0.8
"""Headings are written no smaller than this part of their size: they could not be read easily."""


def break_lines(text: str, width: float, measure: _MeasureText) -> list[str]:
    """The lines of a heading in a width given in pixels: as few as fit, broken at pauses or between words.

    In a very narrow column each character gets a line of its own; a leading number stays whole.
    """
    if measure(text) <= width:
        return [text]
    number = _LEADING_NUMBER.match(text)
    head = number[0] if number else ""
    rest = text[len(head) :]
    is_narrow = width < 4 * measure("三")
    if is_narrow and head and len(text) > 4 and measure(rest) > 2 * width:
        return [head, *rest]
    words = split_words(text)
    if any(measure(word) > width for word in words):
        return _break_words(text, width, measure)
    balanced = _balance_lines(words, width, measure)
    phrases = split_at_pauses(text)
    do_phrases_fit = all(measure(phrase) <= width for phrase in phrases)
    return phrases if do_phrases_fit and len(phrases) <= len(balanced) + 1 else balanced


def split_words(text: str) -> list[str]:
    """The parts a heading may be broken between: its number, and words of mostly two characters with their marks.

    Chinese is written without blanks; the headings' words of three characters are recognised by their last one.
    """
    number = _LEADING_NUMBER.match(text)
    found = [number[0]] if number else []
    for match in _WORD_PATTERN.finditer(text, len("".join(found))):
        is_single = len(match[0].strip(_MARKS)) < 2
        if is_single and found and not found[-1].endswith(tuple(_CLOSING_MARKS)):
            found[-1] += match[0]
        else:
            found.append(match[0])
    return found


def _balance_lines(words: Sequence[str], width: float, measure: _MeasureText) -> list[str]:
    """The words in the fewest lines that fit, the widest line as narrow as can be."""
    fewest = _fill_lines(words, width, measure)
    line_widths = {measure("".join(words[start:end])) for start, end in combinations(range(len(words) + 1), 2)}
    widest_word = max(map(measure, words))
    for narrower in sorted(line_widths):
        if widest_word <= narrower <= width:
            lines = _fill_lines(words, narrower, measure)
            if len(lines) == len(fewest):
                return lines
    return fewest


def _fill_lines(words: Sequence[str], width: float, measure: _MeasureText) -> list[str]:
    """The words in lines, each as full as the width allows."""
    lines = [""]
    for word in words:
        if lines[-1] and measure(lines[-1] + word) > width:
            lines.append("")
        lines[-1] += word
    return lines


def _break_words(text: str, width: float, measure: _MeasureText) -> list[str]:
    """Lines broken within words, as equal as can be, none beginning with a closing mark; for very narrow columns."""
    for count in range(2, len(text) + 1):
        cuts = [round(len(text) * i / count) for i in range(count + 1)]
        for i in range(1, count):
            while cuts[i] < len(text) and text[cuts[i]] in _CLOSING_MARKS:
                cuts[i] += 1
        lines = [text[start:end] for start, end in pairwise(cuts) if start < end]
        if all(measure(line) <= width for line in lines):
            return lines
    return list(text)


def measure_height(text: str, width: int, font: QFont) -> int:
    """The height a heading needs in a column of this width, both in pixels."""
    return _measure_lines(text, width, font.toString(), _measure_line(font))


def _measure_lines(text: str, width: int, font: str, line_height: int) -> int:
    """The same for a font that QFont.toString describes, from whose one line to the next it is so far, in pixels."""
    lines = _break_cached(text, width - 2 * theme.CELL_PADDING, font)
    return len(lines) * line_height + 2 * _PADDING_ABOVE


def measure_row_heights(sheet: Sheet, edges: Sequence[int], least: int, font: QFont) -> list[int]:
    """The height each row of a sheet needs for its labels, at least `least`; edges: its columns' edges. In pixels."""
    heights = [least] * sheet.row_count
    description, line_height = font.toString(), _measure_line(font)
    for tile in sheet.tiles:
        if tile.height == 1 and tile.text:
            width = edges[tile.column + tile.width] - edges[tile.column]
            heights[tile.row] = max(heights[tile.row], _measure_lines(tile.text, width, description, line_height))
    return heights


def measure_widest_words(sheet: Sheet, font: QFont) -> list[int]:
    """For each column of a sheet, the width in pixels in which no word of its headings has to be broken.

    Labels of rows are left out: the narrow ones are written downwards, the others have room.
    """
    metrics = QFontMetrics(font)
    widths = [0] * sheet.column_count
    for tile in sheet.tiles:
        if tile.cell is None and tile.role != "stub" and tile.width == 1 and tile.text:
            widest = max(metrics.horizontalAdvance(word) for word in split_words(tile.text))
            # the rule at the right of a heading takes a pixel
            widths[tile.column] = max(widths[tile.column], widest + 2 * theme.CELL_PADDING + 1)
    return widths


@lru_cache(maxsize=2000)
def _break_cached(text: str, width: int, font: str) -> tuple[str, ...]:
    """The lines of a heading in a font that QFont.toString describes; remembered, for it is asked at every paint."""
    metrics = QFontMetrics(_parse_font(font))
    return tuple(break_lines(text, width, metrics.horizontalAdvance))


def _parse_font(description: str) -> QFont:
    font = QFont()
    font.fromString(description)
    return font


_found_words = ""
"""What is searched for in the program's one window, as texts are compared; "" for nothing."""


def show_found(words: str) -> None:
    """From now on paint those headings as found that hold these words; "" for none."""
    global _found_words
    _found_words = normalise_for_search(words) if words.strip() else ""


def is_found(heading: str) -> bool:
    """Whether a heading holds what is searched for."""
    return bool(_found_words) and _found_words in normalise_for_search(heading)


def draw_heading(painter: QPainter, rect: QRect, tile: Tile) -> None:
    """Draw a heading in its rectangle; where that is too low, with less space and smaller characters, and cut by ⋮."""
    palette = theme.palette()
    painter.fillRect(rect, QColor(palette.selection if is_found(tile.text) else palette.heading))
    painter.setPen(QColor(palette.ink))
    text_width = rect.width() - 2 * theme.CELL_PADDING
    lines = _break_cached(tile.text, text_width, painter.font().toString())
    font, line_height = _fit_font(painter.font(), len(lines), rect.height())
    if len(lines) * line_height > rect.height():
        fitting = max(rect.height() // line_height - 1, 1)
        lines = (*lines[:fitting], "⋮")
    painter.setFont(font)
    painter.setClipRect(rect)
    top = rect.center().y() - len(lines) * line_height // 2
    is_row_label = tile.role == "stub" and tile.height == 1
    align = _ALIGN_LEFT if is_row_label else _ALIGN_CENTRE
    for i, line in enumerate(lines):
        line_rect = QRect(rect.left() + theme.CELL_PADDING, top + i * line_height, text_width, line_height)
        painter.drawText(line_rect, align, line)
    painter.setClipping(False)


def _measure_line(font: QFont) -> int:
    """From one line of a heading to the next, in pixels: as close as on paper, where the font itself asks for more."""
    leading = ceil(QFontInfo(font).pixelSize() * load_page_standard().table_style.leading)
    return min(QFontMetrics(font).height(), leading)


def _fit_font(font: QFont, count: int, height: int) -> tuple[QFont, int]:
    """The font and the line height in pixels for so many lines in a height; at the smallest MIN_FONT_SHARE of it."""
    line_height = _measure_line(font)
    if count * line_height <= height:
        return font, line_height
    size = QFontInfo(font).pixelSize()
    smallest = ceil(size * MIN_FONT_SHARE)
    smaller = QFont(font)
    smaller.setPixelSize(max(min(size, height // count - 1), smallest))
    return smaller, smaller.pixelSize() + 1
