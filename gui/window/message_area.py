"""The area above a page for bars with messages and questions: scrolled where they would take too much of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.style import theme

_HEIGHT_DIVISOR = 6
"""All bars together get a sixth of the window's height, but always so much that one of them is seen whole."""


class MessageArea(QScrollArea):
    """Visible while one of its bars is; where they must be scrolled, the one that was shown last is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget()
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.SPACE)
        self._bars: list[QWidget] = []
        self._newest_bar: QWidget | None = None
        self._content.installEventFilter(self)  # it gets a LayoutRequest when the height of a bar has changed
        self.setWidget(self._content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def add_bar(self, bar: QWidget) -> None:
        """Add a bar below those added before."""
        self._bars.append(bar)
        self._layout.addWidget(bar)
        bar.installEventFilter(self)
        self._fit_height()

    def _fit_height(self) -> None:
        """Take the height that the visible bars need, or as much of it as they may have."""
        visible = [bar for bar in self._bars if not bar.isHidden()]
        self.setVisible(bool(visible))
        if visible:
            newest = self._newest_bar if self._newest_bar in visible else visible[-1]
            heights = {bar: self._measure_bar(bar) for bar in visible}
            needed = sum(heights.values()) + (len(visible) - 1) * theme.SPACE
            allowed = max(self.window().height() // _HEIGHT_DIVISOR, heights[newest])
            self.setFixedHeight(min(needed, allowed))
            self._content.resize(self.viewport().width(), needed)
            self._layout.activate()
            self.ensureWidgetVisible(newest, 0, 0)

    def _measure_bar(self, bar: QWidget) -> int:
        """Return the height in pixels that a bar needs at the present width."""
        width = self.viewport().width()
        return bar.heightForWidth(width) if bar.hasHeightForWidth() else bar.sizeHint().height()

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the height when a bar is shown or hidden, or when its text has changed."""
        kind = event.type()
        if kind == QEvent.Type.ShowToParent and watched in self._bars:
            self._newest_bar = self._bars[self._bars.index(watched)]
        if kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest):
            self._fit_height()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height: texts that wrap need less of it where there is more width."""
        super().resizeEvent(event)
        self._fit_height()
