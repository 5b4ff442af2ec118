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
from model.storage.summaries import DraftSummary

if TYPE_CHECKING:
    from gui.history.comparison_page import ComparisonPage


class ComparisonController(QObject):
    """wanted: the id of a draft to be opened, and the place to go to in it or ""."""

    place_requested = Signal(int, str)

    def __init__(self, start: StartPage, store: Store) -> None:
        super().__init__(start)
        self._start_page = start
        self._store = store
        self._compared_ids: frozenset[int] = frozenset()

    def compare_drafts(self, cards: Sequence[DraftSummary]) -> None:
        """Show how two drafts differ: the earlier year, or of one year the one changed longer ago, comes first."""
        self._compared_ids = frozenset(card.id for card in cards)
        self._start_page.show_page(self._comparison_page)
        self._show_comparison(cards)
        self._comparison_page.setFocus()

    def refresh_comparison(self, cards: Sequence[DraftSummary]) -> None:
        """The drafts there are now: those compared may have been changed meanwhile, or be gone."""
        if self._compared_ids and not self._comparison_page.isHidden():
            self._show_comparison([card for card in cards if card.id in self._compared_ids])

    @cached_property
    def _comparison_page(self) -> ComparisonPage:
        from gui.history.comparison_page import ComparisonPage  # seldom asked for, and the list is shown sooner without

        page = ComparisonPage()
        page.closed.connect(self._leave_comparison)
        page.open_requested.connect(self.place_requested)
        return page

    def _show_comparison(self, cards: Sequence[DraftSummary]) -> None:
        from model.drafts.comparison import compare_reports  # as above

        if len(cards) != 2:
            self._leave_comparison()
            return
        before, after = sorted(cards, key=lambda card: (card.year or 0, card.changed_at))
        try:
            old, new = (
                next_year.compute_totals_by_edition(self._store.load_report(card.id)[0]) for card in (before, after)
            )
        except NianbaoError as error:
            self._leave_comparison()
            self._start_page.notice_bar.show_message(str(error), {"知道了": self._start_page.drafts_table.setFocus})
            return
        form = editions.load_form(new.edition)
        self._comparison_page.show_differences(
            before, after, compare_reports(form, next_year.convert_edition(old, form), new)
        )

    def _leave_comparison(self) -> None:
        self._compared_ids = frozenset()
        self._start_page.leave_page()
