"""Passages of a text that are underlined for what was found in them, or filled because a search found them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gui.style import theme


@dataclass(frozen=True, slots=True)
class TextMark:
    """Characters to be underlined, from a position of the text. tooltip: what is said of them.

    colour, fill: of the line and of the ground, #rrggbb; "" for a ground that stays as it is.
    """

    start: int
    length: int
    colour: str
    fill: str
    tooltip: str


def underline_mark(mark: TextMark, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    """A selection that shows a mark on the characters that a cursor selects."""
    underlined = QTextCharFormat()
    underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    underlined.setUnderlineColor(QColor(mark.colour))
    if mark.fill:
        underlined.setBackground(QColor(mark.fill))
    return _select(cursor, underlined)


def fill_found(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    """A selection that shows the characters that a cursor selects as found."""
    filled = QTextCharFormat()
    filled.setBackground(QColor(theme.palette().selection))
    filled.setForeground(QColor(theme.palette().ink))
    return _select(cursor, filled)


def _select(cursor: QTextCursor, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.format = style
    selection.cursor = cursor
    return selection
