"""The line of help below a table, about the current cell."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.style import theme
from gui.widgets.plain_text import PlainLabel


class CellHelp(QWidget):
    """Wraps its text. It changes at every step of the cursor, and a QLabel would have the window laid out each time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(parent=self)
        self._label.setProperty("faint", True)
        self._label.setWordWrap(True)
        self._fit_height()

    def show_text(self, text: str) -> None:
        """Show a text."""
        if text != self._label.text():
            self._label.setText(text)
            self._fit_height()

    def _fit_height(self) -> None:
        """Take the height the text needs; the window is laid out anew only where that is another one than before."""
        min_height = self.fontMetrics().height() + theme.SPACE
        height = max(self._label.heightForWidth(self.width()), min_height)
        self._label.setGeometry(0, 0, self.width(), height)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text anew."""
        super().resizeEvent(event)
        self._fit_height()
