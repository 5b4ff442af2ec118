"""The menu of the right button in a table."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


def build_context_menu(parent: QWidget, deeds: Iterable[QAction], fitting: bool) -> QMenu:
    """A menu of these deeds that goes when it is closed; those into cells are grey unless fitting.

    What is grey stands there as a copy: the deed itself is also in the window's menus and keeps its key.
    """
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for deed in deeds:
        if fitting or not deed.property("into_cells"):
            made.addAction(deed)
        else:
            key = deed.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            made.addAction(deed.icon(), f"{deed.text()}\t{key}" if key else deed.text()).setEnabled(False)
    return made
