"""The reports of the open draft's body for other years, read one at a time between the clerk's keys, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from gui.draft.open_draft import OpenDraft
from model.drafts.cell_history import MAX_YEARS, YearFigure, list_year_figures
from model.drafts.next_year import compute_totals_by_edition
from model.errors import NianbaoError
from model.report.report import Report
from model.storage.store import Store

_DELAY_MS = 300
"""Milliseconds from the opening of a draft until others are read: by then it has been painted."""

_DECIDING_PLACES = frozenset({"cover.unit", "cover.year", "cover.scope"})
"""Where these differ, other reports are of the same body, or for the same scope."""


class YearReports(QObject):
    """Reads what the store has of the unit of the open draft, whose own id there is draft_id.

    Of several drafts for one year the one changed last counts. One for another 统计范围 does not: its figures count
    other bodies too. What cannot be read is left out, as a year without a draft is.
    """

    reports_read = Signal()
    """The reports of other years are there, or others than before."""

    def __init__(self, open_draft: OpenDraft, store: Store, draft_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_draft, self._store, self._draft_id = open_draft, store, draft_id
        self._reports: dict[int, Report] = {}
        self._found: dict[int, Report] = {}
        self._waiting: list[tuple[int, int]] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read_next)
        open_draft.edit_applied.connect(lambda applied: self._follow_edit(applied.changed_places))
        self._begin(_DELAY_MS)

    @property
    def reports(self) -> Mapping[int, Report]:
        """The reports of other years by year, with their totals."""
        return self._reports

    def list_figures(self, cell: str) -> list[YearFigure]:
        """The figures of a cell over the years, this year's as the draft has it now; [] where no other year has one."""
        draft = self._open_draft.draft
        year = draft.report.year
        known = dict(self._reports)
        if year is not None:
            known[year] = draft.report
        figures = list_year_figures(draft.form, known, cell)
        return figures if any(one.figure is not None and one.year != year for one in figures) else []

    def _follow_edit(self, changed: frozenset[str]) -> None:
        if not _DECIDING_PLACES.isdisjoint(changed):
            self._begin(_DELAY_MS)

    def _begin(self, delay_ms: int) -> None:
        """Find out which drafts there are, after a delay, and then read them."""
        self._waiting, self._found = [], {}
        self._is_listed = False
        self._timer.start(delay_ms)

    def _read_next(self) -> None:
        """List the drafts, or read one of them; then let the window answer what waits for it."""
        if not self._is_listed:
            self._list_drafts()
        elif self._waiting:
            self._read_draft(*self._waiting.pop(0))
        if self._waiting:
            self._timer.start(0)
        else:
            self._add_attached_report()
            self._reports, self._found = self._found, {}
            self.reports_read.emit()

    def _list_drafts(self) -> None:
        self._is_listed = True
        report = self._open_draft.draft.report
        if not report.unit or report.year is None:
            return
        with suppress(NianbaoError):
            drafts = self._store.list_drafts_of_unit(report.unit)
            self._waiting = [
                (id, year) for id, year in drafts if id != self._draft_id and 0 < abs(year - report.year) < MAX_YEARS
            ]

    def _read_draft(self, draft_id: int, year: int) -> None:
        if year in self._found:
            return
        with suppress(NianbaoError):
            report, _ = self._store.load_report(draft_id)
            if self._has_same_scope(report):
                self._found[year] = compute_totals_by_edition(report)

    def _add_attached_report(self) -> None:
        """Take last year's report that the draft is compared with where the list has no draft for that year."""
        last = self._open_draft.draft.last_year
        if last is not None and last.year is not None:
            self._found.setdefault(last.year, compute_totals_by_edition(last))

    def _has_same_scope(self, report: Report) -> bool:
        scope, own_scope = report.cover.get("scope", ""), self._open_draft.draft.report.cover.get("scope", "")
        return not scope or not own_scope or scope == own_scope
