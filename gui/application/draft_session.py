"""One draft on the desk, from opening to closing: its recorder, its editor and what the menus do inside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from gui.draft.autosave import Autosave
from gui.draft.open_draft import OpenDraft
from gui.editor import commands
from gui.editor.editor import Editor
from gui.editor.last_year import LastYearController
from gui.history.timeline_panel import TimelinePanel
from gui.system.settings import Settings, remember_sizes
from gui.window.main_window import MainWindow
from model.drafts.draft import Draft
from model.form import editions
from model.storage.store import Store


class DraftSession(QObject):
    """Puts a draft into the window. closed: back to the list; changed: other actions can be done now than before."""

    close_requested = Signal()
    availability_changed = Signal()

    def __init__(
        self, window: MainWindow, store: Store, id: int, actions: Mapping[str, QAction], settings: Settings
    ) -> None:
        super().__init__(window)
        self.draft_id = id
        self._window = window
        self._store = store
        self._settings = settings
        report, last = store.load_report(id)
        self.draft = Draft(editions.load_form(report.edition), report, last)
        self.autosave = Autosave(store, id, self.draft, self)  # the first listener: stored before anything is painted
        self.editor = Editor(OpenDraft(self.draft, self, locked=store.is_read_only), actions)
        self._last_year = LastYearController(window, self.editor, store, id)
        self._connect_signals()
        self.autosave.refresh_counts()
        window.show_editor(self.editor)
        window.show_zoom(settings.zoom)

    def _connect_signals(self) -> None:
        editor, settings = self.editor, self._settings
        self.autosave.saved.connect(self._window.show_saved_time)
        self.autosave.save_failed.connect(self._window.show_unsaved)
        editor.close_requested.connect(self.close_requested)
        editor.zoom_changed.connect(self._window.show_zoom)
        self._last_year.report_attached.connect(self.availability_changed)
        editor.open_draft.edit_refused.connect(self._window.show_status)
        editor.findings_panel.is_locked = editor.open_draft.is_locked
        commands.apply_settings(editor, settings)
        commands.add_timeline(editor, self._store, self.draft_id, self.autosave)
        restore_layout(editor, settings)
        editor.tabs.setCurrentIndex(settings.read_tab(self.draft_id))
        editor.tabs.currentChanged.connect(partial(settings.store_tab, self.draft_id))
        editor.tabs.currentChanged.connect(self.availability_changed)
        editor.open_draft.undo_stack.indexChanged.connect(self.availability_changed)
        editor.side_panel.pages_changed.connect(self.availability_changed)

    def run_command(self, id: str) -> None:
        """One of the actions that work inside the editor."""
        deeds = {**commands.build_commands(self.editor, self._settings), "attach_last": self._last_year.ask_for_report}
        deeds[id]()

    def compute_availability(self) -> Mapping[str, bool]:
        """Which of the actions can be done only now and then, and whether now."""
        return commands.compute_availability(self.editor)

    def commit_draft(self) -> Draft:
        """The draft, with all that was typed up to now."""
        self.editor.commit_now()
        return self.draft

    def save_pending(self) -> bool:
        """Store what was typed and waits; whether all of it is stored."""
        self.editor.commit_now()
        self.autosave.write_pending()
        return not self.autosave.pending_count


def restore_layout(editor: Editor, settings: Settings) -> None:
    """Arrange a new editor as the last one was left, and remember what the clerk changes from now on."""
    beside, side = editor.split_view, editor.side_panel
    beside.restore_widths(*settings.side_sizes)
    beside.widths_changed.connect(lambda: settings.store_sizes("side", (beside.side_width, beside.preview_share)))
    side.setCurrentIndex(settings.side_page)
    side.currentChanged.connect(lambda page: setattr(settings, "side_page", page))
    remember_sizes(side.find_page(TimelinePanel).splitter, "timeline", settings)
