"""The menu 外观: light, dark, high contrast, or as the system has it."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from gui.style import theme
from gui.system.settings import Settings


class AppearanceMenu(QMenu):
    """Changes the whole program at once, and the settings remember it; stands at the end of the menu 查看."""

    def __init__(self, settings: Settings, view: QMenu) -> None:
        super().__init__("外观", view)
        self._settings = settings
        choices = QActionGroup(self)
        for appearance, words in theme.APPEARANCES.items():
            action = choices.addAction(words)
            action.setCheckable(True)
            action.setChecked(appearance == settings.appearance)
            action.triggered.connect(partial(self._choose_appearance, appearance))
            self.addAction(action)
        view.addSeparator()
        view.addMenu(self)

    def _choose_appearance(self, appearance: str) -> None:
        self._settings.appearance = appearance
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.choose_appearance(app, appearance)
