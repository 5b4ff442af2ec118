"""Copies SQLite's write-ahead log into the file of drafts in pauses, so that no key has to wait for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from model.storage.store import Store

_POLL_MS = 2000
"""Milliseconds between two looks; if both find the same count of changes, nothing is being written."""


class CheckpointTimer(QObject):
    """Makes a checkpoint in every pause as long as it lives."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._seen_changes = self._checkpointed_changes = store.change_count
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self.checkpoint_if_idle)
        self._timer.start()

    def checkpoint_if_idle(self) -> None:
        """Make a checkpoint if something was written, but nothing since the last look."""
        changes = self._store.change_count
        is_idle = changes == self._seen_changes
        if is_idle and changes != self._checkpointed_changes:
            # SQLite would do it within the commit of some key, with two more waits for the disk
            self._store.checkpoint()
            self._checkpointed_changes = changes
        self._seen_changes = changes
