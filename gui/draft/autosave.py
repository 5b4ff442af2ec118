"""Writes every edit of a draft to the store when it is made, and keeps trying where that fails."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from model.checks.findings import count_findings
from model.drafts.draft import AppliedEdit, Draft
from model.errors import StoreError
from model.report.edits import Edit
from model.storage.store import Store

_RETRY_DELAY = 3000
"""Milliseconds until edits that could not be written are tried again."""


class Autosave(QObject):
    """stored carries the time of the last edit written; failed a sentence. No edit is dropped: they wait in order.

    trouble: why the last one could not be written; "" where all could.
    """

    saved = Signal(object)
    save_failed = Signal(str)

    def __init__(self, store: Store, id: int, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._draft_id = id
        self._draft = draft
        self._pending_edits: list[Edit] = []
        self.failure_reason = ""
        self._retry_timer = QTimer(self, interval=_RETRY_DELAY, singleShot=True)
        self._retry_timer.timeout.connect(self.write_pending)
        draft.add_listener(self._record_edit)

    @property
    def pending_count(self) -> int:
        """How many edits are not on disk yet."""
        return len(self._pending_edits)

    def write_pending(self) -> None:
        """Write what waits, oldest first."""
        at: datetime | None = None
        self.failure_reason = ""
        try:
            while self._pending_edits:
                at = self._store.record_edit(
                    self._draft_id, self._pending_edits[0], self._draft.report, count_findings(self._draft.findings)
                )
                self._pending_edits.pop(0)
        except StoreError as error:
            self._retry_timer.start()
            self.failure_reason = str(error)
            self.save_failed.emit(f"还没有存盘（{len(self._pending_edits)} 处改动）：{error}")
        if at and not self._pending_edits:
            self.saved.emit(at)

    def refresh_counts(self) -> None:
        """Have the list of drafts count what is found now: rules, or last year's report, may be others than before."""
        if self._pending_edits or self._store.is_read_only:
            return
        # a failure needs no word: the next edit writes the counts too
        with suppress(StoreError):
            self._store.update_counts(self._draft_id, count_findings(self._draft.findings))

    def _record_edit(self, applied: AppliedEdit) -> None:
        if applied.edit.changes:
            self._pending_edits.append(applied.edit)
            self.write_pending()
        else:
            self.refresh_counts()
