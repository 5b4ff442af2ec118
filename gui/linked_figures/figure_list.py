"""The list that opens while the name of a figure is typed behind a brace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

MAX_ROWS = 8
"""So many figures are in sight at once; the list scrolls."""


class FigureList(QListWidget):
    """Figures with their values, below the cursor of a text field, which keeps the focus and the keys."""

    figure_chosen = Signal(str)
    """A figure was clicked; carries the id of its cell."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("figures")
        self.setAccessibleName("表中的数")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda item: self.figure_chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.hide()

    @property
    def chosen_cell(self) -> str:
        """The id of the cell of the current row."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def show_figures(self, figures: Sequence[tuple[str, str]], cursor: QRect) -> None:
        """Show these figures, each a cell id and words, beside a cursor, whose rectangle is in the window's pixels."""
        self.clear()
        for cell, words in figures:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, cell)
            self.addItem(item)
        self.setCurrentRow(0)
        rows = min(len(figures), MAX_ROWS)
        height = rows * self.sizeHintForRow(0) + 2 * self.frameWidth()
        width = self.sizeHintForColumn(0) + 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        window = self.parentWidget()
        below = cursor.bottomLeft() + QPoint(0, 2)
        fits_below = below.y() + height <= window.height()
        top = below.y() if fits_below else max(0, cursor.top() - 2 - height)
        left = max(0, min(below.x(), window.width() - width))
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    def step(self, rows: int) -> None:
        """Go so many rows down, or up below 0, from the last to the first."""
        self.setCurrentRow((self.currentRow() + rows) % max(self.count(), 1))
