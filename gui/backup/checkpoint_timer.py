"""Folds the log of the drafts' file into the file once nobody writes, so that no key has to wait for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from model.storage.store import Store

_POLL_MS = 2000
"""Milliseconds between looks whether something was written; what two looks find alike was written before the first."""


class CheckpointTimer(QObject):
    """Looks for a pause in the writing as long as it lives."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._seen_changes = self._checkpointed_changes = store.change_count
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self.checkpoint_if_idle)
        self._timer.start()

    def checkpoint_if_idle(self) -> None:
        """Fold what was written, unless something more was written since the last look."""
        changes = self._store.change_count
        if changes == self._seen_changes != self._checkpointed_changes:
            self._store.checkpoint()
            self._checkpointed_changes = changes
        self._seen_changes = changes
