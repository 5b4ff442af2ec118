"""A list of pieces of text, each wrapped, to be read and copied: what an import found no place for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

LEFTOVERS_TITLE = "没有找到位置的内容"


class TextList(QListWidget):
    """A line, wrapped, for each piece; Ctrl+C copies the selected ones, each on a line of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftovers")
        self.setAccessibleName(LEFTOVERS_TITLE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_texts(self, pieces: Sequence[str]) -> None:
        """Show these, the first of them current."""
        self.clear()
        self.addItems(list(pieces))
        self.setCurrentRow(0)

    def copy_rows(self, rows: Sequence[int]) -> None:
        """Put the pieces of these rows on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self.item(row).text() for row in rows))

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies all that is selected; Qt alone copies the current one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows(sorted(index.row() for index in self.selectedIndexes()))
        else:
            super().keyPressEvent(event)
