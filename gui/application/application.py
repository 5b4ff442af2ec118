"""What the clerk can do, each a method; builds the controllers of the other rooms and connects them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.application.draft_opening import DraftOpening
from gui.application.incoming_files import IncomingFiles
from gui.application.local_rules_use import use_local_rules
from gui.application.output_commands import OutputCommands
from gui.application.stored_drafts import StoredDrafts
from gui.application.unsaved_changes import UnsavedChanges
from gui.backup.data_safety import DataSafety
from gui.backup.draft_actions import DraftActions
from gui.draft_list.drafts_controller import DraftsController
from gui.draft_list.start_page import StartPage
from gui.exporting.export_controller import ExportController
from gui.help.context_help import ContextHelp
from gui.importing.import_controller import ImportController
from gui.system.settings import Settings
from gui.window import actions
from gui.window.appearance_menu import AppearanceMenu
from gui.window.main_window import MainWindow
from model.drafts import samples
from model.report.report import Report
from model.storage.store import Store

if TYPE_CHECKING:
    from gui.application.draft_session import DraftSession
    from gui.editor.editor import Editor
    from gui.system.single_instance import SingleInstance
    from gui.transfer.transfer_controller import TransferController
    from model.checks.findings import Finding


class Application(QObject):
    """Holds the window, the store, the controllers and, while a draft is open, its session (else None).

    window shows pages and bars and decides nothing; its start page lists the drafts of store. folder is the folder of
    drafts, where the settings are kept too. data_safety (backups, recovery) is None until protect_drafts() was called.
    """

    draft_opened = Signal()
    """A draft was put into the window's editor, which has not been laid out yet."""

    def __init__(self, window: MainWindow, store: Store, folder: Path) -> None:
        super().__init__(window)
        start_page = window.start_page
        assert isinstance(start_page, StartPage)
        self.window, self.start_page = window, start_page
        self.store, self.drafts = store, StoredDrafts(store)
        self.session: DraftSession | None = None
        self.data_safety: DataSafety | None = None
        self.settings = Settings(folder)
        self.export_controller = ExportController(window, window.show_status)
        self.drafts_controller = DraftsController(window, start_page, store, self.settings)
        self.import_controller = ImportController(window, store, self.drafts.add_draft)
        self.local_rules_controller = use_local_rules(self, folder)
        self.context_help = ContextHelp(window, self.settings)
        self.opening = DraftOpening(self)
        self._unsaved_changes = UnsavedChanges(window)
        self.incoming_files = IncomingFiles(
            window,
            self.import_controller,
            lambda: self.transfer_controller,
            lambda: self.session,
            lambda: not self.store.is_read_only,
            self.close_draft,
        )
        self.actions = actions.build_actions(window, self._build_callbacks())
        for action in self.actions.values():
            action.hovered.connect(partial(window.explain_hovered, action))
        self.actions["enter_goes_right"].setChecked(self.settings.enter_goes_right)
        self.actions["show_last"].setChecked(self.settings.shows_last_year)
        window.menuBar().insertMenu(window.menuBar().actions()[1], self.drafts_controller.menu)
        AppearanceMenu(self.settings, actions.menu_of(self.actions["show_last"]))
        self.recent_files = self.incoming_files.add_recent_files(self.settings, self.actions["intake"])
        window.can_close = lambda: self._unsaved_changes.confirm_leaving(window.close)
        self._connect_signals()
        self.refresh_list()

    def _connect_signals(self) -> None:
        self.window.about_to_close.connect(self.shut_down)
        self.start_page.create_requested.connect(self.create_draft)
        self.start_page.open_requested.connect(self.open_draft_soon)
        self.start_page.next_year_requested.connect(self.create_next_year)
        self.start_page.import_requested.connect(self.incoming_files.import_files)
        self.start_page.sample_requested.connect(self.open_sample)
        self.drafts_controller.comparison_controller.place_requested.connect(self.open_draft_at)
        self.drafts_controller.batch_export.words.finding_requested.connect(self.open_draft_at_finding)
        self.import_controller.open_requested.connect(self.open_draft_soon)
        self.import_controller.draft_imported.connect(self.open_draft_soon)
        self.import_controller.drafts_added.connect(self.drafts_controller.show_drafts)
        self.export_controller.pictures_changed.connect(self.actions["export_with_picture"].setChecked)
        self.export_controller.file_written.connect(self.window.exported_links.offer_file)
        self.export_controller.file_written.connect(self.recent_files.add_written_file)

    @property
    def editor(self) -> Editor:
        """The editor of the open draft; may be asked for only while one is open."""
        return self._open_session.editor

    @property
    def _open_session(self) -> DraftSession:
        assert self.session is not None
        return self.session

    def _build_callbacks(self) -> dict[str, Callable[[], object]]:
        """Return by an action's id what it does; one that needs a draft is passed on to the session then open."""
        of_draft = {
            spec.id: partial(self._run_editor_command, spec.id) for spec in actions.ACTION_SPECS if spec.needs_draft
        }
        self._output = OutputCommands(
            self.window, self.export_controller, self.store.path, lambda: self._open_session, self.settings
        )
        return of_draft | {
            "create": self.create_draft,
            "intake": self.start_page.ask_for_file,
            "check_folder": lambda: self._run_in_list(self.import_controller.ask_for_folder),
            "close": self.close_draft,
            **self._output.build_callbacks(),
            "pack_all": lambda: self._run_in_list(lambda: self.transfer_controller.ask_export()),
            "unpack_all": lambda: self._run_in_list(lambda: self.transfer_controller.ask_import()),
            "backups": lambda: self._run_in_list(self.show_backups),
            "local_rules": self.local_rules_controller.show_rules,
            "clear_traces": self.clear_traces,
            "quit": self.window.close,
            "manual": self.context_help.open_manual,
            "find_command": lambda: self.window.open_command_panel(self.actions["find_command"]),
            "about": self.show_about,
        }

    def _run_editor_command(self, action_id: str) -> None:
        self._output.leave_own_page()
        self._open_session.run_command(action_id)

    def create_draft(self) -> None:
        """Ask for unit and year and open a new draft."""
        self._ask_and_create(None)

    def create_next_year(self, draft_id: int) -> None:
        """Ask for what may differ and open a new draft that follows on the one of this id, a year later."""
        self._ask_and_create(self.drafts.load_report(draft_id))

    def _ask_and_create(self, last_year: Report | None) -> None:
        from gui.draft_list.new_draft_dialog import ask_report  # seldom asked for, and the window opens sooner without

        report = ask_report(self.window, date.today(), last_year)
        if report is not None:
            self.open_new_draft(report, last_year)

    def open_new_draft(self, report: Report, last_year: Report | None) -> None:
        """Add a draft of this report to the store as StoredDrafts.add_draft() does, and open it."""
        self.open_draft(self.drafts.add_draft(report, last_year))

    def open_sample(self) -> None:
        """Open a new draft that is a filled-in example of an invented bureau."""
        report, last_year = samples.DEMO_SAMPLE, samples.DEMO_SAMPLE_LAST_YEAR
        self.open_new_draft(samples.load_sample(report), samples.load_sample(last_year))

    def open_draft(self, draft_id: int) -> None:
        """Close the open draft and open this one in the editor; nothing happens where the open one must stay."""
        if self.close_draft():
            self.opening.open_now(draft_id)

    def open_draft_soon(self, draft_id: int, then: Callable[[], object] = lambda: None) -> None:
        """Open a draft as open_draft() does, but a step at each turn of the event loop; then call `then`."""
        if self.close_draft():
            self.opening.open_step_by_step(draft_id, then)

    def take_session(self, session: DraftSession) -> None:
        """Hold the session of a draft whose editor has just been put into the window."""
        self.session = session
        session.close_requested.connect(self.close_draft)
        self._unsaved_changes.watch_session(session)
        session.availability_changed.connect(self._enable_actions)
        self._output.watch_sent_commands(session.sent_commands)
        self._enable_actions()
        self.draft_opened.emit()

    def open_draft_at_finding(self, draft_id: int, finding: Finding) -> None:
        """Open a draft as open_draft_soon() does, and go to a finding in it."""
        self.open_draft_soon(draft_id, lambda: self.editor.go_to_finding(finding))

    def open_draft_at(self, draft_id: int, place: str) -> None:
        """Open a draft as open_draft_soon() does, at a place of it; "" leaves the cursor where a draft opens."""
        self.open_draft_soon(draft_id, lambda: self.editor.go_to(place))

    def close_draft(self) -> bool:
        """Go back to the list; False where edits could not be stored: then the clerk is asked, and the draft stays."""
        if not self._unsaved_changes.confirm_leaving(self.close_draft):
            return False
        self.opening.cancel()
        self.window.show_start_page()
        if self.session is not None:
            self.session.deleteLater()
            self.session = None
            self.drafts_controller.show_drafts()
            self.import_controller.refresh_results()
        self._enable_actions()
        return True

    def refresh_list(self) -> None:
        """Show what the store holds now: it may have been opened anew, read-only or not, on another file."""
        self.drafts_controller.show_drafts()
        self._enable_actions()

    def protect_drafts(self, instance: SingleInstance | None, read_only_reason: str) -> None:
        """Begin making backups, and look whether a damaged file waits to be recovered.

        instance: this program's claim to the folder of drafts, None where none was made. read_only_reason: why the
        drafts can only be looked at, "" where they can be changed.
        """
        draft_actions = DraftActions(
            self.refresh_list,
            self.open_draft,
            self.close_draft,
            lambda: self.session.draft_id if self.session else None,
        )
        self.data_safety = DataSafety(self.window, self.store, self.settings, draft_actions, instance, read_only_reason)
        # what went out is what was opened and entered; whether the file still holds it is looked at in a worker
        self.export_controller.file_written.connect(self.data_safety.integrity_check.check_now)

    def show_backups(self) -> None:
        """Show the page of the backups in the list's place."""
        if self.data_safety is not None:
            self.data_safety.backups.show_backups()

    def save_pending(self) -> bool:
        """Store what was typed and is not stored yet; return whether all of it is stored now."""
        return self.session is None or self.session.save_pending()

    def shut_down(self) -> None:
        """Store everything, remember the window's place on the screen and close the store."""
        self.opening.cancel()
        self.save_pending()
        self.settings.geometry = self.window.saveGeometry()
        self.store.close()

    @cached_property
    def transfer_controller(self) -> TransferController:
        """Exports all drafts to one archive, and imports archives and other zips."""
        from gui.transfer.transfer_controller import Receivers, TransferController  # brings zips: only when asked for

        receivers = Receivers(self.drafts_controller.show_drafts, self.open_draft, self.import_controller.import_paths)
        return TransferController(self.window, self.store, receivers)

    def _run_in_list(self, command: Callable[[], object]) -> None:
        """Close the open draft, so that the list is in front, and run a command there; nothing where it must stay."""
        if self.close_draft():
            command()

    def clear_traces(self) -> None:
        """Delete what the program remembers of its use: see usage_traces."""
        from gui.application.usage_traces import clear_traces  # seldom asked for

        self.window.show_status(clear_traces(self.settings, self.store.path.parent, self.start_page))

    def show_about(self) -> None:
        """Show version, licences of the components and the folder of the drafts."""
        from gui.help.about_dialog import AboutDialog  # seldom asked for

        AboutDialog(self.window, self.store.path.parent).exec()

    def _enable_actions(self) -> None:
        """Enable each action that can be carried out now, and name what 撤销 and 重做 would do."""
        availability = self.session.compute_availability() if self.session else {}
        actions.enable_actions(self.actions, availability, self.session is not None, self.store.is_read_only)
        self.drafts_controller.menu.menuAction().setEnabled(self.session is None)
        self.start_page.set_locked(self.store.is_read_only)
        if self.session is not None:
            undo_stack = self.session.editor.open_draft.undo_stack
            self.actions["undo"].setText(f"撤销 {undo_stack.undoText()}".strip())
            self.actions["redo"].setText(f"重做 {undo_stack.redoText()}".strip())
