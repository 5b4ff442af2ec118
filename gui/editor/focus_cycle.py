"""The parts of the editor that the keyboard goes to in turn: the page, what stands beside it, the line above, the bars.

In a table Tab goes from cell to cell; this is the way out of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gui.window.message_area import MessageArea

if TYPE_CHECKING:
    from gui.editor.editor import Editor


def focus_next_part(editor: Editor) -> None:
    """Put the keyboard into the next part that is to be seen; into the page where it was in none."""
    beside = [editor.split_view.widget(number) for number in range(1, editor.split_view.count())]
    bars = editor.window().findChildren(MessageArea)
    parts = [part for part in (editor.tabs, *beside, editor.header, *bars) if part is not None and part.isVisible()]
    focused = QApplication.focusWidget()
    here = next((i for i, part in enumerate(parts) if focused is not None and part.isAncestorOf(focused)), -1)
    part = parts[(here + 1) % len(parts)]
    if part is editor.tabs:
        editor.focus_current_page()
    else:
        _find_first_stop(part).setFocus(Qt.FocusReason.TabFocusReason)


def _find_first_stop(part: QWidget) -> QWidget:
    """A list or pages that are shown there, else where Tab comes first."""
    stops = [
        widget
        for widget in part.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return next((stop for stop in stops if isinstance(stop, QAbstractScrollArea)), stops[0] if stops else part)
