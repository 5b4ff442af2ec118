"""Headings that stay in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.grid import heading_text
from gui.grid.frozen_headings import share_width
from gui.grid.heading_view import place_text
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


def test_columns_are_as_on_paper_but_none_narrower_than_its_widest_word() -> None:
    assert share_width(100, (0.5, 0.25, 0.25), (10, 10, 10)) == [50, 25, 25]
    assert share_width(100, (0.8, 0.1, 0.1), (10, 20, 20)) == [60, 20, 20]
    assert share_width(100, (0.7, 0.2, 0.1), (0, 30, 20)) == [50, 30, 20]
    assert share_width(30, (0.8, 0.1, 0.1), (20, 20, 20)) == pytest.approx([24, 3, 3])


@given(
    st.lists(st.tuples(st.floats(0.01, 1), st.floats(0, 40)), min_size=1, max_size=12),
    st.floats(500, 2000),
)
def test_all_the_width_is_shared(columns: list[tuple[float, float]], width: float) -> None:
    whole = sum(share for share, _ in columns)
    least = [least for _, least in columns]
    widths = share_width(width, [share / whole for share, _ in columns], least)
    assert sum(widths) == pytest.approx(width)
    assert all(given >= wanted - 1e-6 for given, wanted in zip(widths, least, strict=True))


@pytest.mark.parametrize("edition", editions.list_editions())
@pytest.mark.parametrize("room", [620, 675, 690, 762, 1018])
def test_no_word_of_a_heading_is_broken_nor_its_characters_small(qtbot: QtBot, edition: str, room: int) -> None:
    """自然人 stood as 自然 and 人 in a window of 1024 × 700."""
    font = QFont()
    font.setPixelSize(14)
    metrics = QFontMetrics(font)
    for table in editions.load_form(edition).tables.values():
        sheet = make_sheet(table)
        words = heading_text.measure_widest_words(sheet, font)
        widths = share_width(room, sheet.relative_widths, words)
        for tile in sheet.tiles:
            if tile.cell is None and tile.role != "stub" and tile.text:
                text_width = sum(widths[tile.column : tile.column + tile.width]) - 2 * theme.CELL_PADDING - 1
                broken = heading_text.break_lines(tile.text, text_width + 0.01, metrics.horizontalAdvance)
                parts = heading_text.split_words(tile.text)
                ends = {len("".join(parts[: count + 1])) for count in range(len(parts))}
                assert {len("".join(broken[: count + 1])) for count in range(len(broken))} <= ends, broken


def test_a_merged_label_half_out_of_sight_keeps_its_size() -> None:
    rect = QRect(0, 100, 60, 240)
    assert place_text(rect, QRect(0, 150, 60, 100), 44) == QRect(0, 150, 60, 100)
    assert place_text(rect, QRect(0, 100, 60, 20), 44) == QRect(0, 100, 60, 44)
    assert place_text(rect, QRect(0, 320, 60, 20), 44) == QRect(0, 296, 60, 44)
