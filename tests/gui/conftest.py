"""What the tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.style import theme


@pytest.fixture(autouse=True)
def empty_clipboard() -> Iterator[None]:
    """WORKAROUND PySide6 6.11, offscreen: a QMimeData of ours still on the clipboard at exit crashes the process."""
    yield
    if QGuiApplication.instance():
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def hands_off_the_keys() -> None:
    """QTest leaves Shift or Ctrl of its last key pressed, and what is chosen then is added to what was chosen."""
    if QGuiApplication.instance():
        QTest.keyClick(QWidget(), Qt.Key.Key_Escape)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The program in its clothes, its text cursor at rest; they are taken off again: other tests look at it bare."""
    style, palette, font, flash = qapp.style().objectName(), qapp.palette(), qapp.font(), qapp.cursorFlashTime()
    theme.apply_theme(qapp)
    qapp.setCursorFlashTime(0)
    yield qapp
    theme.choose_appearance(qapp, "system")
    qapp.setCursorFlashTime(flash)
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)
