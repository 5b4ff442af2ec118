"""The list of findings as Qt shows it: wrapped lines, Enter, and scrolling that stays while lines come and go."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from gui.style import theme

ScrollAnchor = tuple[QPersistentModelIndex, int]


class FindingsView(QListView):
    """entered_on: Enter was pressed on a line."""

    enter_pressed = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("检查结果")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def find_anchor(self) -> ScrollAnchor | None:
        """The line at the top and how far it is scrolled out of sight; None at the very top."""
        if not self.verticalScrollBar().value():
            return None
        top = self.indexAt(QPoint(theme.SPACE, 1))
        return QPersistentModelIndex(top), self.visualRect(top).top()

    def restore_anchor(self, anchor: ScrollAnchor | None) -> None:
        """Measure the lines anew, and bring the anchor back where it was."""
        self.scheduleDelayedItemsLayout()
        if anchor is not None and anchor[0].isValid():
            self.executeDelayedItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.model().index(anchor[0].row(), 0)).top() - anchor[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew in another width; Qt looks at the height only."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the finding; Qt alone would leave it to the platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.enter_pressed.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
