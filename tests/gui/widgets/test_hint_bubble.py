"""Where a hint stands: beside what it is about, and over nothing that is needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from gui.widgets.hint_bubble import place_beside

NUMBERS = st.integers(min_value=0, max_value=1300)
RECTANGLES = st.builds(QRect, NUMBERS, NUMBERS, st.integers(1, 300), st.integers(1, 200))


@given(anchor=RECTANGLES, avoid=RECTANGLES)
def test_a_bubble_finds_a_place_beside_any_cell_of_a_real_window(anchor: QRect, avoid: QRect) -> None:
    room = QRect(0, 0, 1366, 768)
    place = place_beside(QSize(340, 130), anchor, avoid, room)
    assert room.contains(place)
    assert not place.intersects(avoid)
