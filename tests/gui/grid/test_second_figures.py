"""Last year's figure and this year's in one cell: neither is written over the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.grid.second_figures import draw_last_year, place_figure
from gui.style import theme

CELL = QRect(0, 0, 57, 30)


def inked(text: str, last_year: str, draws_last_year: bool) -> set[tuple[int, int]]:
    """The pixels of one of both figures in a cell of table 3."""
    font = QFont()
    font.setPointSizeF(10.5)
    image = QImage(CELL.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.palette().paper))
    painter = QPainter(image)
    painter.setFont(font)
    if draws_last_year:
        draw_last_year(painter, CELL, last_year, is_selected=False)
    else:
        painter.drawText(place_figure(CELL, font, text, last_year), 0x0082, text)  # right, in the middle of its box
    painter.end()
    places = ((x, y) for x in range(CELL.width()) for y in range(CELL.height()))
    return {(x, y) for x, y in places if image.pixelColor(x, y).lightness() < 160}


@pytest.mark.parametrize(("text", "last_year"), [("3", "12"), ("1234", "1189"), ("31234", "21189"), ("48", "")])
def test_both_figures_can_be_read(qapp: QApplication, text: str, last_year: str) -> None:
    now, before = inked(text, last_year, False), inked(text, last_year, True)
    assert now
    assert bool(before) == bool(last_year)
    assert not now & before


def test_a_figure_that_has_room_stands_in_the_middle_of_its_cell(qapp: QApplication) -> None:
    font = QFont()
    font.setPointSizeF(10.5)
    assert place_figure(CELL, font, "3", "12").height() == CELL.height()
    assert place_figure(CELL, font, "31234", "21189").height() < CELL.height()
    assert place_figure(CELL, font, "31234", "").height() == CELL.height()
