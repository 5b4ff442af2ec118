"""Files dropped anywhere on a window: taken before the text field or list below the pointer sees them, and copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QWindow

_DRAG_EVENTS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(QObject):
    """Takes the files that are dropped on a window; can_take tells whether any are taken at present.

    The answer to the file manager is always that the file is copied. Were it told that the file is moved, as Qt does
    where the file manager proposes it, it would delete the original.
    """

    paths_dropped = Signal(list)
    """The local files and folders, as Paths."""
    files_refused = Signal()
    """Files are dragged over the window while none can be taken."""

    def __init__(self, window: QWindow, can_take: Callable[[], bool]) -> None:
        super().__init__(window)
        self._can_take = can_take
        window.installEventFilter(self)

    # Qt's own name.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what drags files; leave dragged text, and all else, to the widgets."""
        if event.type() not in _DRAG_EVENTS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return super().eventFilter(watched, event)
        if not self._can_take():
            event.ignore()
            if event.type() == QEvent.Type.DragEnter:
                self.files_refused.emit()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            if event.dropAction() != Qt.DropAction.CopyAction:
                event.setDropAction(Qt.DropAction.IgnoreAction)  # only a move was possible: then nothing was done
            self.paths_dropped.emit(paths)
        return True
