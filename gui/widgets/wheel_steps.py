"""What the mouse wheel is turned by, in whole notches: fine wheels and touchpads turn by parts of one."""

from __future__ import annotations

import math

from PySide6.QtGui import QWheelEvent

_UNITS_PER_NOTCH = 120


class WheelSteps:
    """Keeps the part of a notch that is left over."""

    def __init__(self) -> None:
        self._remainder = 0

    def count_steps(self, event: QWheelEvent) -> int:
        """How many whole notches are complete with this event, below 0 towards the clerk."""
        whole = self._remainder + event.angleDelta().y()
        self._remainder = int(math.fmod(whole, _UNITS_PER_NOTCH))
        return int(whole / _UNITS_PER_NOTCH)
