"""The first-run tour: at most four quiet hints when the first draft is opened, and never again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton, QWidget

from gui.widgets.hint_bubble import HintBubble, HintRing, place_beside

if TYPE_CHECKING:
    from gui.application.application import Application
    from gui.editor.editor import Editor
    from gui.window.main_window import MainWindow

MIN_VISIBLE_LINES = 3
"""So many lines below the cursor of a text are left in sight, for they are written next."""


def show_at_first_draft(program: Application) -> None:
    """Begin the tour when a draft is opened that can be filled in, unless it was begun before, today or last year."""

    def begin() -> None:
        editor = program.session.editor if program.session else None
        if editor is not None and not program.store.is_read_only and not program.settings.tour_seen:
            program.settings.tour_seen = True
            FirstRunHints(program.window, editor).show_hint(0)

    if not program.settings.tour_seen:
        # the new editor must have its size first
        program.draft_opened.connect(lambda: QTimer.singleShot(0, program.window, begin))


class FirstRunHints(QObject):
    """Walks through HINTS. The keyboard stays where it is; Esc, 知道了 and the end of the editor end the tour."""

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
        for thing in (self.bubble, self._ring, self._escape_shortcut):
            editor.destroyed.connect(thing.deleteLater)
        editor.selection_changed.connect(self._place_later)
        window.overlay_shown.connect(self.close_hints)
        for watched in (window, editor):  # the editor has less room when a bar comes above it
            watched.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._place_later)

    def show_hint(self, number: int) -> None:
        """The hint of this number, the first being 0."""
        self._hint_number = number
        self.bubble.show_hint(HINTS[number].text, number + 1, len(HINTS))
        self._place_bubble()

    def close_hints(self) -> None:
        """Put everything away for good."""
        self._place_timer.stop()
        for watched in (self._window, self._editor):
            watched.removeEventFilter(self)
        for thing in (self.bubble, self._ring, self._escape_shortcut, self):
            thing.deleteLater()
        self.bubble.hide()
        self._ring.hide()

    def _place_later(self) -> None:
        """Something moved: look, once it has come to rest, whether the bubble is in its way."""
        self._place_timer.start()

    def _place_bubble(self) -> None:
        anchor = HINTS[self._hint_number].locate(self._window, self._editor)
        self._ring.surround_rect(anchor)
        self.bubble.setGeometry(
            place_beside(self.bubble.size(), anchor, self._find_typing_area(), self._find_room(anchor))
        )
        self.bubble.raise_()

    def _find_room(self, anchor: QRect) -> QRect:
        """The editor alone: above it stand bars with news and answers, below it the state of the draft.

        A hint about something further down leaves the title in sight.
        """
        room = _map_to_window(self._editor, self._editor.rect(), self._window) & self._window.rect()
        header = _map_to_window(self._editor.header, self._editor.header.rect(), self._window)
        if anchor.top() > header.bottom():
            room.setTop(header.bottom() + 1)
        return room

    def _find_typing_area(self) -> QRect:
        """Where the clerk writes: the current cell, the lines of a text around its cursor, a box."""
        page, box = self._editor.current_table_page, QApplication.focusWidget()
        if page is not None:
            return _map_to_window(page.view.viewport(), page.view.visualRect(page.view.currentIndex()), self._window)
        if box is None or not self._editor.isAncestorOf(box):
            return QRect()
        if isinstance(box, QPlainTextEdit):
            line = box.cursorRect()
            lines = QRect(0, line.top(), box.viewport().width(), MIN_VISIBLE_LINES * line.height())
            return _map_to_window(box.viewport(), lines & box.viewport().rect(), self._window)
        return _map_to_window(box, box.rect(), self._window)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Window or editor has another size."""
        if event.type() == QEvent.Type.Resize:
            self._place_later()
        return False


def _map_to_window(widget: QWidget, rectangle: QRect, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, rectangle.topLeft()), rectangle.size())


def _locate_total(window: MainWindow, editor: Editor) -> QRect:
    """A total in sight, else the tab of the table that has most of them."""
    page = editor.current_table_page
    if page is not None:
        view = page.view
        totals = (id for id, tile in page.model.sheet.tiles_by_cell.items() if tile.cell and tile.cell.is_computed)
        for rectangle in (view.visualRect(page.model.index_of(id)) for id in totals):
            if view.viewport().rect().contains(rectangle):
                return _map_to_window(view.viewport(), rectangle, window)
    bar = editor.tabs.tabBar()
    return _map_to_window(bar, bar.tabRect(list(editor.pages).index("requests")) & bar.rect(), window)


def _locate_verdict(window: MainWindow, editor: Editor) -> QRect:
    return _map_to_window(editor.header.verdict_label, editor.header.verdict_label.rect(), window)


def _locate_saved_time(window: MainWindow, editor: Editor) -> QRect:
    """The left end of the status bar, where it says 已保存."""
    bar = window.statusBar()
    return _map_to_window(bar, bar.rect().adjusted(4, 4, -bar.width() * 2 // 3, -4), window)


def _locate_output_buttons(window: MainWindow, editor: Editor) -> QRect:
    """The buttons 预览, 导出 and 打印."""
    header = editor.header
    buttons = [button for button in header.findChildren(QToolButton) if button.geometry().left() > header.width() // 2]
    around = QRect()
    for button in buttons:
        around |= button.geometry()
    return _map_to_window(header, around, window)


@dataclass(frozen=True, slots=True)
class Hint:
    """Words, and where in the window the thing stands that they are about."""

    text: str
    locate: Callable[[MainWindow, Editor], QRect]


HINTS = (
    Hint("表里浅蓝底的合计格自动算好，不用填。没有的请填 0，不要空着。", _locate_total),
    Hint(
        "还差什么，这里随时看得见。填得不对的格会变红，鼠标停在上面就写着原因；右边一条条列着，点一下就到那一格。",
        _locate_verdict,
    ),
    Hint("改一处存一处，没有“保存”按钮。改错了按 Ctrl+Z，在哪一页都能一步步退回去。", _locate_saved_time),
    Hint("填好了，在这里预览、导出、打印。不明白的地方按 F1，手册会翻到正在做的这一节。", _locate_output_buttons),
)
