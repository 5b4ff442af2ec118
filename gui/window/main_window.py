"""The main window: the list of drafts or the editor of one, and a status bar that says what has been stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from gui.style import theme
from gui.widgets.notice_bar import NoticeBar
from gui.window.exported_file_links import ExportedLine
from gui.window.message_area import BarStack
from model.checks.findings import tally

if TYPE_CHECKING:
    from gui.window.pages import DraftPage, ListPage

SMALLEST = (640, 360)
"""Half of 1366 × 768, which is that screen at 200 %."""


class Window(QMainWindow):
    """Shows the page of the list, or that of a draft, and says below it what has been stored.

    The pages are made by others: start, the list's, is handed over at once, the editor of a draft by show_editor().
    closing is emitted before the window goes, covered when a page covers all.

    state and warning stand above every page as long as they hold: what limits all work, what could not be stored;
    notice passes. guard is asked before the window goes: False keeps it open.
    """

    closing = Signal()
    covered = Signal()

    def __init__(self, start: ListPage) -> None:
        super().__init__()
        self.start = start
        self.editor: DraftPage | None = None
        self.guard: Callable[[], bool] = lambda: True
        self.state, self.warning, self.notice = NoticeBar(stays=True), NoticeBar(stays=True), NoticeBar()
        for bar in (self.state, self.warning):
            bar.setProperty("weight", "warning")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._cover: QWidget | None = None
        self._covered: QWidget = self.start
        self._bars = BarStack()
        self._build()
        self.setWindowTitle("年报")
        self.setMinimumSize(*SMALLEST)
        self._stored = QLabel()
        self._picked = QLabel()
        self._blank = QLabel()
        self._zoom = QLabel()
        self.exported = ExportedLine()
        for label in (self._stored, self._picked, self._blank):
            self.statusBar().addWidget(label)
        for part in (self.exported, self._zoom):
            self.statusBar().addPermanentWidget(part)
        self._tell_nothing()
        self.statusBar().setSizeGripEnabled(False)

    def cover(self, page: QWidget) -> None:
        """Put a page before everything else until uncover(); another one that was there goes."""
        self.uncover()
        self._covered, self._focused = self.editor or self.start, self.focusWidget()
        self._cover = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.covered.emit()

    @property
    def covering(self) -> QWidget | None:
        """The page that covers the others."""
        return self._cover

    def uncover(self) -> None:
        """Take the page away that covers the others; what it covered goes on where it was."""
        if self._cover is not None:
            page, self._cover = self._cover, None
            self._stack.removeWidget(page)
            page.deleteLater()
            self._stack.setCurrentWidget(self._covered)
            if self._focused is not None and isValid(self._focused):
                self._focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_editor(self, editor: DraftPage) -> None:
        """Put a draft in front."""
        self.show_start()
        self.editor = editor
        self._stack.addWidget(editor)
        self._stack.setCurrentWidget(editor)
        editor.picked.connect(self.show_selection)
        editor.told.connect(self.say)
        editor.desk.changed.connect(self._show_blank)
        self._show_blank()
        self.show_selection()
        editor.focus_page()

    def show_start(self) -> None:
        """Put the list of drafts in front; the editor that was open is gone."""
        self.uncover()
        if self.editor is not None:
            self._stack.removeWidget(self.editor)
            self.editor.deleteLater()
            self.editor = None
        self._tell_nothing()
        self._stack.setCurrentWidget(self.start)

    def say(self, words: str) -> None:
        """A passing sentence in the status bar."""
        self.statusBar().showMessage(words, 8000)

    def add_bar(self, bar: QWidget) -> None:
        """Give a bar of someone else's its place above every page."""
        self._bars.add(bar)

    def _build(self) -> None:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for bar in (self.state, self.warning, self.notice):
            self.add_bar(bar)
        above = QHBoxLayout()
        above.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        above.addWidget(self._bars)
        lines.addLayout(above)
        lines.addWidget(self._stack, 1)
        self.setCentralWidget(page)

    def show_stored(self, at: datetime) -> None:
        """When the last edit reached the disk."""
        _tell(self._stored, f"✓ 已保存 {at:%H:%M:%S}")

    def show_unstored(self) -> None:
        """That it did not; why is told above the page."""
        _tell(self._stored, "▲ 还没有存盘")

    def show_selection(self) -> None:
        """How many cells are selected and their sum."""
        _tell(self._picked, self.editor.selection_words if self.editor else "")

    def show_zoom(self, percent: int) -> None:
        """How large the form is shown."""
        _tell(self._zoom, f"{percent} %")

    def _show_blank(self) -> None:
        if self.editor:
            unfilled = tally(self.editor.desk.draft.findings).unfilled
            _tell(self._blank, f"未填 {unfilled} 格" if unfilled else "各格都已填写")
            self.show_selection()

    def _tell_nothing(self) -> None:
        """No draft is open, and there is nothing to say of one."""
        self.exported.hide()
        for label in (self._stored, self._picked, self._blank, self._zoom):
            _tell(label, "")

    # Qt's own names from here on.

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing to ask where everything is stored."""
        if not self.guard():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


def _tell(label: QLabel, words: str) -> None:
    """Say it; a label without words would still take room."""
    label.setText(words)
    label.setVisible(bool(words))
