"""Scrolls a table while the mouse drags a selection beyond its edge: the farther out, the faster."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

_STEP_INTERVAL_MS = 40
"""The time between two scroll steps, in milliseconds."""
_MAX_STEP_PIXELS = 60
"""The longest scroll step, in pixels: two rows, so that the clerk can still see what scrolls by."""


class AutoScroll(QObject):
    """A timer that scrolls its parent, a table that scrolls by pixels (ScrollPerPixel)."""

    def __init__(self, table: QAbstractScrollArea) -> None:
        super().__init__(table)
        self._table = table
        self._distance = QPoint()
        self._after_step: Callable[[], object] = self.stop
        self._timer = QTimer(self, interval=_STEP_INTERVAL_MS)
        self._timer.timeout.connect(self._scroll_step)

    def follow_pointer(self, distance: QPoint, after_step: Callable[[], object]) -> None:
        """Scroll on for as long as the mouse is outside.

        distance: how far it is beyond the edge, in pixels each way; (0, 0) inside, which stops the scrolling.
        after_step is called after each step that moved the table; scrolling ends where no step moves it any more.
        """
        self._distance = distance
        self._after_step = after_step
        if distance.isNull():
            self.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Stop scrolling."""
        self._timer.stop()

    def _scroll_step(self) -> None:
        moved_across = _scroll_by(self._table.horizontalScrollBar(), self._distance.x())
        moved_down = _scroll_by(self._table.verticalScrollBar(), self._distance.y())
        if moved_across or moved_down:
            self._after_step()
        else:
            self.stop()


def _scroll_by(bar: QScrollBar, distance: int) -> bool:
    """Move a scroll bar by a distance in pixels, limited to the longest step; whether it moved at all."""
    before = bar.value()
    step = max(-_MAX_STEP_PIXELS, min(distance, _MAX_STEP_PIXELS))
    bar.setValue(before + step)
    return bar.value() != before


def measure_distance_outside(area: QRect, at: QPoint) -> QPoint:
    """How far a point lies outside an area, in pixels each way: negative to the left and above, (0, 0) inside."""
    nearest = QPoint(
        max(area.left(), min(at.x(), area.right())),
        max(area.top(), min(at.y(), area.bottom())),
    )
    return at - nearest
