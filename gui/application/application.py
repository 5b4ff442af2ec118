"""Builds store, draft and window and ties them together: all wiring is here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from gui.application.unsaved_changes import UnsavedChanges
from gui.backup.data_safety import DataSafety
from gui.backup.draft_actions import DraftActions
from gui.draft_list.drafts_controller import DraftsController
from gui.draft_list.start_page import StartPage
from gui.exporting.export_controller import FILE_FILTERS, ExportController
from gui.help.context_help import ContextHelp
from gui.importing.import_controller import ImportController
from gui.system.settings import Settings
from gui.window import actions
from gui.window.appearance_menu import AppearanceMenu
from gui.window.main_window import MainWindow
from model.checks.findings import count_findings
from model.checks.rules import check_report, compute_totals
from model.drafts import next_year, samples
from model.form import editions
from model.report.report import Report
from model.storage.store import Store

if TYPE_CHECKING:
    from gui.application.draft_session import DraftSession
    from gui.editor.editor import Editor
    from gui.editor.unplaced_panel import UnplacedText
    from gui.system.single_instance import SingleInstance
    from gui.transfer.encrypted_draft import EncryptedExport
    from gui.transfer.transfer_controller import TransferController


class Application(QObject):
    """What the clerk can do, each a method; the window only shows.

    opened: a draft was put on the desk. custody: what keeps the drafts from harm; None until protect() was called.
    """

    draft_opened = Signal()

    def __init__(self, window: MainWindow, store: Store, folder: Path) -> None:
        super().__init__(window)
        start = window.start_page
        assert isinstance(start, StartPage)
        self.window, self.start = window, start
        self.store = store
        self.session: DraftSession | None = None
        self.custody: DataSafety | None = None
        self.export_controller = ExportController(window, window.show_status)
        self.settings = Settings(folder)
        self.drafts_controller = DraftsController(window, start, store, self.settings)
        self.import_controller = ImportController(window, store, self.add_draft)
        self.context_help = ContextHelp(window, self.settings)
        self.actions = actions.build_actions(window, self._build_callbacks())
        self.export_controller.pictures_changed.connect(self.actions["export_with_picture"].setChecked)
        self.export_controller.file_written.connect(window.exported_links.offer_file)
        window.menuBar().insertMenu(window.menuBar().actions()[1], self.drafts_controller.menu)
        AppearanceMenu(self.settings, actions.menu_of(self.actions["show_last"]))
        start.create_requested.connect(self.create_draft)
        start.open_requested.connect(self.open_draft)
        start.next_year_requested.connect(self.create_next_year)
        start.import_requested.connect(self.import_files)
        self.drafts_controller.comparison_controller.place_requested.connect(self.open_draft_at)
        self.import_controller.open_requested.connect(self.open_draft)
        self.import_controller.drafts_added.connect(self.drafts_controller.show_drafts)
        start.sample_requested.connect(self.open_sample)
        self._unsaved_changes = UnsavedChanges(window)
        window.can_close = lambda: self._unsaved_changes.confirm_leaving(window.close)
        window.about_to_close.connect(self.shut_down)
        self.actions["enter_goes_right"].setChecked(self.settings.enter_goes_right)
        self.actions["show_last"].setChecked(self.settings.shows_last_year)
        self.refresh_list()

    @property
    def editor(self) -> Editor:
        """The open editor; only actions that need one reach this."""
        return self._open_session.editor

    @property
    def _open_session(self) -> DraftSession:
        assert self.session is not None
        return self.session

    def _build_callbacks(self) -> dict[str, Callable[[], object]]:
        """What each action does; those inside the editor are looked up when triggered, in the editor then open."""
        inside = {
            spec.id: partial(self._run_editor_command, spec.id) for spec in actions.ACTION_SPECS if spec.needs_draft
        }
        return inside | {
            "create": self.create_draft,
            "intake": self.start.ask_for_file,
            "check_folder": lambda: self._run_in_list(self.import_controller.ask_for_folder),
            "close": self.close_draft,
            **{f"export_{kind[1:]}": partial(self.export_draft, kind) for kind in FILE_FILTERS},
            "export_picture": lambda: self.export_controller.export_infographic(self._open_session.commit_draft()),
            "export_with_picture": self._toggle_pictures,
            "copy_page": lambda: self.export_controller.copy_page(self._open_session.commit_draft(), None),
            "copy_section": lambda: self.export_controller.copy_page(
                self._open_session.commit_draft(), self.editor.current_section
            ),
            "export_sealed": self.export_encrypted,
            "pack_all": lambda: self._run_in_list(lambda: self.transfer_controller.ask_export()),
            "unpack_all": lambda: self._run_in_list(lambda: self.transfer_controller.ask_import()),
            "backups": lambda: self._run_in_list(self.show_backups),
            "clear_traces": self.clear_traces,
            "print": self.print_draft,
            "quit": self.window.close,
            "manual": self.context_help.open_manual,
            "about": self.show_about,
        }

    def _run_editor_command(self, id: str) -> None:
        self._open_session.run_command(id)

    def create_draft(self) -> None:
        """Ask for unit and year and begin a new draft."""
        self._ask_and_create(None)

    def create_next_year(self, id: int) -> None:
        """A new draft from last year's."""
        self._ask_and_create(self._load_report(id))

    def _ask_and_create(self, last: Report | None) -> None:
        from gui.draft_list.new_draft_dialog import ask_report  # seldom asked for, and the window opens sooner without

        report = ask_report(self.window, date.today(), last)
        if report is not None:
            self.open_new_draft(report, last)

    def open_new_draft(self, report: Report, last: Report | None) -> None:
        """A new draft of this report, put on the desk, beside last year's where the list has that."""
        self.open_draft(self.add_draft(report, last))

    def add_draft(self, report: Report, last: Report | None, unplaced: Sequence[str] = ()) -> int:
        """The id of a new draft of this report, beside last year's where the list has that; unplaced: of its import."""
        if last is None and report.year:
            before = self.store.find_draft(report.unit, report.year - 1)
            last = None if before is None else self._load_report(before)
        form = editions.load_form(report.edition)
        settled = compute_totals(form, report)
        return self.store.create_draft(report, count_findings(check_report(form, settled, last)), last, unplaced)

    def open_sample(self) -> None:
        """A filled-in example of an invented bureau, as a draft to play with."""
        self.open_new_draft(
            samples.load_sample(samples.DEMO_SAMPLE), samples.load_sample(samples.DEMO_SAMPLE_LAST_YEAR)
        )

    def open_draft(self, id: int) -> None:
        """Put a draft on the desk."""
        from gui.application.draft_session import (
            DraftSession,  # brings the whole editor: the list of drafts is shown sooner without
        )

        if not self.close_draft():
            return
        self.session = DraftSession(self.window, self.store, id, self.actions, self.settings)
        self.session.close_requested.connect(self.close_draft)
        self._unsaved_changes.watch_session(self.session)
        self.session.availability_changed.connect(self._enable_actions)
        self._unplaced.show_unplaced(self.editor, id, self.import_controller.take_notice(id))
        self._enable_actions()
        self.draft_opened.emit()

    @cached_property
    def _unplaced(self) -> UnplacedText:
        from gui.editor.unplaced_panel import UnplacedText  # belongs to the editor: as above

        return UnplacedText(self.store)

    def open_draft_at(self, id: int, place: str) -> None:
        """Put a draft on the desk, the cursor at a place of it; "" for where it opens."""
        self.open_draft(id)
        if place and self.session is not None:
            self.editor.go_to(place)

    def _load_report(self, id: int) -> Report:
        report, _ = self.store.load_report(id)
        return next_year.compute_totals_by_edition(report)

    def close_draft(self) -> bool:
        """Back to the list; False where edits could not be stored: then the clerk is asked, and the draft stays."""
        if not self._unsaved_changes.confirm_leaving(self.close_draft):
            return False
        self.window.show_start_page()
        if self.session is not None:
            self.session.deleteLater()
            self.session = None
            self.drafts_controller.show_drafts()
            self.import_controller.refresh_results()
        self._enable_actions()
        return True

    def refresh_list(self) -> None:
        """Show what the store holds now: it may be another file, or be open to changes that was not."""
        self.drafts_controller.show_drafts()
        self._enable_actions()

    def protect(self, place: SingleInstance | None, words: str) -> None:
        """Keep the drafts from harm from now on.

        place: this program's in the folder, None where nobody asked; words: why the drafts can only be looked at.
        """
        drafts = DraftActions(
            self.refresh_list,
            self.open_draft,
            self.close_draft,
            lambda: self.session.draft_id if self.session else None,
        )
        self.custody = DataSafety(self.window, self.store, self.settings, drafts, place, words)

    def show_backups(self) -> None:
        """Show the page of the backups in the list's place."""
        if self.custody is not None:
            self.custody.backups.show_backups()

    def save_pending(self) -> bool:
        """Store what was typed and waits; whether all of it is stored."""
        return self.session is None or self.session.save_pending()

    def shut_down(self) -> None:
        """The window goes: everything stored, its place remembered."""
        self.save_pending()
        self.settings.geometry = self.window.saveGeometry()
        self.store.close()

    def export_draft(self, suffix: str) -> None:
        """The open draft as a file of this kind."""
        self.export_controller.export_draft(self._open_session.commit_draft(), suffix)

    def _toggle_pictures(self) -> None:
        self.export_controller.with_pictures = self.actions["export_with_picture"].isChecked()

    def print_draft(self) -> None:
        """Print the pages."""
        from gui.printing.print_dialog import print_draft  # brings the printing library: only when asked for

        draft = self._open_session.commit_draft()
        print_draft(
            draft,
            self.window,
            partial(self.export_controller.export_draft, draft, ".pdf"),
            self.export_controller.default_choices,
        )

    @cached_property
    def transfer_controller(self) -> TransferController:
        """What carries all drafts out and in."""
        from gui.transfer.transfer_controller import TransferController  # brings zips and more: only when asked for

        return TransferController(self.window, self.store, self.drafts_controller.show_drafts)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Files become drafts. A zip that comes alone may be locked, or hold all drafts of another computer."""
        if len(paths) == 1 and paths[0].suffix.lower() == ".zip":
            self.transfer_controller.receive_zip(paths[0], self.import_controller.import_paths)
        else:
            self.import_controller.import_paths(paths)

    def _run_in_list(self, do: Callable[[], object]) -> None:
        """Do something in the page of the list, which comes to the front."""
        if self.close_draft():
            do()

    @cached_property
    def _encrypted_export(self) -> EncryptedExport:
        from gui.transfer.encrypted_draft import EncryptedExport  # seldom asked for

        return EncryptedExport(self.window, self.store.path.parent)

    def export_encrypted(self) -> None:
        """The open draft as a locked file to be mailed."""
        self._encrypted_export.export_draft(self._open_session.commit_draft())

    def clear_traces(self) -> None:
        """Forget what the window remembers of the clerk's doings."""
        from gui.application.usage_traces import clear_traces  # seldom asked for

        self.window.show_status(clear_traces(self.settings, self.store.path.parent, self.start))

    def show_about(self) -> None:
        """Say what this is, what it is made of and where the drafts are."""
        from gui.help.about_dialog import AboutDialog  # seldom asked for

        AboutDialog(self.window, self.store.path.parent).exec()

    def _enable_actions(self) -> None:
        """Each action is there when it can be done."""
        locked = actions.EDITING_ACTIONS if self.store.is_read_only else ()
        for spec in actions.ACTION_SPECS:
            self.actions[spec.id].setEnabled(
                (self.session is not None or not spec.needs_draft) and spec.id not in locked
            )
        self.drafts_controller.menu.menuAction().setEnabled(self.session is None)
        self.start.set_locked(self.store.is_read_only)
        if self.session is not None:
            for id, yes in self.session.compute_availability().items():
                self.actions[id].setEnabled(yes and id not in locked)
            undo = self.session.editor.open_draft.undo_stack
            _set_action_text(self.actions["undo"], "撤销", undo.undoText())
            _set_action_text(self.actions["redo"], "重做", undo.redoText())


def _set_action_text(action: QAction, verb: str, what: str) -> None:
    action.setText(f"{verb} {what}" if what else verb)
