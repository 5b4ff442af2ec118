"""The menu 外观: light, dark, high contrast, or as the system is set."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from gui.style import theme
from gui.system.settings import Settings


class AppearanceMenu(QMenu):
    """Changes the colours of the whole program at once and stores the choice in the settings.

    view_menu: the menu 查看, at whose end this one is added.
    """

    def __init__(self, settings: Settings, view_menu: QMenu) -> None:
        super().__init__("外观", view_menu)
        self._settings = settings
        choices = QActionGroup(self)
        for appearance, words in theme.APPEARANCES.items():
            action = choices.addAction(words)
            action.setCheckable(True)
            action.setChecked(appearance == settings.appearance)
            action.triggered.connect(partial(self._choose_appearance, appearance))
            self.addAction(action)
        view_menu.addSeparator()
        view_menu.addMenu(self)

    def _choose_appearance(self, appearance: str) -> None:
        self._settings.appearance = appearance
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.choose_appearance(app, appearance)
