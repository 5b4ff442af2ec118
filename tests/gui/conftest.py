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


@pytest.fixture(scope="session", autouse=True)
def style_of_the_program(qapp: QApplication) -> None:
    """The palette, font and style sheet that users see: sizes and places depend on them."""
    theme.apply_theme(qapp)


@pytest.fixture(autouse=True)
def appearance_of_before(qapp: QApplication, style_of_the_program: None) -> Iterator[None]:
    """No test inherits the colours or the font that another chose."""
    font = qapp.font()
    yield
    theme.choose_appearance(qapp, "system")
    if qapp.font() != font:
        qapp.setFont(font)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The program with its text cursor at rest, so that two pictures of it can be compared."""
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield qapp
    qapp.setCursorFlashTime(flash)
