"""Headings that stay in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.grid import heading_text
from gui.style import theme
from model.form import editions
from model.form.sheet import make_sheet


@pytest.mark.parametrize("seen", [8, 20, 60, 110, 160, 400])
def test_a_vertical_heading_keeps_to_its_own_place(qtbot: QtBot, seen: int) -> None:
    """三、本年度办理结果 is one character a line: where low it is set closer, smaller or shorter, never outside."""
    tiles = make_sheet(editions.load_form("2021").tables["requests"]).tiles
    [tall] = [tile for tile in tiles if tile.text.startswith("三、")]
    image = QImage(60, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    heading_text.draw_heading(painter, QRect(20, 0, 30, seen), tall)
    painter.end()
    beyond = ((x, y) for x in range(60) for y in range(500) if y >= seen or not 20 <= x < 50)
    assert all(image.pixelColor(x, y) == QColor("white") for x, y in beyond)
    assert {image.pixelColor(x, y).name() for x in range(20, 50) for y in range(seen)} - {theme.palette().heading}
