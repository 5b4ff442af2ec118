"""The drafts as a whole: listed, copied, deleted and brought back, exported many at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

import exporters
from gui.draft_list.draft_comparison import ComparisonController
from gui.draft_list.start_page import StartPage
from gui.exporting.batch_bar import BatchBar
from gui.exporting.batch_export import BatchExport, LoadedDraft
from gui.system.settings import Settings
from gui.window import actions
from gui.window.main_window import MainWindow
from model.form import editions
from model.storage.store import DELETED_RETENTION, Store
from model.storage.summaries import DraftSummary


class DraftsController(QObject):
    """Ties the start page to the store. menu: what can be done with the drafts selected in the list."""

    def __init__(self, window: MainWindow, start: StartPage, store: Store, settings: Settings) -> None:
        super().__init__(window)
        self._start_page = start
        self._store = store
        self._settings = settings
        bar = BatchBar(tuple(exporters.WRITER_MODULES))
        self._start_page.add_bar(bar)
        self.batch_export = BatchExport(bar, self._start_page.notice_bar, self._load_draft)
        self.batch_export.finished.connect(window.show_status)
        self.batch_export.running_changed.connect(self._show_exporting)
        bar.closed.connect(self._start_page.drafts_table.setFocus)
        window.about_to_close.connect(self.batch_export.cancel_export)
        self.comparison_controller = ComparisonController(self._start_page, store)
        self.menu = QMenu(actions.format_menu_title("列表"), window)
        self.menu.addActions(self._start_page.drafts_table.actions())
        self.menu.addSeparator()
        self.menu.addAction("最近删除…", self.show_deleted)
        self._start_page.show_deadline(settings.deadline)
        edges = self._start_page.drafts_table.column_widths
        edges.restore_widths(settings.read_sizes("columns"))
        edges.widths_changed.connect(lambda: settings.store_sizes("columns", edges.widths))
        self._connect_signals()

    def show_drafts(self) -> None:
        """Show the drafts there are."""
        cards = self._store.list_summaries()
        self._start_page.show_drafts(cards)
        if not cards:
            self._start_page.empty_list_guide.offer_deleted(bool(self._store.list_deleted()))
        self.comparison_controller.refresh_comparison(cards)

    def duplicate_draft(self, card: DraftSummary) -> None:
        """Another draft of the same contents, on top of the list."""
        copy = self._store.duplicate_draft(card.id)
        self.show_drafts()
        self._start_page.announce_copy(card, copy)

    def delete_drafts(self, cards: Sequence[DraftSummary]) -> None:
        """Take drafts off the list; they can be brought back."""
        self._store.delete_drafts(*(card.id for card in cards))
        self.show_drafts()
        self._start_page.announce_deletion(cards)

    def undelete_drafts(self, ids: Sequence[int]) -> None:
        """Bring them back."""
        self._store.undelete_drafts(*ids)
        self.show_drafts()
        self._start_page.announce_undeletion(ids)

    def show_deleted(self) -> None:
        """Show what can be brought back."""
        self._start_page.show_deleted(self._store.list_deleted(), DELETED_RETENTION.days)

    def save_deadline(self, day: date | None) -> None:
        """Remember the last day."""
        self._settings.deadline = day

    def _connect_signals(self) -> None:
        self._start_page.copy_requested.connect(self.duplicate_draft)
        self._start_page.delete_requested.connect(self.delete_drafts)
        self._start_page.undelete_requested.connect(self.undelete_drafts)
        self._start_page.deleted_list_requested.connect(self.show_deleted)
        self._start_page.compare_requested.connect(self.comparison_controller.compare_drafts)
        self._start_page.export_requested.connect(self.batch_export.ask_formats)
        self._start_page.deadline_chosen.connect(self.save_deadline)

    def _show_exporting(self, running: bool) -> None:
        self._start_page.drafts_table.show_exporting(running)
        if running:
            self._start_page.drafts_table.setFocus()

    def _load_draft(self, id: int) -> LoadedDraft:
        report, last = self._store.load_report(id)
        return editions.load_form(report.edition), report, last
