"""Two hints about the editor, shown when the first draft is opened, and never again.

What the empty list explains, what a button says and what stands in the window anyway needs no hint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from gui.widgets.hint_bubble import HintBubble, HintRing, place_beside

if TYPE_CHECKING:
    from gui.application.application import Application
    from gui.editor.editor import Editor
    from gui.window.main_window import MainWindow

MIN_VISIBLE_LINES = 3
"""So many lines of a text, from the one with the cursor on, are not covered: they are written in or will be next."""


def show_at_first_draft(application: Application) -> None:
    """Show the hints as soon as a draft is opened that can be changed, unless the settings say that they were shown."""

    def begin() -> None:
        editor = application.session.editor if application.session else None
        if editor is not None and not application.store.is_read_only and not application.settings.tour_seen:
            application.settings.tour_seen = True
            FirstRunHints(application.window, editor).show_hint(0)

    if not application.settings.tour_seen:
        # only after Qt has given the new editor its size
        application.draft_opened.connect(lambda: QTimer.singleShot(0, application.window, begin))


class FirstRunHints(QObject):
    """Shows one of HINTS after another in a bubble; the keyboard focus stays where it is.

    Esc, 知道了 and the end of the editor close them.
    """

    def __init__(self, window: MainWindow, editor: Editor) -> None:
        super().__init__(editor)
        self.bubble = HintBubble(window)
        self._window = window
        self._editor = editor
        self._ring = HintRing(window)
        self._hint_number = 0
        self._place_timer = QTimer(self, interval=0, singleShot=True)
        self._place_timer.timeout.connect(self._place_bubble)
        self._escape_shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), window, self.close_hints)
        self.bubble.next_requested.connect(lambda: self.show_hint(self._hint_number + 1))
        self.bubble.closed.connect(self.close_hints)
        for part in (self.bubble, self._ring, self._escape_shortcut):
            editor.destroyed.connect(part.deleteLater)
        editor.selection_changed.connect(self._place_later)
        window.overlay_shown.connect(self.close_hints)
        for watched in (window, editor):  # the editor becomes smaller when a message comes above it
            watched.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._place_later)

    def show_hint(self, number: int) -> None:
        """Show the hint of this number, the first being 0."""
        self._hint_number = number
        self.bubble.show_hint(HINTS[number].text, number + 1, len(HINTS))
        self._place_bubble()

    def close_hints(self) -> None:
        """Hide and delete the bubble and all that belongs to it."""
        self._place_timer.stop()
        for watched in (self._window, self._editor):
            watched.removeEventFilter(self)
        for part in (self.bubble, self._ring, self._escape_shortcut, self):
            part.deleteLater()
        self.bubble.hide()
        self._ring.hide()

    def _place_later(self) -> None:
        """Place the bubble anew once all events have been handled: what it is beside or avoids may have moved."""
        self._place_timer.start()

    def _place_bubble(self) -> None:
        anchor = HINTS[self._hint_number].locate(self._window, self._editor)
        self._ring.surround_rect(anchor)
        self.bubble.setGeometry(
            place_beside(self.bubble.size(), anchor, self._find_typing_area(), self._find_room(anchor))
        )
        self.bubble.raise_()

    def _find_room(self, anchor: QRect) -> QRect:
        """Return where the bubble may be: in the editor, below its header where the anchor is below that.

        Above the editor are messages and questions, below it the status bar.
        """
        room = _map_to_window(self._editor, self._editor.rect(), self._window) & self._window.rect()
        header = _map_to_window(self._editor.header, self._editor.header.rect(), self._window)
        if anchor.top() > header.bottom():
            room.setTop(header.bottom() + 1)
        return room

    def _find_typing_area(self) -> QRect:
        """Return what the bubble must not cover: the current cell, the lines from the cursor on, the box in focus."""
        page, box = self._editor.current_table_page, QApplication.focusWidget()
        if page is not None:
            return _map_to_window(page.view.viewport(), page.view.visualRect(page.view.currentIndex()), self._window)
        if box is None or not self._editor.isAncestorOf(box):
            return QRect()
        if isinstance(box, QTextEdit):
            cursor = box.cursorRect()
            lines = QRect(0, cursor.top(), box.viewport().width(), MIN_VISIBLE_LINES * cursor.height())
            return _map_to_window(box.viewport(), lines & box.viewport().rect(), self._window)
        return _map_to_window(box, box.rect(), self._window)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the bubble anew when the window or the editor was resized."""
        if event.type() == QEvent.Type.Resize:
            self._place_later()
        return False


def _map_to_window(widget: QWidget, rectangle: QRect, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, rectangle.topLeft()), rectangle.size())


def _locate_total(window: MainWindow, editor: Editor) -> QRect:
    """Return a visible total in the table in front, else the tab of the table that has most totals."""
    page = editor.current_table_page
    if page is not None:
        viewport = page.view.viewport()
        for cell_id, tile in page.model.sheet.tiles_by_cell.items():
            if tile.cell is None or not tile.cell.is_computed:
                continue
            rectangle = page.view.visualRect(page.model.index_of(cell_id))
            if viewport.rect().contains(rectangle):
                return _map_to_window(viewport, rectangle, window)
    bar = editor.tabs.tabBar()
    return _map_to_window(bar, bar.tabRect(list(editor.pages).index("requests")) & bar.rect(), window)


def _locate_saved_time(window: MainWindow, editor: Editor) -> QRect:
    """Return the left third of the status bar, where it says 已保存."""
    bar = window.statusBar()
    return _map_to_window(bar, bar.rect().adjusted(4, 4, -bar.width() * 2 // 3, -4), window)


@dataclass(frozen=True, slots=True)
class Hint:
    """A text for the clerk, and what returns the rectangle in the window that it is about."""

    text: str
    locate: Callable[[MainWindow, Editor], QRect]


HINTS = (
    Hint("表里浅蓝底的合计格自动算好，不用填。没有的请填 0，不要空着。", _locate_total),
    Hint("改一处存一处，没有“保存”按钮。改错了按 Ctrl+Z，在哪一页都能一步步退回去。", _locate_saved_time),
)
