"""The context menu of a grid."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


def build_context_menu(parent: QWidget, actions: Iterable[QAction], can_change: bool) -> QMenu:
    """A menu of these actions, deleted when it is closed.

    Actions with the property "into_cells" are grey where no selected cell can be changed. They are shown as a
    disabled copy then: the action itself is also in the window's menus, and its shortcut must go on working.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in actions:
        if can_change or not action.property("into_cells"):
            menu.addAction(action)
            continue
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = f"{action.text()}\t{key}" if key else action.text()
        menu.addAction(action.icon(), text).setEnabled(False)
    return menu
