"""Carries out in the store what is wished for on the start page: list, copy, delete, restore and export drafts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

import exporters
from gui.draft_list.draft_comparison import ComparisonController
from gui.draft_list.start_page import StartPage
from gui.exporting.batch_bar import BatchBar
from gui.exporting.batch_export import BatchExport
from gui.exporting.batch_words import LoadedDraft
from gui.system.settings import Settings
from gui.window import actions
from gui.window.main_window import MainWindow
from model.form import editions
from model.storage.store import DELETED_RETENTION, Store
from model.storage.summaries import DraftSummary


class DraftsController(QObject):
    """Connects the start page with the store.

    menu is the window's menu 列表: what can be done with the drafts selected in the list. Every method that reads or
    changes drafts raises NianbaoError where the store fails.
    """

    def __init__(self, window: MainWindow, start_page: StartPage, store: Store, settings: Settings) -> None:
        super().__init__(window)
        self._start_page = start_page
        self._store = store
        self._settings = settings
        batch_bar = BatchBar(tuple(exporters.WRITER_MODULES))
        start_page.add_bar(batch_bar)
        self.batch_export = BatchExport(batch_bar, start_page.notice_bar, self._load_draft)
        self.batch_export.finished.connect(window.show_status)
        self.batch_export.running_changed.connect(self._show_exporting)
        batch_bar.closed.connect(start_page.drafts_table.setFocus)
        window.about_to_close.connect(self.batch_export.cancel_export)
        self.comparison_controller = ComparisonController(start_page, store)
        self.menu = QMenu(actions.format_menu_title("列表"), window)
        self.menu.addActions(start_page.drafts_table.actions())
        self.menu.addSeparator()
        self.menu.addAction("最近删除…", self.show_deleted)
        start_page.show_deadline(settings.deadline)
        column_widths = start_page.drafts_table.column_widths
        column_widths.restore_widths(settings.read_sizes("columns"))
        column_widths.widths_changed.connect(lambda: settings.store_sizes("columns", column_widths.widths))
        self._connect_signals()

    def show_drafts(self) -> None:
        """Show the drafts that the store holds now."""
        drafts = self._store.list_summaries()
        self._start_page.drafts_table.drafts_model.take_sent_days(self._store.list_sent_days())
        self._start_page.show_drafts(drafts)
        if not drafts:
            self._start_page.empty_list_guide.offer_deleted(bool(self._store.list_deleted()))
        self.comparison_controller.refresh_comparison(drafts)

    def duplicate_draft(self, draft: DraftSummary) -> None:
        """Add a draft with the same contents to the store, and show it on top of the list."""
        copy_id = self._store.duplicate_draft(draft.id)
        self.show_drafts()
        self._start_page.announce_copy(draft, copy_id)

    def delete_drafts(self, drafts: Sequence[DraftSummary]) -> None:
        """Delete drafts; they can be restored for some time."""
        self._store.delete_drafts(*(draft.id for draft in drafts))
        self.show_drafts()
        self._start_page.announce_deletion(drafts)

    def undelete_drafts(self, ids: Sequence[int]) -> None:
        """Restore deleted drafts, and select them in the list."""
        self._store.undelete_drafts(*ids)
        self.show_drafts()
        self._start_page.announce_undeletion(ids)

    def show_deleted(self) -> None:
        """Show the deleted drafts that can be restored."""
        self._start_page.show_deleted(self._store.list_deleted(), DELETED_RETENTION.days)

    def save_deadline(self, day: date | None) -> None:
        """Store the deadline in the settings; None for the one the regulation sets."""
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

    def _load_draft(self, draft_id: int) -> LoadedDraft:
        report, last_year = self._store.load_report(draft_id)
        return editions.load_form(report.edition), report, last_year
