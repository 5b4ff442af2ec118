"""Marks that are painted beside words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.style.status_marks import GoodSign
from tests.gui.findings.shown_findings import opened


@pytest.mark.parametrize("width", [300, 700])
def test_the_tick_where_nothing_was_found_is_round_however_wide_the_panel_is(qtbot: QtBot, width: int) -> None:
    panel = opened(qtbot, ())
    panel.resize(width, 400)
    [tick] = panel.findChildren(GoodSign)
    picture = tick.grab().toImage()
    ground = picture.pixel(0, 0)
    spots = [(x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) != ground]
    columns, lines = ({spot[way] for spot in spots} for way in (0, 1))
    assert abs(len(columns) - len(lines)) <= 2
    assert abs(min(columns) + max(columns) + 1 - picture.width()) <= 2
