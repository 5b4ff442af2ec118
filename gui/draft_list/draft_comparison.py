"""Two drafts of the list compared: read from the store, shown in the list's place, shown anew after a change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.draft_list.start_page import StartPage
from model.drafts import next_year
from model.errors import NianbaoError
from model.form import editions
from model.storage.store import Store
from model.storage.summaries import Card

if TYPE_CHECKING:
    from gui.history.comparison_page import ComparisonPage


class Comparing(QObject):
    """wanted: the id of a draft to be opened, and the place to go to in it or ""."""

    wanted = Signal(int, str)

    def __init__(self, start: StartPage, store: Store) -> None:
        super().__init__(start)
        self._start = start
        self._store = store
        self._ids: frozenset[int] = frozenset()

    def compare(self, cards: Sequence[Card]) -> None:
        """Show how two drafts differ: the earlier year, or of one year the one changed longer ago, comes first."""
        self._ids = frozenset(card.id for card in cards)
        self._start.show_page(self._page)
        self._show(cards)
        self._page.setFocus()

    def refresh(self, cards: Sequence[Card]) -> None:
        """The drafts there are now: those compared may have been changed meanwhile, or be gone."""
        if self._ids and not self._page.isHidden():
            self._show([card for card in cards if card.id in self._ids])

    @cached_property
    def _page(self) -> ComparisonPage:
        from gui.history.comparison_page import ComparisonPage  # seldom asked for, and the list is shown sooner without

        page = ComparisonPage()
        page.closed.connect(self._leave)
        page.wanted.connect(self.wanted)
        return page

    def _show(self, cards: Sequence[Card]) -> None:
        from model.drafts.comparison import compare  # as above

        if len(cards) != 2:
            self._leave()
            return
        before, after = sorted(cards, key=lambda card: (card.year or 0, card.changed))
        try:
            old, new = (next_year.settled(self._store.load(card.id)[0]) for card in (before, after))
        except NianbaoError as error:
            self._leave()
            self._start.bar.say(str(error), {"知道了": self._start.table.setFocus})
            return
        form = editions.form(new.edition)
        self._page.show_differences(before, after, compare(form, next_year.read_as(old, form), new))

    def _leave(self) -> None:
        self._ids = frozenset()
        self._start.leave_page()
