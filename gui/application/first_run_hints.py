"""The first-run tour: at most four quiet hints when the first draft is opened, and never again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton, QWidget

from gui.widgets.hint_bubble import Bubble, Ring, beside

if TYPE_CHECKING:
    from gui.application.application import Program
    from gui.editor.editor import Editor
    from gui.window.main_window import Window

_LINES = 3
"""So many lines below the cursor of a text are left in sight, for they are written next."""


def await_first_draft(program: Program) -> None:
    """Begin the tour when a draft is opened that can be filled in, unless it was begun before, today or last year."""

    def begin() -> None:
        editor = program.session.editor if program.session else None
        if editor is not None and not program.store.read_only and not program.settings.tour_seen:
            program.settings.tour_seen = True
            Tour(program.window, editor).show_hint(0)

    if not program.settings.tour_seen:
        # the new editor must have its size first
        program.opened.connect(lambda: QTimer.singleShot(0, program.window, begin))


class Tour(QObject):
    """Walks through HINTS. The keyboard stays where it is; Esc, 知道了 and the end of the editor end the tour."""

    def __init__(self, window: Window, editor: Editor) -> None:
        super().__init__(editor)
        self.bubble = Bubble(window)
        self._window = window
        self._editor = editor
        self._ring = Ring(window)
        self._at = 0
        self._late = QTimer(self, interval=0, singleShot=True)
        self._late.timeout.connect(self._place)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window, self.end)
        self.bubble.next_wanted.connect(lambda: self.show_hint(self._at + 1))
        self.bubble.closed.connect(self.end)
        for thing in (self.bubble, self._ring, self._escape):
            editor.destroyed.connect(thing.deleteLater)
        editor.picked.connect(self._wait)
        window.covered.connect(self.end)
        for watched in (window, editor):  # the editor has less room when a bar comes above it
            watched.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._wait)

    def show_hint(self, number: int) -> None:
        """The hint of this number, the first being 0."""
        self._at = number
        self.bubble.say(HINTS[number].words, number + 1, len(HINTS))
        self._place()

    def end(self) -> None:
        """Put everything away for good."""
        self._late.stop()
        for watched in (self._window, self._editor):
            watched.removeEventFilter(self)
        for thing in (self.bubble, self._ring, self._escape, self):
            thing.deleteLater()
        self.bubble.hide()
        self._ring.hide()

    def _wait(self) -> None:
        """Something moved: look, once it has come to rest, whether the bubble is in its way."""
        self._late.start()

    def _place(self) -> None:
        anchor = HINTS[self._at].where(self._window, self._editor)
        self._ring.surround(anchor)
        self.bubble.setGeometry(beside(self.bubble.size(), anchor, self._busy(), self._room(anchor)))
        self.bubble.raise_()

    def _room(self, anchor: QRect) -> QRect:
        """The editor alone: above it stand bars with news and answers, below it the state of the draft.

        A hint about something further down leaves the title in sight.
        """
        room = _mapped(self._editor, self._editor.rect(), self._window) & self._window.rect()
        header = _mapped(self._editor.header, self._editor.header.rect(), self._window)
        if anchor.top() > header.bottom():
            room.setTop(header.bottom() + 1)
        return room

    def _busy(self) -> QRect:
        """Where the clerk writes: the current cell, the lines of a text around its cursor, a box."""
        page, box = self._editor.grid_page, QApplication.focusWidget()
        if page is not None:
            return _mapped(page.view.viewport(), page.view.visualRect(page.view.currentIndex()), self._window)
        if box is None or not self._editor.isAncestorOf(box):
            return QRect()
        if isinstance(box, QPlainTextEdit):
            line = box.cursorRect()
            lines = QRect(0, line.top(), box.viewport().width(), _LINES * line.height())
            return _mapped(box.viewport(), lines & box.viewport().rect(), self._window)
        return _mapped(box, box.rect(), self._window)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Window or editor has another size."""
        if event.type() == QEvent.Type.Resize:
            self._wait()
        return False


def _mapped(widget: QWidget, rectangle: QRect, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, rectangle.topLeft()), rectangle.size())


def _totals(window: Window, editor: Editor) -> QRect:
    """A total in sight, else the tab of the table that has most of them."""
    page = editor.grid_page
    if page is not None:
        view = page.view
        totals = (id for id, tile in page.model.sheet.places.items() if tile.cell and tile.cell.computed)
        for rectangle in (view.visualRect(page.model.origin(id)) for id in totals):
            if view.viewport().rect().contains(rectangle):
                return _mapped(view.viewport(), rectangle, window)
    bar = editor.tabs.tabBar()
    return _mapped(bar, bar.tabRect(list(editor.pages).index("requests")) & bar.rect(), window)


def _verdict(window: Window, editor: Editor) -> QRect:
    return _mapped(editor.header.verdict, editor.header.verdict.rect(), window)


def _stored(window: Window, editor: Editor) -> QRect:
    """The left end of the status bar, where it says 已保存."""
    bar = window.statusBar()
    return _mapped(bar, bar.rect().adjusted(4, 4, -bar.width() * 2 // 3, -4), window)


def _papers(window: Window, editor: Editor) -> QRect:
    """The buttons 预览, 导出 and 打印."""
    header = editor.header
    buttons = [button for button in header.findChildren(QToolButton) if button.geometry().left() > header.width() // 2]
    around = QRect()
    for button in buttons:
        around |= button.geometry()
    return _mapped(header, around, window)


@dataclass(frozen=True, slots=True)
class Hint:
    """Words, and where in the window the thing stands that they are about."""

    words: str
    where: Callable[[Window, Editor], QRect]


HINTS = (
    Hint("表里浅蓝底的合计格自动算好，不用填。没有的请填 0，不要空着。", _totals),
    Hint(
        "还差什么，这里随时看得见。填得不对的格会变红，鼠标停在上面就写着原因；右边一条条列着，点一下就到那一格。",
        _verdict,
    ),
    Hint("改一处存一处，没有“保存”按钮。改错了按 Ctrl+Z，在哪一页都能一步步退回去。", _stored),
    Hint("填好了，在这里预览、导出、打印。不明白的地方按 F1，手册会翻到正在做的这一节。", _papers),
)
