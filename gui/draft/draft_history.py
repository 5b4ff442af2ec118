"""The draft on the desk as it was: its moments and their names, out of the store, and the way back to them."""

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
    """flush stores what was typed and waits. Every method raises NianbaoError where the store fails."""

    def __init__(self, desk: OpenDraft, store: Store, draft: int, flush: Callable[[], None]) -> None:
        self.form = desk.draft.form
        self.store = store
        self.draft_id = draft
        self._open_draft = desk
        self._commit_now = flush

    @property
    def is_locked(self) -> bool:
        """Whether the draft can only be looked at."""
        return self._open_draft.is_locked

    def current_report(self) -> Report:
        """The report as it is stored; what is being typed follows with its own edit, undisturbed by a comparison."""
        return self._open_draft.draft.report

    def load_report_at(self, moment: int) -> Report:
        """The report as it was right after an edit; 0 is before the first."""
        return compute_totals(self.form, self.store.report_at(self.draft_id, moment))

    def restore_moment(self, moment: int, label: str) -> bool:
        """Make the report what it was, as one edit; False where it is so already."""
        self._commit_now()
        return self._open_draft.enter_values(
            values_to_restore(self.form, self.load_report_at(moment), self.current_report()), label
        )

    def name_version(self, name: str) -> Version:
        """Give the present moment a name."""
        self._commit_now()
        return self.store.name_version(self.draft_id, name)

    def list_other_drafts(self) -> list[DraftSummary]:
        """The other drafts there are."""
        return [card for card in self.store.list_summaries() if card.id != self.draft_id]

    def load_other_report(self, card: DraftSummary) -> Report:
        """Another draft, read as one of this form."""
        report, _ = self.store.load_report(card.id)
        return next_year.convert_edition(next_year.compute_totals_by_edition(report), self.form)
