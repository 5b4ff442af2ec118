"""Puts words into a prose text at its cursor, as one edit that can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from gui.draft.open_draft import OpenDraft
from gui.widgets.prose.prose_edit import ProseEdit, count_utf16_units
from model.report.linked_text import read_stored_text


def insert_at_cursor(text_box: ProseEdit, open_draft: OpenDraft, place: str, words: str, label: str) -> bool:
    """Put words in at the cursor of the box that shows a prose text; the cursor goes behind them.

    words: a stored text (model/report/linked_text.py), in which figures of the tables may be linked. What is selected
    stays: nothing a clerk wrote goes unasked. label: what the edit is called in the undo menu and the timeline. Returns
    False where the draft is locked.
    """
    text_box.commit_now()
    position = find_cursor(text_box)
    inserted = read_stored_text(words, text_box.word_figure or str)
    linked = text_box.linked_text().replace_range(position, position, inserted)
    if not open_draft.enter_values({place: linked.stored}, label):
        return False
    end = position + len(inserted.text)
    cursor = text_box.textCursor()
    cursor.setPosition(count_utf16_units(linked.text[:end]), QTextCursor.MoveMode.MoveAnchor)
    text_box.setTextCursor(cursor)
    text_box.setFocus(Qt.FocusReason.OtherFocusReason)
    text_box.ensureCursorVisible()
    return True


def find_cursor(text_box: ProseEdit) -> int:
    """The position of the cursor in the box's text, in characters as Python counts them."""
    before = QTextCursor(text_box.document())
    before.setPosition(text_box.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
    return len(before.selectedText())
