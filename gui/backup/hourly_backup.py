"""Backs the drafts up while the clerk works: once an hour, where something was written since."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui.system import background
from model.recovery.backup_folder import Kept, keep
from model.storage.store import Store

_LOOK = 60_000
"""Milliseconds between looks whether a backup is due."""


class Safekeeping(QObject):
    """made carries each Backup; failed a sentence, once until all is well again. folder: where backups go.

    resting: nothing is looked for, as the file is read-only or is being exchanged.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, store: Store, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.resting = store.read_only
        self._store = store
        self._backed_up = -1
        self._busy = self._said = False
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more: the store is being closed."""
        self._timer.stop()

    def use(self, folder: Path) -> None:
        """From now on this folder; it shall not have to wait for its first backup."""
        self.folder = folder
        self._backed_up = -1
        self._said = False

    def look(self) -> None:
        """Make a backup if one is due, beside the window's own work."""
        if not self.resting and self._store.changes != self._backed_up:
            self._make(always=False)

    def make_now(self) -> None:
        """Make one whether it is due or not."""
        self._make(always=True)

    def _make(self, always: bool) -> None:
        if self._busy:
            return
        self._busy = True
        make = partial(keep, self._store.path, self.folder, datetime.now(UTC), always)
        background.start(make, partial(self._done, self._store.changes), self._apologise, self)

    def _done(self, changes: int, kept: Kept | None) -> None:
        self._busy = False
        if kept is None:
            return
        self._backed_up = changes
        self.made.emit(kept.backup)
        if kept.trouble:
            self._tell(kept.trouble)
        else:
            self._said = False

    def _apologise(self, words: str) -> None:
        self._busy = False
        self._tell(words)

    def _tell(self, words: str) -> None:
        if not self._said:  # once a minute would be a nuisance
            self._said = True
            self.failed.emit(words)
