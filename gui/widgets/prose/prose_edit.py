"""A field for prose: plain text, safe for input methods, without an undo of its own; and what is pasted, made plain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from gui.style import paper
from gui.style.text_marks import TextMark, fill_found, underline_mark
from gui.widgets.delayed_commit import CommittingEdit, DelayedCommit
from gui.widgets.plain_text import make_plain_tooltip
from gui.widgets.prose.figure_chips import FigureChips, cut_utf16_units
from gui.widgets.prose.figure_chips import count_utf16_units as count_utf16_units
from gui.widgets.prose.pasted_prose import clean_pasted_prose
from gui.widgets.prose.pasted_prose import normalise_typed_text as normalise_typed_text
from gui.widgets.wheel_steps import WheelSteps
from model.report.linked_text import LinkedText, find_difference, read_stored_text

_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_LINKED_TEXT_TYPE = "application/x-nianbao-linked-text"
"""The kind of data in which a copied text has its links, beside the plain text for all other programs."""

_STATE_SEPARATOR = "\ufffa"
"""Between the stored text and the text that is shown, in what tells whether the field shows what is stored."""


def normalise_linked_text(linked: LinkedText) -> LinkedText:
    """The same for a text with figures of tables, which stay as they are."""
    return linked.map_words(normalise_typed_text)


def count_characters(text: str) -> int:
    """How many characters a text has, without blanks and line ends."""
    return len("".join(text.split()))


class ProseEdit(CommittingEdit, QTextEdit):
    """A field of several paragraphs, set as on paper."""

    text_committed = Signal(str)
    """The stored text (model/report/linked_text.py): after a pause in typing, on leaving, and by commit_now()."""
    typed = Signal()
    """Characters were typed, pasted or deleted in the field."""
    zoom_requested = Signal(int)
    """By how many steps Ctrl+wheel was turned: above 0 larger, below 0 smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wheel_steps = WheelSteps()
        self._font_family, self._zoom_percent = "", 100
        self._marks: tuple[TextMark, ...] = ()
        self._mark_selections: list[QTextEdit.ExtraSelection] = []
        self._found_selections: list[QTextEdit.ExtraSelection] = []
        self.chips = FigureChips(self)
        self.word_figure: Callable[[str], str] | None = None
        """The words for the figure of a cell id; None in a field without figures of tables."""
        self.describe_figure: Callable[[str], str] = str
        """What is told of a figure of a cell id where the pointer rests on it."""
        self._wanted = LinkedText()
        # a draft has one history: what is typed becomes an edit, and Ctrl+Z takes back edits of every page
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setCursorWidth(2)
        self.verticalScrollBar().setProperty("onSheet", True)
        self.setTabChangesFocus(True)
        self.delayed_commit = DelayedCommit(self, self._read_state, self._show_wanted)
        self.delayed_commit.text_committed.connect(
            lambda state: self.text_committed.emit(state.partition(_STATE_SEPARATOR)[0])
        )
        self.textChanged.connect(self.delayed_commit.restart_pause)
        self._apply_font()

    def text(self) -> str:
        """The text as it is stored, without what an input method is still composing."""
        return normalise_typed_text(self.toPlainText())

    def linked_text(self) -> LinkedText:
        """The same with its figures of tables."""
        return normalise_linked_text(self.chips.read_text())

    def show_text(self, text: str) -> None:
        """Show a text without figures of tables."""
        self.show_linked(LinkedText(text))

    def show_linked(self, linked: LinkedText) -> None:
        """Show a text of the draft; where the field has it already, cursor and selection stay."""
        self._wanted = normalise_linked_text(linked)
        self.delayed_commit.show_stored(_make_state(self._wanted))

    def insert_linked(self, linked: LinkedText, start: int | None = None) -> None:
        """Insert a text with figures of tables at the cursor, in place of what is selected.

        start: a position of Qt; what stands between it and the cursor is replaced.
        """
        cursor = self.textCursor()
        if start is not None:
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.chips.insert(cursor, linked)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _read_state(self) -> str:
        return _make_state(self.linked_text())

    def select_characters(self, start: int, length: int) -> None:
        """Select so many characters of the text and scroll to them."""
        self.setTextCursor(self._make_cursor(start, length))
        self.ensureCursorVisible()

    def show_marks(self, marks: Sequence[TextMark]) -> None:
        """Underline these places, and no others; they move along while the text around them is changed."""
        shown, self._marks = self._marks, tuple(marks)
        if [replace(mark, tooltip="") for mark in shown] == [replace(mark, tooltip="") for mark in marks]:
            return
        self._mark_selections = [
            underline_mark(mark, self._make_cursor(mark.start, mark.length)) for mark in self._marks
        ]
        self.setExtraSelections([*self._mark_selections, *self._found_selections])

    def show_found(self, starts: Sequence[int], length: int) -> None:
        """Fill what a search found: so many characters from each of these positions, and no others."""
        if starts or self._found_selections:
            self._found_selections = [fill_found(self._make_cursor(start, length)) for start in starts]
            self.setExtraSelections([*self._mark_selections, *self._found_selections])

    def find_mark_at_cursor(self) -> int:
        """The rank of the mark in which the cursor stands, or ends what is selected; -1 for none."""
        return self._find_mark(self.textCursor().position())

    def _find_mark(self, position: int) -> int:
        for rank, selection in enumerate(self._mark_selections):
            cursor: QTextCursor = selection.cursor
            if cursor.selectionStart() <= position <= cursor.selectionEnd():
                return rank
        return -1

    def _make_cursor(self, start: int, length: int) -> QTextCursor:
        """A cursor that selects so many characters of the text."""
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(count_utf16_units(text[:start]))
        cursor.setPosition(count_utf16_units(text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def set_zoom(self, percent: int) -> None:
        """Show the text at this many per cent of its size."""
        self._zoom_percent = percent
        self._apply_font()

    def set_font_family(self, family: str) -> None:
        """Show the text in a font family; characters it lacks come from the window's font."""
        self._font_family = family
        self._apply_font()

    def measure_text_left(self, width: int) -> int:
        """The white left of the text where the field is so wide, in pixels."""
        return paper.measure_text_left(self, width, self._font_family, self._zoom_percent)

    def _apply_font(self) -> None:
        paper.set_as_on_paper(self, self._font_family, self._zoom_percent)
        paper.centre_text(self, self._font_family, self._zoom_percent)

    def _show_wanted(self, state: str) -> None:
        """Replace only what differs, so that the view does not jump; the cursor goes behind it, but not for figures."""
        present = self.chips.read_text()
        if present.stored == self._wanted.stored:
            self.chips.show_figures(self._wanted)
            return
        start, end, inserted = find_difference(present, self._wanted)
        cursor = self._make_cursor(start, end - start)
        self.chips.insert(cursor, inserted)
        self.setTextCursor(cursor)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in the middle."""
        super().resizeEvent(event)
        paper.centre_text(self, self._font_family, self._zoom_percent)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of a mark or a figure what is said of it, where the pointer rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            position = self.cursorForPosition(event.pos()).position()
            rank, chip = self._find_mark(position), self.chips.find_chip(position)
            words = [self._marks[rank].tooltip] if rank >= 0 else []
            words += [self.describe_figure(chip.cell)] if chip else []
            QToolTip.showText(event.globalPos(), make_plain_tooltip("\n".join(words)), self)
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new colours for figures when the theme has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.chips.refresh_colours()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type beside figures of tables, never into them; delete one as a whole."""
        revision = self.document().revision()
        deletes = {Qt.Key.Key_Backspace: True, Qt.Key.Key_Delete: False}
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif event.key() in deletes and self.chips.delete_neighbour(deletes[Qt.Key(event.key())]):
            event.accept()
        else:
            if event.text() and (event.text().isprintable() or event.key() in _ENTER_KEYS):
                self.chips.prepare_typing()
            super().keyPressEvent(event)
        if self.document().revision() != revision:
            self.typed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The same for what an input method composes."""
        if event.commitString() or event.preeditString():
            self.chips.prepare_typing()
        super().inputMethodEvent(event)
        if event.commitString():
            self.typed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Store what was typed."""
        super().focusOutEvent(event)
        self.commit_now()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps := self._wheel_steps.count_steps(event):
                self.zoom_requested.emit(steps)
        else:
            super().wheelEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text only; a file that is dropped here goes on to the window."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, and beside it the text with its figures, for fields of this program."""
        cursor, linked = self.textCursor(), self.chips.read_text()
        source = QMimeData()
        source.setText(cursor.selection().toPlainText())
        text = self.toPlainText()
        start = len(cut_utf16_units(text, cursor.selectionStart()))
        copied = linked.cut(start, len(cut_utf16_units(text, cursor.selectionEnd())))
        if copied.links:
            source.setData(_LINKED_TEXT_TYPE, QByteArray(copied.stored.encode("utf-8", "surrogatepass")))
        return source

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, with its figures of tables where it has any; pasted whole paragraphs stay apart."""
        if not self.canInsertFromMimeData(source):
            return
        self.chips.prepare_typing()
        if source.hasFormat(_LINKED_TEXT_TYPE) and self.word_figure:
            stored = bytes(source.data(_LINKED_TEXT_TYPE).data()).decode("utf-8", "replace")
            self.insert_linked(normalise_linked_text(read_stored_text(stored, self.word_figure)))
        else:
            pasted = normalise_typed_text(source.text())
            text = clean_pasted_prose(pasted)
            if pasted.endswith("\n") and not self.textCursor().atBlockEnd():
                text += "\n"
            self.insertPlainText(text)
            self.ensureCursorVisible()
        self.typed.emit()


def _make_state(linked: LinkedText) -> str:
    """What is the same for two texts where they are stored and shown alike."""
    return f"{linked.stored}{_STATE_SEPARATOR}{linked.text}" if linked.links else linked.text
