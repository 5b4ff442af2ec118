"""What a cell of the form shows of a paste, and that it is drawn in every tone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.grid.pasting.incoming_figures import IncomingFigure, IncomingLook, describe_incoming, draw_incoming
from gui.style import theme
from gui.style.colours import BLACK_ON_WHITE, DARK, LIGHT, WHITE_ON_BLACK
from model.report.report import Report
from tests.model.pasting.plans import pasted
from tests.reports import balanced


def described(
    text: str, report: Report | None = None, as_zero: bool | None = None, left_out: bool = False
) -> list[str]:
    (item,) = pasted(text, "requests.granted.natural", report).items
    found = describe_incoming(item, as_zero, left_out)
    return [found.text, found.look, found.beside]


def test_each_kind_of_figure_looks_otherwise() -> None:
    assert described("7") == ["7", "new", ""]
    assert described("７") == ["7", "new", ""]
    assert described("1.2万") == ["12000", "checked", ""]
    assert described("7", balanced()) == ["7", "checked", "2"]
    assert described("2", balanced()) == ["2", "same", ""]
    assert described("张三", balanced()) == ["张三", "refused", "2"]
    assert described("7", balanced(), left_out=True) == ["2", "left out", "7"]


def test_a_dash_is_open_until_it_is_decided() -> None:
    assert described("无", balanced()) == ["？", "checked", "2"]
    assert described("无", balanced(), as_zero=False) == ["空", "checked", "2"]
    assert described("无", balanced(), as_zero=True) == ["0", "checked", "2"]


@pytest.mark.parametrize("tone", [LIGHT, DARK, BLACK_ON_WHITE, WHITE_ON_BLACK])
def test_the_colours_are_those_of_the_tone_and_there_is_a_mark_beside_them(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tone: object
) -> None:
    monkeypatch.setattr(theme, "palette", lambda: tone)
    fills = {"new": "good_fill", "checked": "warning_fill", "refused": "error_fill", "same": "paper"}
    marked: dict[str, bool] = {}
    looks: tuple[IncomingLook, ...] = ("new", "checked", "refused", "same")
    for look in looks:
        picture = QImage(90, 30, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        draw_incoming(painter, QRect(0, 0, 90, 30), IncomingFigure("", look, ""), is_selected=False)
        painter.end()
        fill = QColor(getattr(tone, fills[look]))
        assert picture.pixelColor(60, 4) == fill
        marked[look] = any(picture.pixelColor(x, y) != fill for x in range(14) for y in range(14))
    assert marked == {"new": True, "checked": True, "refused": True, "same": False}
