"""The buttons of pages, bars and panels, made here so that they look and answer to keys alike, and rows of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from gui.style import theme
from gui.widgets.plain_text import PlainLabel


def push_button(
    words: str, do: Callable[[], object], icon: str = "", primary: bool = False, slim: bool = False
) -> QPushButton:
    """A button with these words that calls do.

    icon: the name of a picture in resources/icons that stands before the words. primary: the one thing mostly wanted,
    in the accent's colour. slim: lower, for a narrow panel; only Space presses it, all others are pressed by Enter too.
    """
    button = QPushButton(words)
    if icon:
        button.setIcon(theme.load_icon(icon, "on_accent" if primary else "ink"))
        button.setIconSize(theme.BUTTON_ICON_SIZE)
    button.setProperty("primary", primary)
    button.setProperty("slim", slim)
    button.setAutoDefault(not slim)
    button.clicked.connect(lambda: do())
    return button


def tool_button(words: str, do: Callable[[], object], slim: bool = False) -> QToolButton:
    """A flat button with these words that calls do; slim: with less air around them."""
    button = QToolButton()
    button.setText(words)
    button.setProperty("slim", slim)
    button.clicked.connect(lambda: do())
    return button


def action_button(action: QAction) -> QToolButton:
    """A button for an action: its words, picture and state, and what it does."""
    button = QToolButton()
    owner = action.parent()
    button.setDefaultAction(action)
    action.setParent(owner)  # WORKAROUND PySide6 6.11: the button would own the action, and take it along when it goes
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def lay_in_row(*widgets: QWidget) -> QHBoxLayout:
    """The widgets in a row, whose label takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE)
    for widget in widgets:
        row.addWidget(widget, int(isinstance(widget, PlainLabel)))
    return row
