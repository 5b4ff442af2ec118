"""A known fault of PySide6 6.12 on Python 3.11: each emission takes a reference to True away."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal(bool)


def test_emitting_a_thousand_times_costs_no_reference_to_true() -> None:
    heard: list[bool] = []
    bell = Bell()
    bell.rung.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(1000):
        bell.rung.emit(True)
    assert len(heard) == 1000
    heard.clear()
    assert abs(sys.getrefcount(True) - before) < 100
