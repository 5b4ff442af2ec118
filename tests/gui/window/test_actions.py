"""The menus: a letter for each, and what cannot be done is paler."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.style import theme
from gui.window import actions
from tests.gui.opened import begun


def test_each_menu_has_a_letter_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    titles = [action.text() for action in program.window.menuBar().actions()]
    assert titles == [actions.format_menu_title(menu) for menu in ("文件", "列表", "编辑", "检查", "查看", "帮助")]
    assert len(set(actions.MENU_LETTERS.values())) == len(actions.MENU_LETTERS)


def test_what_cannot_be_done_is_paler_in_the_menus(qtbot: QtBot, tmp_path: Path, dressed: QApplication) -> None:
    program = begun(qtbot, tmp_path)
    assert _ink(program, "undo") > _ink(program, "create") + 60


def _ink(program: Application, id: str) -> int:
    """How light the darkest dot is with which an entry is written."""
    action = program.actions[id]
    menu = actions.menu_of(action)
    menu.popup(QPoint(0, 0))
    words = menu.actionGeometry(action).adjusted(3 * theme.SPACE, 4, 0, -4)
    picture = menu.grab(words).toImage()
    menu.hide()
    return min(picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height()))
