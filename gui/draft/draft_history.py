"""The open draft as it was: reports after each of its edits, named versions, and how to restore them.

A moment is the number of an edit in the store; the draft's report right after that edit is the report at that moment.
"""

from __future__ import annotations

from collections.abc import Callable

from gui.draft.open_draft import OpenDraft
from model.checks.rules import compute_totals
from model.drafts import next_year
from model.drafts.edits_in_words import values_to_restore
from model.report.report import Report
from model.storage.store import Store
from model.storage.summaries import DraftSummary, Version


class DraftHistory:
    """commit_now enters what is being typed into the draft. Every method raises NianbaoError where the store fails."""

    def __init__(self, open_draft: OpenDraft, store: Store, draft_id: int, commit_now: Callable[[], None]) -> None:
        self.form = open_draft.draft.form
        self.store = store
        self.draft_id = draft_id
        self._open_draft = open_draft
        self._commit_now = commit_now

    @property
    def is_locked(self) -> bool:
        """Whether the draft can only be looked at."""
        return self._open_draft.is_locked

    def current_report(self) -> Report:
        """Return the report as it is now, without what is being typed: a comparison must not break off the typing."""
        return self._open_draft.draft.report

    def load_report_at(self, moment: int) -> Report:
        """Return the report right after an edit, with its totals; moment 0 is before the first edit."""
        return compute_totals(self.form, self.store.report_at(self.draft_id, moment))

    def restore_moment(self, moment: int, label: str) -> bool:
        """Make the report what it was at a moment, as one edit; return False where nothing differs.

        label: what the edit is called in the undo menu and the timeline.
        """
        self._commit_now()
        values = values_to_restore(self.form, self.load_report_at(moment), self.current_report())
        return self._open_draft.enter_values(values, label)

    def name_version(self, name: str) -> Version:
        """Give the present moment a name, and return the version that was stored."""
        self._commit_now()
        return self.store.name_version(self.draft_id, name)

    def list_other_drafts(self) -> list[DraftSummary]:
        """Return the summaries of all drafts but this one."""
        return [summary for summary in self.store.list_summaries() if summary.id != self.draft_id]

    def load_other_report(self, summary: DraftSummary) -> Report:
        """Return the report of another draft, with its totals, converted to the form of this draft."""
        report, _ = self.store.load_report(summary.id)
        return next_year.convert_edition(next_year.compute_totals_by_edition(report), self.form)
