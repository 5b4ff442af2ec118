"""Writes every edit of a draft to the store as soon as it is made, and tries again where that fails."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from model.checks.findings import count_findings
from model.drafts.draft import AppliedEdit, Draft
from model.errors import BusyStore, StoreError
from model.report.edits import Edit
from model.storage.store import Store

_RETRY_DELAY = 3000
"""Milliseconds until edits that could not be written are written again."""

_BUSY_RETRY_DELAY = 400
"""Milliseconds until the next try while another program writes the file, which mostly takes it a moment."""

_MAX_SILENT_TRIES = 3
"""So many tries in a row may find the file busy before the clerk is told: all within two seconds."""


class Autosave(QObject):
    """Listens to a draft, which the store knows by draft_id. No edit is dropped: those not written wait in order.

    failure_reason: why the last edit could not be written, a sentence for the clerk; "" where all were.
    """

    saved = Signal(object)
    """All edits are written; carries the datetime of the last one."""
    save_failed = Signal(str)
    """Edits could not be written; carries a sentence for the clerk that says how many and why."""

    def __init__(self, store: Store, draft_id: int, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._draft_id = draft_id
        self._draft = draft
        self._pending_edits: list[Edit] = []
        self.failure_reason = ""
        self._busy_tries = 0
        self._retry_timer = QTimer(self, interval=_RETRY_DELAY, singleShot=True)
        self._retry_timer.timeout.connect(self.write_pending)
        draft.add_listener(self._record_edit)

    @property
    def pending_count(self) -> int:
        """How many edits are not written yet."""
        return len(self._pending_edits)

    def write_pending(self) -> None:
        """Write the edits not written yet, oldest first."""
        written_at: datetime | None = None
        self.failure_reason = ""
        try:
            while self._pending_edits:
                written_at = self._store.record_edit(
                    self._draft_id, self._pending_edits[0], self._draft.report, count_findings(self._draft.findings)
                )
                self._pending_edits.pop(0)
            self._busy_tries = 0
        except StoreError as error:
            is_busy = isinstance(error, BusyStore)
            self._busy_tries = self._busy_tries + 1 if is_busy else 0
            self._retry_timer.start(_BUSY_RETRY_DELAY if is_busy else _RETRY_DELAY)
            self.failure_reason = str(error)
            if is_busy and self._busy_tries <= _MAX_SILENT_TRIES:
                return
            self.save_failed.emit(f"还没有保存（{len(self._pending_edits)} 处改动）：{error}")
        if written_at and not self._pending_edits:
            self.saved.emit(written_at)

    def refresh_counts(self) -> None:
        """Store how many findings there are now, for the list of drafts.

        They may be others than when the last edit was stored: the rules of this version of the program may differ, or
        the draft has been given another report of last year.
        """
        if self._pending_edits or self._store.is_read_only:
            return
        # a failure is not told: the next edit writes the counts too
        with suppress(StoreError):
            self._store.update_counts(self._draft_id, count_findings(self._draft.findings))

    def _record_edit(self, applied: AppliedEdit) -> None:
        if applied.edit.changes:
            self._pending_edits.append(applied.edit)
            if not self._busy_tries:  # else the next try is soon, and every try holds up the keyboard
                self.write_pending()
        else:
            self.refresh_counts()
