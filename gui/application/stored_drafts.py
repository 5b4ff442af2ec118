"""Puts drafts into the store and takes them out: each is checked once, and one just added is not read back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from model.checks.findings import Finding, count_findings
from model.drafts import next_year
from model.drafts.draft import Draft
from model.errors import DamagedDraft
from model.form import editions
from model.local_rules.local_rule import LocalRule
from model.report.report import Report
from model.storage.store import Store

_MAX_WAITING = 200
"""Milliseconds that the window stands still at most while another program writes the file of drafts."""


class StoredDrafts:
    """The drafts of a store as the window opens them. Every method raises StoreError where the file fails.

    local_rules: the rules of a city or a unit that they are checked by too.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        store.limit_waiting(_MAX_WAITING)
        self.local_rules: tuple[LocalRule, ...] = ()
        self._newest: tuple[int, Draft, tuple[int, int]] | None = None

    def add_draft(
        self,
        report: Report,
        last_year: Report | None,
        unplaced: Sequence[str] = (),
        findings: tuple[Finding, ...] | None = None,
        file_words: str = "",
    ) -> int:
        """Add a draft of this report to the store and return its id.

        last_year: the report to compare with; None takes the draft of the same unit for the year before, where the
        store has one. unplaced: the texts of an imported file for which no place was found. findings: those of the
        report beside last_year, where it has been checked already.
        file_words: which file it was read from, "" for none.
        """
        if last_year is None and report.year:
            id_of_last_year = self._store.find_draft(report.unit, report.year - 1)
            if id_of_last_year is not None:
                with suppress(DamagedDraft):  # the list says so; the new draft is begun without it
                    last_year, findings = self.load_report(id_of_last_year), None
        draft = Draft(editions.load_form(report.edition), report, last_year, findings, self.local_rules)
        draft_id = self._store.create_draft(report, count_findings(draft.findings), last_year, unplaced, file_words)
        self._newest = draft_id, draft, self._store.read_state()
        return draft_id

    def load_draft(self, draft_id: int) -> Draft:
        """A draft to be opened; one added just now comes as it was added, if nobody has written to the file since."""
        newest, self._newest = self._newest, None
        if newest is not None:
            newest_id, draft, state = newest
            if newest_id == draft_id and state == self._store.read_state():
                draft.set_local_rules(self.local_rules)
                return draft
        report, last_year = self._store.load_report(draft_id)
        return Draft(editions.load_form(report.edition), report, last_year, local_rules=self.local_rules)

    def load_report(self, draft_id: int) -> Report:
        """The report of a draft, its totals computed."""
        report, _ = self._store.load_report(draft_id)
        return next_year.compute_totals_by_edition(report)
