"""What the mouse wheel is turned by, in whole notches: fine wheels and touchpads turn by parts of one."""

from __future__ import annotations

import math

from PySide6.QtGui import QWheelEvent

_NOTCH = 120


class Notches:
    """Keeps the part of a notch that is left over."""

    def __init__(self) -> None:
        self._left = 0

    def turned(self, event: QWheelEvent) -> int:
        """How many whole notches are complete with this event, below 0 towards the clerk."""
        whole = self._left + event.angleDelta().y()
        self._left = int(math.fmod(whole, _NOTCH))
        return int(whole / _NOTCH)
