"""The list view of the findings: rows that wrap, Enter, and scrolling that stays while rows come and go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from gui.style import theme
from gui.widgets.model_index import AnyModelIndex

ScrollAnchor = tuple[QPersistentModelIndex, int]
"""A row, and the position of its upper edge in the viewport, in pixels."""


class FindingsView(QListView):
    """The list of the findings."""

    enter_pressed = Signal(QModelIndex)
    """Enter was pressed on a row."""
    menu_requested = Signal(QModelIndex, QPoint)
    """The right button was pressed on a row, or the Menu key; carries where on the screen the menu is to open."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("检查结果")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._row_heights: list[int] = []
        """Those that the rows had when they were measured last."""

    def find_anchor(self) -> ScrollAnchor | None:
        """The row at the top and where its edge is; None where the list is not scrolled."""
        if not self.verticalScrollBar().value():
            return None
        top = self.indexAt(QPoint(theme.SPACE, 1))
        return QPersistentModelIndex(top), self.visualRect(top).top()

    def restore_anchor(self, anchor: ScrollAnchor | None) -> None:
        """Measure the rows anew, and scroll so that the anchor's row is where it was.

        Where all are as high as before nothing is laid out, so that only rows with other texts are painted.
        """
        rows = range(self.model().rowCount())
        heights = [self.sizeHintForIndex(self.model().index(row, 0)).height() for row in rows]
        if heights == self._row_heights:
            return
        self._row_heights = heights
        self.scheduleDelayedItemsLayout()
        if anchor is None:
            return
        index, former_top = anchor
        if index.isValid():
            self.executeDelayedItemsLayout()
            top = self.visualRect(self.model().index(index.row(), 0)).top()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - former_top)

    # Qt's own names from here on.

    def dataChanged(self, top_left: AnyModelIndex, bottom_right: AnyModelIndex, roles: Sequence[int] = ()) -> None:
        """Paint the rows anew; a QListView would lay out all of them, which is left to restore_anchor()."""
        QAbstractItemView.dataChanged(self, top_left, bottom_right, list(roles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew in another width, for their texts wrap; Qt does so only for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tell which row's menu is wanted by menu_requested: that below the mouse, or the current one."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).center()) if is_by_key else event.globalPos()
            self.menu_requested.emit(index, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter by enter_pressed; whether Qt's own signal comes depends on the desktop."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.enter_pressed.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
