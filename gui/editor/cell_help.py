"""Words of help that change at every step of the cursor."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.style import theme


class CellHelp(QWidget):
    """Wraps its words. A bare label would have the whole window laid out and painted anew for each of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setProperty("faint", True)
        self._label.setWordWrap(True)
        self._fit_height()

    def show_text(self, words: str) -> None:
        """Show these."""
        if words != self._label.text():
            self._label.setText(words)
            self._fit_height()

    def _fit_height(self) -> None:
        """As high as the words need; that alone concerns the window."""
        least = self.fontMetrics().height() + theme.SPACE
        height = max(self._label.heightForWidth(self.width()), least)
        self._label.setGeometry(0, 0, self.width(), height)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit_height()
