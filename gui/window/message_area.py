"""The bars above a page: as many as there are, never more of the window than a share of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.style import theme

_SHARE = 6
"""Bars get one part in so many of the window's height, or one of them is seen whole; the others are scrolled to."""


class BarStack(QScrollArea):
    """Stands where a bar of it is shown, with the one in sight that was shown last or has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QWidget()
        self._lines = QVBoxLayout(self._page)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.SPACE)
        self._bars: list[QWidget] = []
        self._newest: QWidget | None = None
        self._page.installEventFilter(self)  # its layout is asked to change when a bar has changed
        self.setWidget(self._page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def add(self, bar: QWidget) -> None:
        """One more, below those that are there."""
        self._bars.append(bar)
        self._lines.addWidget(bar)
        bar.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        shown = [bar for bar in self._bars if not bar.isHidden()]
        self.setVisible(bool(shown))
        if shown:
            newest = self._newest if self._newest in shown else shown[-1]
            heights = {bar: self._height(bar) for bar in shown}
            whole = sum(heights.values()) + (len(shown) - 1) * theme.SPACE
            self.setFixedHeight(min(whole, max(self.window().height() // _SHARE, heights[newest])))
            self._page.resize(self.viewport().width(), whole)
            self._lines.activate()
            self.ensureWidgetVisible(newest, 0, 0)

    def _height(self, bar: QWidget) -> int:
        width = self.viewport().width()
        return bar.heightForWidth(width) if bar.hasHeightForWidth() else bar.sizeHint().height()

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A bar comes, goes or says something else."""
        kind = event.type()
        if kind == QEvent.Type.ShowToParent and watched in self._bars:
            self._newest = self._bars[self._bars.index(watched)]
        if kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest):
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is more width the words need less height."""
        super().resizeEvent(event)
        self._fit()
