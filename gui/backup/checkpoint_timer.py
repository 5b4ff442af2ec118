"""Folds the log of the drafts' file into the file once nobody writes, so that no key has to wait for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from model.storage.store import Store

_LOOK = 2000
"""Milliseconds between looks whether something was written; what two looks find alike was written before the first."""


class Folding(QObject):
    """Looks for a pause in the writing as long as it lives."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._seen = self._folded = store.changes
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Fold what was written, unless something more was written since the last look."""
        changes = self._store.changes
        if changes == self._seen != self._folded:
            self._store.fold()
            self._folded = changes
        self._seen = changes
