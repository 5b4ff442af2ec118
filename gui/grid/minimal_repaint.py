"""WORKAROUND: Qt's tables repaint all their cells whenever they gain or lose the focus; this one only what changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QRegion
from PySide6.QtWidgets import QTableView, QWidget


class MinimalRepaintTable(QTableView):
    """Repaints its frame and its current cell as the focus comes and goes: nothing else shows it.

    The editor of a cell takes the focus and gives it back, so that each entry would repaint the whole table twice.
    """

    def _repaint_focus(self) -> None:
        self.update(self.currentIndex())
        width = self.frameWidth()
        inside_frame = self.rect().adjusted(width, width, -width, -width)
        QWidget.update(self, QRegion(self.rect()) - QRegion(inside_frame))

    # Qt's own names from here on.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With a current cell, do what Qt does apart from repainting: set whether input methods can be used."""
        current = self.currentIndex()
        if not current.isValid():
            super().focusInEvent(event)
            return
        editable = bool(current.flags() & Qt.ItemFlag.ItemIsEditable)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, editable)
        self._repaint_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Repaint the frames."""
        self._repaint_focus()
