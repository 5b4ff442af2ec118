"""Figures of the tables inside a text field: tinted, not editable, stepped over and deleted as one.

A chip is a run of characters whose format names its cell. What Qt does to such a run by any way of editing is put right
afterwards: a run that is not the whole figure any more is no chip, and no part of a figure is left behind as a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from gui.style import theme
from model.report.linked_text import FigureLink, LinkedText

_PROPERTY = QTextFormat.Property.UserProperty.value
_CELL, _SHOWN, _SERIAL = _PROPERTY + 1, _PROPERTY + 2, _PROPERTY + 3
"""Properties of a chip's format: the cell's id, the figure, and a number that tells neighbouring chips apart."""

_MISSING_MARK = "（"
"""Begins what stands for a figure that the tables do not have."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A figure in the document, by Qt's positions. text: what stands there; shown: what must stand there."""

    start: int
    text: str
    cell: str
    shown: str
    serial: int

    @property
    def end(self) -> int:
        """Qt's position behind it."""
        return self.start + count_utf16_units(self.text)


class FigureChips:
    """The chips of one text field."""

    def __init__(self, text_box: QTextEdit) -> None:
        self._text_box = text_box
        self._serials = count(1)
        self._has_chips = False
        self._is_busy = False
        self._position_before = 0
        text_box.textChanged.connect(self._repair)
        text_box.cursorPositionChanged.connect(self._leave_chip)
        text_box.selectionChanged.connect(self._leave_chip)

    def read_text(self) -> LinkedText:
        """What the document holds, by characters of the text."""
        text = self._text_box.toPlainText()
        links: list[FigureLink] = []
        for chip in self.list_chips():
            start = len(cut_utf16_units(text, chip.start))
            links.append(FigureLink(start, len(chip.text), chip.cell))
        return LinkedText(text, tuple(links))

    def list_chips(self) -> list[Chip]:
        """The chips in the order of the text."""
        if not self._has_chips:
            return []
        found: list[Chip] = []
        block = self._text_box.document().begin()
        while block.isValid():
            found += _list_chips_of_block(block)
            block = block.next()
        return found

    def find_chip(self, position: int) -> Chip | None:
        """The chip at whose beginning, inside or end Qt's position is."""
        return next((chip for chip in self.list_chips() if chip.start <= position <= chip.end), None)

    def insert(self, cursor: QTextCursor, linked: LinkedText) -> None:
        """Insert a text with its figures in place of what the cursor selects."""
        self._is_busy = True
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for text, cell in linked.list_pieces():
            cursor.insertText(text, self._make_format(cell, text) if cell else QTextCharFormat())
        self._has_chips = self._has_chips or bool(linked.links)
        cursor.endEditBlock()
        self._is_busy = False

    def show_figures(self, linked: LinkedText) -> None:
        """Show the figures of a text that has the same words and links as the document; the cursor stays."""
        for chip, link in reversed(list(zip(self.list_chips(), linked.links, strict=True))):
            figure = linked.cut(link.start, link.end)
            if figure.text != chip.shown:
                self.insert(_select(self._text_box, chip.start, chip.end), figure)

    def prepare_typing(self) -> None:
        """Have what is typed next be plain text, also beside a chip or in place of one."""
        if not self._has_chips:
            return
        cursor = self._text_box.textCursor()
        if cursor.hasSelection() and any(
            chip.start < cursor.selectionEnd() and cursor.selectionStart() < chip.end for chip in self.list_chips()
        ):
            cursor.removeSelectedText()
            self._text_box.setTextCursor(cursor)
        if not cursor.hasSelection():
            self._text_box.setCurrentCharFormat(QTextCharFormat())

    def delete_neighbour(self, backwards: bool) -> bool:
        """Delete the chip before the cursor, or behind it; False where there is none or something is selected."""
        cursor = self._text_box.textCursor()
        if cursor.hasSelection():
            return False
        for chip in self.list_chips():
            if cursor.position() == (chip.end if backwards else chip.start):
                cursor.setPosition(chip.start)
                cursor.setPosition(chip.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                self._text_box.setTextCursor(cursor)
                return True
        return False

    def refresh_colours(self) -> None:
        """Take the colours of the theme in use."""
        self._is_busy = True
        for chip in self.list_chips():
            _select(self._text_box, chip.start, chip.end).setCharFormat(self._make_format(chip.cell, chip.shown))
        self._is_busy = False

    def _make_format(self, cell: str, shown: str) -> QTextCharFormat:
        palette = theme.palette()
        is_missing = shown.startswith(_MISSING_MARK)
        made = QTextCharFormat()
        made.setBackground(QColor(palette.warning_fill if is_missing else palette.total))
        made.setForeground(QColor(palette.warning if is_missing else palette.ink))
        made.setProperty(_CELL, cell)
        made.setProperty(_SHOWN, shown)
        made.setProperty(_SERIAL, next(self._serials))
        return made

    def _repair(self) -> None:
        """Make every run a whole chip, or plain text, or nothing."""
        if self._is_busy or not self._has_chips:
            return
        self._is_busy = True
        chips = self.list_chips()
        whole = {chip.serial for chip in chips if chip.shown in chip.text}
        for chip in reversed(chips):
            if chip.text == chip.shown:
                continue
            cursor = _select(self._text_box, chip.start, chip.end)
            if chip.serial not in whole and chip.text in chip.shown:
                cursor.removeSelectedText()  # a part of a figure is another figure
                continue
            cursor.setCharFormat(QTextCharFormat())
            at = chip.text.find(chip.shown)
            if at >= 0:
                start = chip.start + count_utf16_units(chip.text[:at])
                restored = _select(self._text_box, start, start + count_utf16_units(chip.shown))
                restored.setCharFormat(self._make_format(chip.cell, chip.shown))
        self._is_busy = False

    def _leave_chip(self) -> None:
        """Move a cursor that is inside a chip on to its end, and an end of a selection likewise."""
        if self._is_busy:
            return
        cursor = self._text_box.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        before, self._position_before = self._position_before, position
        new_anchor, new_position = anchor, position
        for chip in self.list_chips():
            if chip.start < position < chip.end:
                is_forward = position > (anchor if cursor.hasSelection() else before)
                new_position = chip.end if is_forward else chip.start
            if chip.start < anchor < chip.end:
                new_anchor = chip.start if anchor <= position else chip.end
        if not cursor.hasSelection():
            new_anchor = new_position
        if (new_anchor, new_position) != (anchor, position):
            self._position_before = new_position
            moved = _select(self._text_box, new_anchor, new_position)
            self._text_box.setTextCursor(moved)


def count_utf16_units(text: str) -> int:
    """The length of a text as Qt counts it: characters beyond U+FFFF are two units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_utf16_units(text: str, units: int) -> str:
    """The beginning of a text that is so long as Qt counts it."""
    if len(text) == count_utf16_units(text):
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass")


def _list_chips_of_block(block: QTextBlock) -> Iterator[Chip]:
    """The chips of one paragraph; pieces of one run, which Qt may keep apart, are one."""
    open_chip: Chip | None = None
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        made = fragment.charFormat()
        serial = int(made.property(_SERIAL) or 0)
        if open_chip and (serial != open_chip.serial or fragment.position() != open_chip.end):
            yield open_chip
            open_chip = None
        if serial:
            start, text = (open_chip.start, open_chip.text) if open_chip else (fragment.position(), "")
            cell, shown = str(made.property(_CELL)), str(made.property(_SHOWN))
            open_chip = Chip(start, text + fragment.text(), cell, shown, serial)
        iterator += 1
    if open_chip:
        yield open_chip


def _select(text_box: QTextEdit, anchor: int, position: int) -> QTextCursor:
    """A cursor that selects from one of Qt's positions to another."""
    cursor = QTextCursor(text_box.document())
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    return cursor
