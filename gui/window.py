"""The main window: the list of drafts or the editor of one, and a status bar that says what has been stored."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from gui import look
from gui.start_page import StartPage
from model.findings import tally

if TYPE_CHECKING:
    from gui.editor import Editor

SMALLEST = (640, 360)
"""Half of 1366 × 768, which is that screen at 200 %."""


class Window(QMainWindow):
    """Holds the two faces of the program. closing is emitted before the window goes."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.start = StartPage()
        self.editor: Editor | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.setCentralWidget(self._stack)
        self.setWindowTitle("年报")
        self.setMinimumSize(*SMALLEST)
        self._stored = QLabel()
        self._picked = QLabel()
        self._blank = QLabel()
        for label in (self._stored, self._picked, self._blank):
            label.setContentsMargins(look.SPACE, 0, look.SPACE, 0)
            self.statusBar().addWidget(label)
        self.statusBar().setSizeGripEnabled(False)

    def show_editor(self, editor: Editor) -> None:
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
        if self.editor is not None:
            self._stack.removeWidget(self.editor)
            self.editor.deleteLater()
            self.editor = None
        for label in (self._stored, self._picked, self._blank):
            label.clear()
        self._stack.setCurrentWidget(self.start)

    def say(self, words: str) -> None:
        """A passing sentence in the status bar."""
        self.statusBar().showMessage(words, 8000)

    def show_stored(self, at: datetime) -> None:
        """When the last edit reached the disk."""
        self._stored.setText(f"✓ 已保存 {at:%H:%M:%S}")

    def show_unstored(self, words: str) -> None:
        """Why it did not."""
        self._stored.setText(f"▲ {words}")

    def show_selection(self) -> None:
        """How many cells are selected and their sum."""
        page = self.editor.grid_page if self.editor else None
        self._picked.setText(page.view.total() if page else "")

    def _show_blank(self) -> None:
        if self.editor:
            unfilled = tally(self.editor.desk.draft.findings).unfilled
            self._blank.setText(f"未填 {unfilled} 格" if unfilled else "各格都已填写")
            self.show_selection()

    # Qt's own names from here on.

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing to ask: everything is stored."""
        self.closing.emit()
        super().closeEvent(event)
