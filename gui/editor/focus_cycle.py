"""F6: gives the parts of the editor the keyboard focus in turn: page, side panel or preview, header, message bars.

In a table Tab goes from cell to cell, so that there must be another key that leaves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gui.window.message_area import MessageArea

if TYPE_CHECKING:
    from gui.editor.editor import Editor


def focus_next_part(editor: Editor) -> None:
    """Give the next visible part the focus; the page where none of the parts has it."""
    beside_tabs = [editor.split_view.widget(number) for number in range(1, editor.split_view.count())]
    message_areas = editor.window().findChildren(MessageArea)
    parts = [
        part
        for part in (editor.tabs, *beside_tabs, editor.header, editor.proofreading.bar, *message_areas)
        if part is not None and part.isVisible()
    ]
    focused = QApplication.focusWidget()
    current = next((i for i, part in enumerate(parts) if focused is not None and part.isAncestorOf(focused)), -1)
    next_part = parts[(current + 1) % len(parts)]
    if next_part is editor.tabs:
        editor.focus_current_page()
    else:
        _find_first_stop(next_part).setFocus(Qt.FocusReason.TabFocusReason)


def _find_first_stop(part: QWidget) -> QWidget:
    """Return the first list or scrolled page in a part, else the first widget there that Tab stops at."""
    stops = [
        widget
        for widget in part.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    first_stop = stops[0] if stops else part
    return next((stop for stop in stops if isinstance(stop, QAbstractScrollArea)), first_stop)
