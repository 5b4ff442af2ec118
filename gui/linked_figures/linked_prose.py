"""Has a prose field show the figures of the tables in its text, and offers them while one types or when asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent

from gui.draft.open_draft import OpenDraft
from gui.linked_figures.figure_list import MAX_ROWS, FigureList
from gui.linked_figures.figure_picker import FigurePicker
from gui.widgets.prose.prose_edit import ProseEdit
from model.form.form import Form
from model.linked_figures.names import find_sum_by_name, search_sums
from model.linked_figures.shown_figures import describe_value, name_linked, word_figure
from model.report.linked_text import join_cells, read_stored_text, split_cells, write_link
from model.report.report import Report

_TYPED_NAME = re.compile(r"[{｛]([^{}｛｝\n]{0,40})([}｝]?)$")
"""A brace before the cursor, what was typed behind it, and the closing brace if that was typed too."""

_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MAX_ROWS - 1,
    Qt.Key.Key_PageUp: 1 - MAX_ROWS,
}
"""By how many rows a key goes down in the list."""

_TAKING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


@dataclass(frozen=True, slots=True)
class _TypedName:
    """A name that is being typed. start: Qt's position of its brace; is_closed: the closing brace was typed too."""

    start: int
    name: str
    is_closed: bool


class LinkedProse(QObject):
    """The linked figures of one prose field of a draft. place: the prose id of its text."""

    def __init__(self, text_box: ProseEdit, open_draft: OpenDraft, place: str) -> None:
        super().__init__(text_box)
        self._text_box, self._open_draft, self._place = text_box, open_draft, place
        self._list: FigureList | None = None
        self._typed = _TypedName(-1, "", False)
        self._dismissed = -1
        self.insert_action = QAction("插入表中的数…", text_box)
        self.insert_action.triggered.connect(self.pick_figure)
        self.insert_action.setEnabled(not open_draft.is_locked)
        text_box.addAction(self.insert_action)
        text_box.word_figure = self._word_figure
        text_box.describe_figure = self._describe_figure
        text_box.typed.connect(self._follow_typing)
        text_box.cursorPositionChanged.connect(self._close_when_left)
        text_box.verticalScrollBar().valueChanged.connect(self.close_list)
        text_box.installEventFilter(self)

    @property
    def figure_list(self) -> FigureList | None:
        """The list beside the cursor while it is open."""
        return self._list if self._list is not None and self._list.isVisible() else None

    def refresh(self) -> None:
        """Show the text as the draft has it now."""
        self._text_box.show_linked(self._report.linked_text(self._place))

    def pick_figure(self) -> None:
        """Open the list of all figures; the one that is picked is inserted at the cursor."""
        if self._open_draft.is_locked:
            return
        self.close_list()
        picker = FigurePicker(self._text_box.window(), self._form, self._report)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.figure_chosen.connect(self._insert_figure)
        picker.finished.connect(lambda _: self._text_box.setFocus())
        picker.open()
        picker.search_box.setFocus()

    def close_list(self) -> None:
        """Close the list beside the cursor."""
        if self._list is not None:
            self._list.hide()

    @property
    def _form(self) -> Form:
        return self._open_draft.draft.form

    @property
    def _report(self) -> Report:
        return self._open_draft.draft.report

    def _word_figure(self, cell: str) -> str:
        return word_figure(self._form, self._report, cell)

    def _describe_figure(self, cell: str) -> str:
        if not self._form.cells.keys() >= set(split_cells(cell)):
            return "表中没有这一格。"
        value = describe_value(self._form, self._report, cell)
        return f"{name_linked(self._form, cell)}：{value}。表里的数一改，这里也跟着改。"

    def _follow_typing(self) -> None:
        """Offer what the name behind a brace may mean; put the figure in where the closing brace leaves no doubt."""
        typed = self._read_typed_name()
        if typed is None:
            self._dismissed = -1
            self.close_list()
            return
        if typed.is_closed:
            exact = find_sum_by_name(self._form, typed.name)
            if exact:
                self._insert_figure(join_cells(exact), typed.start)
                return
        names = search_sums(self._form, typed.name) if typed.name.strip() or not typed.is_closed else ()
        if not names or self._dismissed == typed.start:
            self.close_list()
            return
        self._typed = typed
        figures = [(cell, name, describe_value(self._form, self._report, cell)) for cell, name in names]
        self._open_list().show_figures(figures, self._find_cursor())

    def _read_typed_name(self) -> _TypedName | None:
        """The name behind the last brace before the cursor; None where none is being typed."""
        cursor = self._text_box.textCursor()
        if cursor.hasSelection() or self._text_box.isReadOnly():
            return None
        units = cursor.block().text().encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
        found = _TYPED_NAME.search(units.decode("utf-16-le", "surrogatepass"))
        if found is None:
            return None
        length = len(found[0].encode("utf-16-le", "surrogatepass")) // 2
        return _TypedName(cursor.position() - length, found[1], bool(found[2]))

    def _open_list(self) -> FigureList:
        window = self._text_box.window()
        if self._list is None or self._list.parentWidget() is not window:
            self._list = FigureList(window)
            self._list.figure_chosen.connect(lambda cell: self._insert_figure(cell, self._typed.start))
            self._text_box.destroyed.connect(self._list.deleteLater)
        return self._list

    def _find_cursor(self) -> QRect:
        """The cursor's rectangle in the window."""
        box = self._text_box
        cursor = box.cursorRect()
        return QRect(box.viewport().mapTo(box.window(), cursor.topLeft()), cursor.size())

    def _insert_figure(self, cell: str, start: int | None = None) -> None:
        """Put a figure in at the cursor, in place of what stands between start and it, as an edit of its own.

        start: a position of Qt, None for the cursor itself.
        """
        self.close_list()
        self._text_box.insert_linked(read_stored_text(write_link(cell), self._word_figure), start)
        self._text_box.commit_now()
        self._text_box.setFocus()

    def _close_when_left(self) -> None:
        """Close the list where the cursor has left the name that is being typed."""
        if self.figure_list is not None:
            typed = self._read_typed_name()
            if typed is None or typed.start != self._typed.start:
                self.close_list()

    def _handle_list_key(self, figures: FigureList, event: QKeyEvent) -> bool:
        """Move in the list, take what is chosen, or close it; False for every other key."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in _STEPS:
            figures.step(_STEPS[key])
        elif key in _TAKING_KEYS:
            self._insert_figure(figures.chosen_cell, self._typed.start)
        elif key == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            return False
        return True

    def _dismiss(self) -> None:
        """Close the list until another brace is typed."""
        self._dismissed = self._typed.start
        self.close_list()

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Use the arrow keys, Enter, Tab and Esc for the list while it is open; close it when the field is left."""
        figures = self.figure_list
        if figures is not None:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._handle_list_key(figures, event)
            is_override = event.type() == QEvent.Type.ShortcutOverride
            if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize):
                self.close_list()
        return super().eventFilter(watched, event)
