"""Keys that typing must leave to the report's single history."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

PAUSE = 500
"""How long typing rests, in milliseconds, before what was typed is stored."""

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


def is_history_key(event: QEvent) -> bool:
    """Whether an event asks for undo or redo; text boxes claim these keys even with no undo of their own."""
    if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
        return False
    standard = QKeySequence.StandardKey
    return event.matches(standard.Undo) or event.matches(standard.Redo) or event.keyCombination() == _CTRL_Y


def without_history(menu: QMenu) -> QMenu:
    """A text box's own menu without its undo and redo."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu
