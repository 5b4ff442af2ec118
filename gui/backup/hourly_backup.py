"""Makes a backup of the drafts every hour in which something was written; model/recovery/backups.py sets the hour."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui.system import background
from model.recovery.backup_folder import KeptBackup, back_up_if_due
from model.storage.store import Store

_POLL_MS = 60_000
"""Milliseconds between two looks whether a backup is due."""


class HourlyBackup(QObject):
    """Makes backups in a worker. folder: where they go.

    is_paused: none is made, as the store is read-only or its file is being exchanged.
    """

    made = Signal(object)
    """A Backup was made."""
    failed = Signal(str)
    """A backup failed, for this reason; not emitted again before one has succeeded."""

    def __init__(self, store: Store, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.is_paused = store.is_read_only
        self._store = store
        self._saved_changes = -1  # the store's count of changes at the last backup
        self._is_busy = self._failure_reported = False
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self.back_up_if_due)
        self._timer.start()

    def stop_timer(self) -> None:
        """Make no more backups: the store is being closed."""
        self._timer.stop()

    def use_folder(self, folder: Path) -> None:
        """Make backups in this folder from now on, the first at the next look."""
        self.folder = folder
        self._saved_changes = -1
        self._failure_reported = False

    def back_up_if_due(self) -> None:
        """Make a backup if the last one is an hour old and something was written since."""
        if not self.is_paused and self._store.change_count != self._saved_changes:
            self._start_backup(always=False)

    def back_up_now(self) -> None:
        """Make a backup whether it is due or not."""
        self._start_backup(always=True)

    def _start_backup(self, always: bool) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        make = partial(back_up_if_due, self._store.path, self.folder, datetime.now(UTC), always)
        finish = partial(self._finish_backup, self._store.change_count)
        background.run_in_background(make, finish, self._fail_backup, self)

    def _finish_backup(self, changes: int, kept: KeptBackup | None) -> None:
        """Take a backup made when the store had counted so many changes; None where none was due."""
        self._is_busy = False
        if kept is None:
            return
        self._saved_changes = changes
        self.made.emit(kept.backup)
        if kept.problem:
            self._report_failure(kept.problem)
        else:
            self._failure_reported = False

    def _fail_backup(self, words: str) -> None:
        self._is_busy = False
        self._report_failure(words)

    def _report_failure(self, words: str) -> None:
        if not self._failure_reported:  # it is tried again every minute
            self._failure_reported = True
            self.failed.emit(words)
