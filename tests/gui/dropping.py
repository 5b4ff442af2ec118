"""Files dropped on a window, as the system delivers them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def drop_files(window: QWidget, paths: Sequence[Path], possible: Qt.DropAction = COPY) -> Qt.DropAction:
    """Drop files where the file manager can do these actions; return the answer, IgnoreAction where none is taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return drop_data(window, data, possible)


def drop_data(window: QWidget, data: QMimeData, possible: Qt.DropAction = COPY) -> Qt.DropAction:
    """Drop anything near the middle of a window; return the answer, IgnoreAction where it is not taken.

    Where a move is possible it is what the file manager proposes.
    """
    proposed = MOVE if possible & MOVE else COPY
    native = window.windowHandle()
    point = QPoint(native.width() // 2, native.height() // 2)
    enter = QDragEnterEvent(point, possible, data, LEFT, NO_KEY)
    enter.setDropAction(proposed)
    enter.ignore()
    QApplication.sendEvent(native, enter)
    if not enter.isAccepted():
        return Qt.DropAction.IgnoreAction
    drop = QDropEvent(QPointF(point), possible, data, LEFT, NO_KEY)
    drop.setDropAction(proposed)
    QApplication.sendEvent(native, drop)
    return drop.dropAction() if drop.isAccepted() else Qt.DropAction.IgnoreAction
