"""Compares two drafts of the list: reads them from the store and shows what differs in the list's place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.draft_list.start_page import StartPage
from model.drafts import next_year
from model.errors import NianbaoError
from model.form import editions
from model.report.report import Report
from model.storage.store import Store
from model.storage.summaries import DraftSummary

if TYPE_CHECKING:
    from gui.history.comparison_page import ComparisonPage


class ComparisonController(QObject):
    """Shows the comparison page on the start page, and shows it anew when the drafts have changed."""

    place_requested = Signal(int, str)
    """The clerk wishes to open a draft; carries its id and the place to go to, "" for no place."""

    def __init__(self, start_page: StartPage, store: Store) -> None:
        super().__init__(start_page)
        self._start_page = start_page
        self._store = store
        self._compared_ids: frozenset[int] = frozenset()

    def compare_drafts(self, drafts: Sequence[DraftSummary]) -> None:
        """Show how two drafts differ. The one of the earlier year, or of one year the one changed earlier, is first."""
        self._compared_ids = frozenset(draft.id for draft in drafts)
        self._start_page.show_page(self._comparison_page)
        self._show_comparison(drafts)
        self._comparison_page.setFocus()

    def refresh_comparison(self, drafts: Sequence[DraftSummary]) -> None:
        """Compare anew, with the summaries of all drafts there are now; leave the page where one of the two is gone."""
        if self._compared_ids and not self._comparison_page.isHidden():
            self._show_comparison([draft for draft in drafts if draft.id in self._compared_ids])

    @cached_property
    def _comparison_page(self) -> ComparisonPage:
        from gui.history.comparison_page import ComparisonPage  # seldom asked for, and the list is shown sooner without

        page = ComparisonPage()
        page.closed.connect(self._leave_comparison)
        page.open_requested.connect(self.place_requested)
        return page

    def _show_comparison(self, drafts: Sequence[DraftSummary]) -> None:
        from model.drafts.side_by_side import list_side_rows  # as above

        if len(drafts) != 2:
            self._leave_comparison()
            return
        first, second = sorted(drafts, key=lambda draft: (draft.year or 0, draft.changed_at))
        try:
            first_report, second_report = self._load_report(first.id), self._load_report(second.id)
        except NianbaoError as error:
            self._leave_comparison()
            self._start_page.notice_bar.show_message(str(error), {"知道了": self._start_page.drafts_table.setFocus})
            return
        form = editions.load_form(second_report.edition)
        rows = list_side_rows(form, next_year.convert_edition(first_report, form), second_report)
        self._comparison_page.show_drafts(first, second, rows)

    def _load_report(self, draft_id: int) -> Report:
        """Return a draft's report with its totals computed; raises NianbaoError where the store fails."""
        report, _ = self._store.load_report(draft_id)
        return next_year.compute_totals_by_edition(report)

    def _leave_comparison(self) -> None:
        self._compared_ids = frozenset()
        self._start_page.leave_page()
