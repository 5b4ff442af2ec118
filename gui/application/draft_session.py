"""One draft in the editor, from opening to closing: its autosave, its editor and what the menus do in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from gui.application.sent_commands import SentCommands
from gui.draft.autosave import Autosave
from gui.draft.open_draft import OpenDraft
from gui.editor import commands
from gui.editor.editor import Editor
from gui.editor.last_year import LastYearController
from gui.editor.pages.section_pages import make_page
from gui.history.timeline_panel import TimelinePanel
from gui.system.settings import Settings, remember_sizes
from gui.window.main_window import MainWindow
from model.drafts.draft import Draft
from model.storage.store import Store

if TYPE_CHECKING:
    from exporters.check_record.check_record import CheckRecord
    from exporters.check_record.report_source import ReportSource


class DraftSession(QObject):
    """Shows the editor of a draft in the window and stores every edit under the draft's id.

    editor is there when every step of build_editor() was taken. draft: as the store has it. actions: the window's, by
    id; the editor puts some of them on buttons and context menus.
    """

    close_requested = Signal()
    """The clerk wishes to go back to the list of drafts."""
    availability_changed = Signal()
    """compute_availability() may now return something else."""

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        draft_id: int,
        draft: Draft,
        actions: Mapping[str, QAction],
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self.draft_id = draft_id
        self._window = window
        self._store = store
        self._settings = settings
        self.draft = draft
        # the draft's first listener: an edit is stored before anything is painted
        self.autosave = Autosave(store, draft_id, self.draft, self)
        self._open_draft = OpenDraft(self.draft, self, locked=store.is_read_only)
        self._actions = actions

    def build_editor(self) -> Iterator[None]:
        """Make editor, which the window does not show yet: a step at a time, with a pause after each."""
        self.editor = Editor(self._open_draft, self._actions)
        self._window.take_editor(self.editor)
        try:
            yield from self._build_parts()
        except BaseException:  # also where no more steps are taken
            self._window.drop_editor(self.editor)
            raise

    def _build_parts(self) -> Iterator[None]:
        yield
        for section in self.draft.form.sections:
            self.editor.add_page(section, make_page(section, self._open_draft))
            yield
        self.editor.add_side_panel()
        yield
        self._last_year = LastYearController(self._window, self.editor, self._store, self.draft_id)
        self.sent_commands = SentCommands(self._window, self.editor)
        self._connect_signals()
        self.autosave.refresh_counts()
        yield

    def show_editor(self) -> None:
        """Show the whole editor in the window."""
        self._window.show_editor(self.editor)
        self._window.show_zoom(self._settings.zoom)

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
        commands.add_last_year(editor, self._last_year.ask_for_report)
        commands.add_timeline(editor, self._store, self.draft_id, self.autosave)
        commands.add_other_years(editor, self._store, self.draft_id)
        editor.proofreading.use_store(self._store, self.draft_id)
        restore_layout(editor, settings)
        editor.tabs.setCurrentIndex(settings.read_tab(self.draft_id))
        editor.tabs.currentChanged.connect(partial(settings.store_tab, self.draft_id))
        editor.tabs.currentChanged.connect(self.availability_changed)
        editor.open_draft.undo_stack.indexChanged.connect(self.availability_changed)
        editor.side_panel.pages_changed.connect(self.availability_changed)

    def run_command(self, action_id: str) -> None:
        """Carry out an action that needs a draft, by its id; raises KeyError where there is none of this id."""
        if action_id == "attach_last":
            self._last_year.ask_for_report()
        elif action_id in self.sent_commands.commands:
            self.sent_commands.commands[action_id]()
        else:
            commands.build_commands(self.editor, self._settings)[action_id]()

    def read_last_year(self, file: Path) -> None:
        """Read a file in a worker, and compare the draft with its report as last year's."""
        self._last_year.read_file(file)

    def compute_availability(self) -> Mapping[str, bool]:
        """Return, for the actions that cannot always be carried out, whether they can be now."""
        return {**commands.compute_availability(self.editor), **self.sent_commands.availability}

    def commit_draft(self) -> Draft:
        """Enter what is being typed into the draft, and return the draft."""
        self.editor.commit_now()
        return self.draft

    def make_check_record(self) -> CheckRecord:
        """体检单 of the draft as it is now."""
        from exporters.check_record.check_record import CheckRecord  # seldom asked for

        draft = self.draft
        source, rules = self._find_source(), draft.local_rules
        return CheckRecord(draft.form, draft.report, draft.findings, draft.last_year, source, local_rules=rules)

    def _find_source(self) -> ReportSource:
        """Which file the draft was read from, as far as the store knows."""
        from exporters.check_record.report_source import ReportSource

        leftovers = self._store.list_unplaced(self.draft_id)
        imported = self._store.read_import(self.draft_id)
        if imported is None:
            return ReportSource(leftovers=leftovers)
        at, words = imported
        return ReportSource(f"{words}，{at.year}年{at.month}月{at.day}日读入", leftovers)

    def save_pending(self) -> bool:
        """Store what was typed and is not stored yet; return whether all of it is stored now."""
        self.editor.commit_now()
        self.autosave.write_pending()
        return not self.autosave.pending_count


def restore_layout(editor: Editor, settings: Settings) -> None:
    """Lay out a new editor as the last one was left, and store in the settings what the clerk changes from now on."""
    split_view, side_panel = editor.split_view, editor.side_panel
    split_view.restore_widths(*settings.side_sizes)
    split_view.restore_fold(settings.side_folded)
    split_view.side_folded.connect(lambda folded: setattr(settings, "side_folded", folded))
    split_view.widths_changed.connect(
        lambda: settings.store_sizes("side", (split_view.side_width, split_view.preview_share))
    )
    side_panel.setCurrentIndex(settings.side_page)
    editor.side_folding.fold_if_quiet()
    side_panel.currentChanged.connect(lambda page: setattr(settings, "side_page", page))
    remember_sizes(side_panel.find_page(TimelinePanel).splitter, "timeline", settings)
