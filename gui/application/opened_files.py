"""Files that the program was started with or another start passed on: kept until the window can take them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

_PAUSE_MS = 200
"""Milliseconds between two looks whether the window can take them by now: a dialog is answered, an import is done."""


def to_path(argument: str) -> Path:
    """The file or folder that an argument of the command line names, by its path or by its address file://…"""
    url = QUrl(argument)
    local_name = url.toLocalFile() if url.isLocalFile() else ""
    return Path(local_name or argument).absolute()


class OpenedFiles(QObject):
    """Hands files on as soon as the window can take them; those that come meanwhile are handed on together."""

    paths_ready = Signal(list)
    """Files and folders to be opened: a list of absolute Paths."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Path] = []
        self._can_take: Callable[[], bool] = lambda: False
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._hand_on)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Have these opened behind those that wait already."""
        self._waiting = list(dict.fromkeys((*self._waiting, *paths)))
        self._hand_on()

    def begin(self, can_take: Callable[[], bool]) -> None:
        """From now on files are handed on whenever can_take() is true."""
        self._can_take = can_take
        QTimer.singleShot(0, self, self._hand_on)

    def _hand_on(self) -> None:
        if self._waiting and self._can_take():
            paths, self._waiting = self._waiting, []
            self._timer.stop()
            self.paths_ready.emit(paths)
        elif self._waiting:
            self._timer.start()
        else:
            self._timer.stop()
