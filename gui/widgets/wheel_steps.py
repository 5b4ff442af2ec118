"""Counts the steps of a mouse wheel: fine wheels and touchpads turn by parts of a step."""

from __future__ import annotations

import math

from PySide6.QtGui import QWheelEvent

_UNITS_PER_NOTCH = 120
"""Qt's angleDelta for one step of a common mouse wheel: eighths of a degree, 15° a step."""


class WheelSteps:
    """Adds up the turns of a wheel, and keeps what is left of a step."""

    def __init__(self) -> None:
        self._remainder = 0

    def count_steps(self, event: QWheelEvent) -> int:
        """How many whole steps are complete with this event; below 0 towards the user."""
        turned = self._remainder + event.angleDelta().y()
        self._remainder = int(math.fmod(turned, _UNITS_PER_NOTCH))
        return int(turned / _UNITS_PER_NOTCH)
