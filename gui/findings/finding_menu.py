"""The menu that the right button opens on a finding."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

COPY_WORDS = "复制这句话"


def build_finding_menu(parent: QWidget, buttons: Iterable[QPushButton], sentence: str) -> QMenu:
    """A menu with the words of these buttons, but of the hidden ones, and with one that copies the finding's sentence.

    An entry does what its button does, and is grey where that is. The menu is deleted when it is closed.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for button in buttons:
        if not button.isHidden():
            entry = menu.addAction(button.text())
            entry.setEnabled(button.isEnabled())
            entry.triggered.connect(button.click)
    menu.addSeparator()
    menu.addAction(COPY_WORDS).triggered.connect(lambda: QGuiApplication.clipboard().setText(sentence))
    return menu
