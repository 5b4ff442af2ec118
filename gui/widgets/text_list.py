"""A list of texts to read and copy: what an import found no place for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

LEFTOVERS_TITLE = "没有找到位置的内容"


class TextList(QListWidget):
    """A row, wrapped, for each text; Ctrl+C copies the selected ones, each on a line of its own."""

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

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these texts; the first becomes the current one."""
        self.clear()
        self.addItems(list(texts))
        self.setCurrentRow(0)

    def copy_rows(self, rows: Sequence[int]) -> None:
        """Copy the texts of these rows to the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self.item(row).text() for row in rows))

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies all selected texts; Qt would copy the current one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows(sorted(index.row() for index in self.selectedIndexes()))
        else:
            super().keyPressEvent(event)
