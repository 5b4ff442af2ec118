"""The pictures of the manual."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.help.manual_view import ManualView, read_manual

PICTURES = files("resources").joinpath("manual", "pictures")
LINKED = re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", read_manual())


@pytest.mark.parametrize(("words", "name"), LINKED)
def test_every_picture_is_there_and_has_words_for_those_who_do_not_see_it(words: str, name: str) -> None:
    image = QImage.fromData(PICTURES.joinpath(name).read_bytes())
    assert image.width() >= 600
    assert len(words) >= 2


def test_no_picture_is_left_over() -> None:
    assert {file.name for file in PICTURES.iterdir()} == {name for _, name in LINKED}


def test_pictures_are_no_wider_than_the_page(qtbot: QtBot) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    page.show()
    for width in (520, 900, 400):
        page.resize(QSize(width, 600))
        assert page.horizontalScrollBar().maximum() == 0
