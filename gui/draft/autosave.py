"""Writes every edit of a draft to the store when it is made, and keeps trying where that fails."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from model.checks.findings import tally
from model.drafts.draft import Applied, Draft
from model.errors import StoreTrouble
from model.report.edits import Edit
from model.storage.store import Store

_RETRY = 3000
"""Milliseconds until edits that could not be written are tried again."""


class Recorder(QObject):
    """stored carries the time of the last edit written; failed a sentence. No edit is dropped: they wait in order.

    trouble: why the last one could not be written; "" where all could.
    """

    stored = Signal(object)
    failed = Signal(str)

    def __init__(self, store: Store, id: int, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._id = id
        self._draft = draft
        self._waiting: list[Edit] = []
        self.trouble = ""
        self._retry = QTimer(self, interval=_RETRY, singleShot=True)
        self._retry.timeout.connect(self.write)
        draft.listen(self._take)

    @property
    def waiting(self) -> int:
        """How many edits are not on disk yet."""
        return len(self._waiting)

    def write(self) -> None:
        """Write what waits, oldest first."""
        at: datetime | None = None
        self.trouble = ""
        try:
            while self._waiting:
                at = self._store.record(self._id, self._waiting[0], self._draft.report, tally(self._draft.findings))
                self._waiting.pop(0)
        except StoreTrouble as error:
            self._retry.start()
            self.trouble = str(error)
            self.failed.emit(f"还没有存盘（{len(self._waiting)} 处改动）：{error}")
        if at and not self._waiting:
            self.stored.emit(at)

    def recount(self) -> None:
        """Have the list of drafts count what is found now: rules, or last year's report, may be others than before."""
        if self._waiting or self._store.read_only:
            return
        # a failure needs no word: the next edit writes the counts too
        with suppress(StoreTrouble):
            self._store.recount(self._id, tally(self._draft.findings))

    def _take(self, applied: Applied) -> None:
        if applied.edit.changes:
            self._waiting.append(applied.edit)
            self.write()
        else:
            self.recount()
