"""The drafts as a whole: listed, copied, deleted and brought back, exported many at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

import exporters
from gui.draft_list.draft_comparison import Comparing
from gui.draft_list.start_page import StartPage
from gui.exporting.batch_bar import BatchBar
from gui.exporting.batch_export import BatchExport, Loaded
from gui.system.settings import Settings
from gui.window import actions
from gui.window.main_window import Window
from model.form import editions
from model.storage.store import KEPT, Store
from model.storage.summaries import Card


class Shelf(QObject):
    """Ties the start page to the store. menu: what can be done with the drafts selected in the list."""

    def __init__(self, window: Window, start: StartPage, store: Store, settings: Settings) -> None:
        super().__init__(window)
        self._start = start
        self._store = store
        self._settings = settings
        bar = BatchBar(tuple(exporters.EXPORTERS))
        self._start.add_bar(bar)
        self.batch = BatchExport(bar, self._start.bar, self._load)
        self.batch.told.connect(window.say)
        self.batch.running.connect(self._show_exporting)
        bar.closed.connect(self._start.table.setFocus)
        window.closing.connect(self.batch.cancel)
        self.comparing = Comparing(self._start, store)
        self.menu = QMenu(actions.title("列表"), window)
        self.menu.addActions(self._start.table.actions())
        self.menu.addSeparator()
        self.menu.addAction("最近删除…", self.show_deleted)
        self._start.show_deadline(settings.deadline)
        edges = self._start.table.edges
        edges.give(settings.sizes("columns"))
        edges.moved.connect(lambda: settings.set_sizes("columns", edges.widths))
        self._connect()

    def show(self) -> None:
        """Show the drafts there are."""
        cards = self._store.cards()
        self._start.show_cards(cards)
        if not cards:
            self._start.guide.offer_deleted(bool(self._store.deleted()))
        self.comparing.refresh(cards)

    def duplicate(self, card: Card) -> None:
        """Another draft of the same contents, on top of the list."""
        copy = self._store.duplicate(card.id)
        self.show()
        self._start.tell_copy(card, copy)

    def delete(self, cards: Sequence[Card]) -> None:
        """Take drafts off the list; they can be brought back."""
        self._store.delete(*(card.id for card in cards))
        self.show()
        self._start.tell_deletion(cards)

    def undelete(self, ids: Sequence[int]) -> None:
        """Bring them back."""
        self._store.undelete(*ids)
        self.show()
        self._start.tell_return(ids)

    def show_deleted(self) -> None:
        """Show what can be brought back."""
        self._start.show_deleted(self._store.deleted(), KEPT.days)

    def keep_deadline(self, day: date | None) -> None:
        """Remember the last day."""
        self._settings.deadline = day

    def _connect(self) -> None:
        self._start.copy_wanted.connect(self.duplicate)
        self._start.delete_wanted.connect(self.delete)
        self._start.undelete_wanted.connect(self.undelete)
        self._start.deleted_wanted.connect(self.show_deleted)
        self._start.compare_wanted.connect(self.comparing.compare)
        self._start.export_wanted.connect(self.batch.ask)
        self._start.deadline_chosen.connect(self.keep_deadline)

    def _show_exporting(self, running: bool) -> None:
        self._start.table.show_exporting(running)
        if running:
            self._start.table.setFocus()

    def _load(self, id: int) -> Loaded:
        report, last = self._store.load(id)
        return editions.form(report.edition), report, last
