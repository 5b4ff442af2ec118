"""A table that paints no more than it must: Qt's own paints itself whole whenever the keyboard comes or goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QRegion
from PySide6.QtWidgets import QTableView, QWidget


class MinimalRepaintTable(QTableView):
    """Of the focus tell its frame and the current cell; they alone are painted anew.

    A cell's editor takes the focus and gives it back, so that each entry would cost two whole tables.
    """

    def _repaint_focus(self) -> None:
        self.update(self.currentIndex())
        width = self.frameWidth()
        QWidget.update(self, QRegion(self.rect()) - QRegion(self.rect().adjusted(width, width, -width, -width)))

    # Qt's own names from here on.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With a current cell all that is left of Qt's doing is to tell whether characters can be composed."""
        current = self.currentIndex()
        if not current.isValid():
            super().focusInEvent(event)
            return
        editable = bool(current.flags() & Qt.ItemFlag.ItemIsEditable)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, editable)
        self._repaint_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frames go."""
        self._repaint_focus()
