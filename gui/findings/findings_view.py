"""The list view of the findings: rows that wrap, Enter, and scrolling that stays while rows come and go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from gui.findings.finding_actions import FindingActions
from gui.style import theme
from gui.widgets.model_index import AnyModelIndex

ScrollAnchor = tuple[QPersistentModelIndex, int]
"""A row, and the position of its upper edge in the viewport, in pixels."""


class FindingsView(QListView):
    """The list of the findings. has_actions: the current row offers what can be done about it in the open draft."""

    enter_pressed = Signal(QModelIndex)
    """Enter was pressed on a row."""
    menu_requested = Signal(QModelIndex, QPoint)
    """The right button was pressed on a row, or the Menu key; carries where on the screen the menu is to open."""

    def __init__(self, has_actions: bool = True) -> None:
        super().__init__()
        self._has_actions = has_actions
        # before all else: Qt asks for its place as soon as anything is set
        self.actions_widget = FindingActions(self.viewport())
        self.actions_widget.hide()
        self.actions_widget.proposal_list.height_changed.connect(self.scheduleDelayedItemsLayout)
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

    def measure_actions(self, index: AnyModelIndex) -> int:
        """How much higher a row is, in pixels, for its actions: those of the current row are in sight."""
        if not self._has_actions or index.row() != self.currentIndex().row():
            return 0
        return self.actions_widget.measure_height(self.viewport().width())

    def _place_actions(self) -> None:
        """Put the actions at the lower edge of the current row."""
        current = self.currentIndex()
        if current.isValid():
            row = self.visualRect(current)
            height = self.measure_actions(current)
            self.actions_widget.setGeometry(row.left(), row.bottom() + 1 - height, row.width(), height)
        self.actions_widget.setVisible(self._has_actions and current.isValid())

    # Qt's own names from here on.

    def updateGeometries(self) -> None:
        """Place the actions anew when the rows were laid out."""
        super().updateGeometries()
        self._place_actions()

    def currentChanged(self, current: AnyModelIndex, previous: AnyModelIndex) -> None:
        """The current row is the one with actions, and higher by them."""
        super().currentChanged(current, previous)
        self.scheduleDelayedItemsLayout()

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
