"""The mouse wheel in whole notches; what is left over is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from gui.widgets.wheel_steps import WheelSteps


def turned(by: int) -> QWheelEvent:
    """The wheel turned by eighths of a degree: 120 are a notch."""
    return QWheelEvent(
        QPointF(),
        QPointF(),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


@pytest.mark.parametrize(
    ("turns", "steps"),
    [
        ([120, -120, 240], [1, -1, 2]),
        ([40, 40, 40, 40], [0, 0, 1, 0]),
        ([100, 100, 100], [0, 1, 1]),
        ([-60, -60, -30], [0, -1, 0]),
        ([90, -90, 120], [0, 0, 1]),
        ([0], [0]),
    ],
)
def test_parts_of_a_notch_add_up_to_whole_ones(turns: list[int], steps: list[int]) -> None:
    wheel = WheelSteps()
    assert [wheel.count_steps(turned(by)) for by in turns] == steps
