"""A list of places with something to say of each; Enter, a double click or a click on a row goes to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem


class PlaceList(QListWidget):
    """Shows texts, one a row; the rows are told by their numbers."""

    row_opened = Signal(int)
    """The clerk wishes to go to the place of a row."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("leftovers")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.row_opened.emit(self.row(item)))

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these texts; the current row stays where it was, and where they are the same nothing is done."""
        if [self.item(row).text() for row in range(self.count())] == list(texts):
            return
        row = max(self.currentRow(), 0)
        self.blockSignals(True)
        self.clear()
        for text in texts:
            self.addItem(QListWidgetItem(text))
        self.setCurrentRow(min(row, len(texts) - 1))
        self.blockSignals(False)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place of the current row; all else moves in the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentRow() >= 0:
                self.row_opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
