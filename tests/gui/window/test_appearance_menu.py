"""The menu 外观."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.style import theme
from gui.style.colours import BLACK_ON_WHITE, DARK, LIGHT, Palette
from gui.system.settings import Settings
from tests.gui.opened import opened
from tests.gui.style.test_theme import choose, colours
from tests.reports import balanced


@pytest.mark.parametrize(("words", "tone"), [("深色", DARK), ("浅色", LIGHT), ("高对比度", BLACK_ON_WHITE)])
def test_a_choice_of_the_menu_colours_the_window_at_once_and_is_remembered(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication, words: str, tone: Palette
) -> None:
    program = opened(qtbot, tmp_path, balanced())
    choose(program, words)
    qtbot.wait(20)
    assert {tone.window, tone.paper, tone.heading} <= colours(program.window)
    assert theme.APPEARANCES[Settings(tmp_path).appearance] == words
