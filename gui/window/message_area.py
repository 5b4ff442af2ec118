"""The bars above a page: as many as there are, never more of the window than a share of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.style import theme

_HEIGHT_DIVISOR = 6
"""Bars get one part in so many of the window's height, or one of them is seen whole; the others are scrolled to."""


class MessageArea(QScrollArea):
    """Stands where a bar of it is shown, with the one in sight that was shown last or has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget()
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.SPACE)
        self._bars: list[QWidget] = []
        self._newest_bar: QWidget | None = None
        self._content.installEventFilter(self)  # its layout is asked to change when a bar has changed
        self.setWidget(self._content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def add_bar(self, bar: QWidget) -> None:
        """One more, below those that are there."""
        self._bars.append(bar)
        self._layout.addWidget(bar)
        bar.installEventFilter(self)
        self._fit_height()

    def _fit_height(self) -> None:
        shown = [bar for bar in self._bars if not bar.isHidden()]
        self.setVisible(bool(shown))
        if shown:
            newest = self._newest_bar if self._newest_bar in shown else shown[-1]
            heights = {bar: self._measure_bar(bar) for bar in shown}
            whole = sum(heights.values()) + (len(shown) - 1) * theme.SPACE
            self.setFixedHeight(min(whole, max(self.window().height() // _HEIGHT_DIVISOR, heights[newest])))
            self._content.resize(self.viewport().width(), whole)
            self._layout.activate()
            self.ensureWidgetVisible(newest, 0, 0)

    def _measure_bar(self, bar: QWidget) -> int:
        width = self.viewport().width()
        return bar.heightForWidth(width) if bar.hasHeightForWidth() else bar.sizeHint().height()

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A bar comes, goes or says something else."""
        kind = event.type()
        if kind == QEvent.Type.ShowToParent and watched in self._bars:
            self._newest_bar = self._bars[self._bars.index(watched)]
        if kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest):
            self._fit_height()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is more width the words need less height."""
        super().resizeEvent(event)
        self._fit_height()
