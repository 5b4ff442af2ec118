"""Backs the drafts up while the clerk works: once an hour, where something was written since."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui import work
from model import backups
from model.backups import Backup
from model.store import Store

_LOOK = 60_000
"""Milliseconds between looks whether a backup is due."""


class Safekeeping(QObject):
    """made carries each Backup; failed a sentence, once until a backup succeeds again. folder: where backups go."""

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, store: Store, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._store = store
        self._backed_up = -1
        self._busy = self._said = False
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more: the store is being closed."""
        self._timer.stop()

    def look(self) -> None:
        """Make a backup if one is due, beside the window's own work."""
        changes, now = self._store.changes, datetime.now(UTC)
        if self._busy or changes == self._backed_up or not backups.due(self.folder, now):
            return
        self._busy = True
        make = partial(backups.make, self._store.path, self.folder, now)
        work.start(make, partial(self._done, changes), self._apologise, self)

    def _done(self, changes: int, backup: Backup) -> None:
        self._busy = self._said = False
        self._backed_up = changes
        self.made.emit(backup)

    def _apologise(self, words: str) -> None:
        self._busy = False
        if not self._said:  # once a minute would be a nuisance
            self._said = True
            self.failed.emit(words)
