"""The draft on the desk as it was: its moments and their names, out of the store, and the way back to them."""

from __future__ import annotations

from collections.abc import Callable

from gui.draft.open_draft import Desk
from model.checks.rules import settle
from model.drafts import next_year
from model.drafts.edits_in_words import restoring
from model.report.report import Report
from model.storage.store import Store
from model.storage.summaries import Card, Version


class Past:
    """flush stores what was typed and waits. Every method raises NianbaoError where the store fails."""

    def __init__(self, desk: Desk, store: Store, draft: int, flush: Callable[[], None]) -> None:
        self.form = desk.draft.form
        self.store = store
        self.draft = draft
        self._desk = desk
        self._flush = flush

    @property
    def locked(self) -> bool:
        """Whether the draft can only be looked at."""
        return self._desk.locked

    def now(self) -> Report:
        """The report as it is stored; what is being typed follows with its own edit, undisturbed by a comparison."""
        return self._desk.draft.report

    def report_at(self, moment: int) -> Report:
        """The report as it was right after an edit; 0 is before the first."""
        return settle(self.form, self.store.report_at(self.draft, moment))

    def restore(self, moment: int, label: str) -> bool:
        """Make the report what it was, as one edit; False where it is so already."""
        self._flush()
        return self._desk.enter(restoring(self.form, self.report_at(moment), self.now()), label)

    def name(self, name: str) -> Version:
        """Give the present moment a name."""
        self._flush()
        return self.store.name_version(self.draft, name)

    def others(self) -> list[Card]:
        """The other drafts there are."""
        return [card for card in self.store.cards() if card.id != self.draft]

    def other(self, card: Card) -> Report:
        """Another draft, read as one of this form."""
        report, _ = self.store.load(card.id)
        return next_year.read_as(next_year.settled(report), self.form)
