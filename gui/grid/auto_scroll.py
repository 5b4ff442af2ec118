"""Scrolls a table for as long as the mouse that selects is held beyond its edge: the farther out, the faster."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

_STEP_INTERVAL_MS = 40
"""Milliseconds from step to step."""
_MAX_STEP_PIXELS = 60
"""Pixels of a step at the most: two rows, or the clerk would see nothing of what goes by."""


class AutoScroll(QObject):
    """Belongs to the table it scrolls, which scrolls by pixels."""

    def __init__(self, table: QAbstractScrollArea) -> None:
        super().__init__(table)
        self._table = table
        self._distance = QPoint()
        self._after_step: Callable[[], object] = self.stop
        self._timer = QTimer(self, interval=_STEP_INTERVAL_MS)
        self._timer.timeout.connect(self._scroll_step)

    def follow_pointer(self, beyond: QPoint, follow: Callable[[], object]) -> None:
        """The mouse is so many pixels beyond the edge each way, (0, 0) inside; follow is called after each step."""
        self._distance, self._after_step = beyond, follow
        if beyond.isNull():
            self.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The mouse was let go."""
        self._timer.stop()

    def _scroll_step(self) -> None:
        moved = False
        sides = (
            (self._table.horizontalScrollBar(), self._distance.x()),
            (self._table.verticalScrollBar(), self._distance.y()),
        )
        for bar, far in sides:
            before = bar.value()
            bar.setValue(before + max(-_MAX_STEP_PIXELS, min(far, _MAX_STEP_PIXELS)))
            moved = moved or bar.value() != before
        if moved:
            self._after_step()
        else:
            self.stop()


def measure_distance_outside(area: QRect, at: QPoint) -> QPoint:
    """How far a point lies beyond an area each way, in pixels; negative to the left and above."""
    nearest = QPoint(
        max(area.left(), min(at.x(), area.right())),
        max(area.top(), min(at.y(), area.bottom())),
    )
    return at - nearest
