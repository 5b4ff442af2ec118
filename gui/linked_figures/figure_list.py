"""The list that opens while the name of a figure is typed behind a brace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from gui.style import theme

MAX_ROWS = 8
"""So many figures are in sight at once; the list scrolls."""


class FigureList(QTreeWidget):
    """Figures with their values, below the cursor of a text field, which keeps the focus and the keys."""

    figure_chosen = Signal(str)
    """A figure was clicked; carries the id of its cell."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("figures")
        self.setAccessibleName("表中的数")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(1)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.itemClicked.connect(lambda item: self.figure_chosen.emit(item.data(0, Qt.ItemDataRole.UserRole)))
        self.hide()

    @property
    def chosen_cell(self) -> str:
        """The id of the cell of the current row."""
        item = self.currentItem()
        return str(item.data(0, Qt.ItemDataRole.UserRole)) if item else ""

    def show_figures(self, figures: Sequence[tuple[str, str, str]], cursor: QRect) -> None:
        """Show these figures, each a cell id, name and value, beside a cursor: its rectangle in the window's pixels."""
        self.clear()
        for cell, name, value in figures:
            item = QTreeWidgetItem([name, value])
            item.setData(0, Qt.ItemDataRole.UserRole, cell)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.addTopLevelItem(item)
        self._go_to_row(0)
        self.setGeometry(self._find_place(min(len(figures), MAX_ROWS), cursor))
        self.show()
        self.raise_()

    def step(self, rows: int) -> None:
        """Go so many rows down, or up below 0, from the last to the first."""
        self._go_to_row((self.currentIndex().row() + rows) % max(self.topLevelItemCount(), 1))

    def _go_to_row(self, row: int) -> None:
        if item := self.topLevelItem(row):
            self.setCurrentItem(item)

    def _find_place(self, rows: int, cursor: QRect) -> QRect:
        """Where in the window so many rows stand, below the cursor, or above it where there is no room."""
        window = self._window
        names, values = self.sizeHintForColumn(0) + 2 * theme.SPACE, self.sizeHintForColumn(1) + theme.SPACE
        self.setColumnWidth(0, names)
        self.setColumnWidth(1, values)
        bar = self.verticalScrollBar().sizeHint().width()
        width = min(names + values + bar + 2 * self.frameWidth(), window.width())
        height = rows * self.sizeHintForRow(0) + 2 * self.frameWidth()
        below = cursor.bottomLeft() + QPoint(0, 2)
        top = below.y() if below.y() + height <= window.height() else max(0, cursor.top() - 2 - height)
        return QRect(max(0, min(below.x(), window.width() - width)), top, width, height)
