"""Builds store, draft and window and ties them together: all wiring is here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from gui.application.unsaved_changes import Unwritten
from gui.backup.data_safety import Custody
from gui.backup.draft_actions import DraftActions
from gui.draft_list.drafts_controller import Shelf
from gui.draft_list.start_page import StartPage
from gui.exporting.export_controller import KINDS, Papers
from gui.help.context_help import Guide
from gui.importing.import_controller import Intake
from gui.system.settings import Settings
from gui.window import actions
from gui.window.appearance_menu import AppearanceMenu
from gui.window.main_window import Window
from model.checks.findings import tally
from model.checks.rules import check, settle
from model.drafts import next_year, samples
from model.form import editions
from model.report.report import Report
from model.storage.store import Store

if TYPE_CHECKING:
    from gui.application.draft_session import Session
    from gui.editor.editor import Editor
    from gui.editor.unplaced_panel import UnplacedText
    from gui.system.single_instance import Instance
    from gui.transfer.encrypted_draft import Sealing
    from gui.transfer.transfer_controller import Travel


class Program(QObject):
    """What the clerk can do, each a method; the window only shows.

    opened: a draft was put on the desk. custody: what keeps the drafts from harm; None until protect() was called.
    """

    opened = Signal()

    def __init__(self, window: Window, store: Store, folder: Path) -> None:
        super().__init__(window)
        start = window.start
        assert isinstance(start, StartPage)
        self.window, self.start = window, start
        self.store = store
        self.session: Session | None = None
        self.custody: Custody | None = None
        self.papers = Papers(window, window.say)
        self.settings = Settings(folder)
        self.shelf = Shelf(window, start, store, self.settings)
        self.intake = Intake(window, store, self.add)
        self.guide = Guide(window, self.settings)
        self.actions = actions.build(window, self._doing())
        self.papers.turned.connect(self.actions["export_with_picture"].setChecked)
        self.papers.written.connect(window.exported.offer)
        window.menuBar().insertMenu(window.menuBar().actions()[1], self.shelf.menu)
        AppearanceMenu(self.settings, actions.menu_of(self.actions["show_last"]))
        start.create_wanted.connect(self.create)
        start.open_wanted.connect(self.open)
        start.succeed_wanted.connect(self.succeed)
        start.import_wanted.connect(self.take_in)
        self.shelf.comparing.wanted.connect(self.open_at)
        self.intake.opened.connect(self.open)
        self.intake.changed.connect(self.shelf.show)
        start.sample_wanted.connect(self.try_sample)
        self._unwritten = Unwritten(window)
        window.guard = lambda: self._unwritten.cleared(window.close)
        window.closing.connect(self.leave)
        self.actions["enter_goes_right"].setChecked(self.settings.enter_goes_right)
        self.actions["show_last"].setChecked(self.settings.shows_last)
        self.refresh()

    @property
    def editor(self) -> Editor:
        """The open editor; only actions that need one reach this."""
        return self._open.editor

    @property
    def _open(self) -> Session:
        assert self.session is not None
        return self.session

    def _doing(self) -> dict[str, Callable[[], object]]:
        """What each action does; those inside the editor are looked up when triggered, in the editor then open."""
        inside = {spec.id: partial(self._inside, spec.id) for spec in actions.SPECS if spec.editing}
        return inside | {
            "create": self.create,
            "intake": self.start.ask_for_file,
            "check_folder": lambda: self._with_list(self.intake.ask_for_folder),
            "close": self.close_draft,
            **{f"export_{kind[1:]}": partial(self.export, kind) for kind in KINDS},
            "export_picture": lambda: self.papers.draw(self._open.flushed()),
            "export_with_picture": self._turn_pictures,
            "copy_page": lambda: self.papers.copy_page(self._open.flushed(), None),
            "copy_section": lambda: self.papers.copy_page(self._open.flushed(), self.editor.section),
            "export_sealed": self.seal,
            "pack_all": lambda: self._with_list(lambda: self.travel.ask_export()),
            "unpack_all": lambda: self._with_list(lambda: self.travel.ask_import()),
            "backups": lambda: self._with_list(self.show_backups),
            "clear_traces": self.clear_traces,
            "print": self.print_out,
            "quit": self.window.close,
            "manual": self.guide.open,
            "about": self.about,
        }

    def _inside(self, id: str) -> None:
        self._open.do(id)

    def create(self) -> None:
        """Ask for unit and year and begin a new draft."""
        self._ask_and_create(None)

    def succeed(self, id: int) -> None:
        """A new draft from last year's."""
        self._ask_and_create(self._settled(id))

    def _ask_and_create(self, last: Report | None) -> None:
        from gui.draft_list.new_draft_dialog import ask_report  # seldom asked for, and the window opens sooner without

        report = ask_report(self.window, date.today(), last)
        if report is not None:
            self.begin(report, last)

    def begin(self, report: Report, last: Report | None) -> None:
        """A new draft of this report, put on the desk, beside last year's where the list has that."""
        self.open(self.add(report, last))

    def add(self, report: Report, last: Report | None, unplaced: Sequence[str] = ()) -> int:
        """The id of a new draft of this report, beside last year's where the list has that; unplaced: of its import."""
        if last is None and report.year:
            before = self.store.find(report.unit, report.year - 1)
            last = None if before is None else self._settled(before)
        form = editions.form(report.edition)
        settled = settle(form, report)
        return self.store.create(report, tally(check(form, settled, last)), last, unplaced)

    def try_sample(self) -> None:
        """A filled-in example of an invented bureau, as a draft to play with."""
        self.begin(samples.sample(samples.SHOWN), samples.sample(samples.BEFORE_SHOWN))

    def open(self, id: int) -> None:
        """Put a draft on the desk."""
        from gui.application.draft_session import (
            Session,  # brings the whole editor: the list of drafts is shown sooner without
        )

        if not self.close_draft():
            return
        self.session = Session(self.window, self.store, id, self.actions, self.settings)
        self.session.closed.connect(self.close_draft)
        self._unwritten.watch(self.session)
        self.session.changed.connect(self._enable)
        self._unplaced.accompany(self.editor, id, self.intake.take_notice(id))
        self._enable()
        self.opened.emit()

    @cached_property
    def _unplaced(self) -> UnplacedText:
        from gui.editor.unplaced_panel import UnplacedText  # belongs to the editor: as above

        return UnplacedText(self.store)

    def open_at(self, id: int, place: str) -> None:
        """Put a draft on the desk, the cursor at a place of it; "" for where it opens."""
        self.open(id)
        if place and self.session is not None:
            self.editor.go_to(place)

    def _settled(self, id: int) -> Report:
        report, _ = self.store.load(id)
        return next_year.settled(report)

    def close_draft(self) -> bool:
        """Back to the list; False where edits could not be stored: then the clerk is asked, and the draft stays."""
        if not self._unwritten.cleared(self.close_draft):
            return False
        self.window.show_start()
        if self.session is not None:
            self.session.deleteLater()
            self.session = None
            self.shelf.show()
            self.intake.follow()
        self._enable()
        return True

    def refresh(self) -> None:
        """Show what the store holds now: it may be another file, or be open to changes that was not."""
        self.shelf.show()
        self._enable()

    def protect(self, place: Instance | None, words: str) -> None:
        """Keep the drafts from harm from now on.

        place: this program's in the folder, None where nobody asked; words: why the drafts can only be looked at.
        """
        drafts = DraftActions(
            self.refresh, self.open, self.close_draft, lambda: self.session.id if self.session else None
        )
        self.custody = Custody(self.window, self.store, self.settings, drafts, place, words)

    def show_backups(self) -> None:
        """Show the page of the backups in the list's place."""
        if self.custody is not None:
            self.custody.backups.show()

    def keep(self) -> bool:
        """Store what was typed and waits; whether all of it is stored."""
        return self.session is None or self.session.keep()

    def leave(self) -> None:
        """The window goes: everything stored, its place remembered."""
        self.keep()
        self.settings.geometry = self.window.saveGeometry()
        self.store.close()

    def export(self, suffix: str) -> None:
        """The open draft as a file of this kind."""
        self.papers.export(self._open.flushed(), suffix)

    def _turn_pictures(self) -> None:
        self.papers.pictures = self.actions["export_with_picture"].isChecked()

    def print_out(self) -> None:
        """Print the pages."""
        from gui.printing.print_dialog import print_out  # brings the printing library: only when asked for

        draft = self._open.flushed()
        print_out(draft, self.window, partial(self.papers.export, draft, ".pdf"), self.papers.chosen)

    @cached_property
    def travel(self) -> Travel:
        """What carries all drafts out and in."""
        from gui.transfer.transfer_controller import Travel  # brings zips and more: only when asked for

        return Travel(self.window, self.store, self.shelf.show)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Files become drafts. A zip that comes alone may be locked, or hold all drafts of another computer."""
        if len(paths) == 1 and paths[0].suffix.lower() == ".zip":
            self.travel.receive(paths[0], self.intake.take_in)
        else:
            self.intake.take_in(paths)

    def _with_list(self, do: Callable[[], object]) -> None:
        """Do something in the page of the list, which comes to the front."""
        if self.close_draft():
            do()

    @cached_property
    def _sealing(self) -> Sealing:
        from gui.transfer.encrypted_draft import Sealing  # seldom asked for

        return Sealing(self.window, self.store.path.parent)

    def seal(self) -> None:
        """The open draft as a locked file to be mailed."""
        self._sealing.export(self._open.flushed())

    def clear_traces(self) -> None:
        """Forget what the window remembers of the clerk's doings."""
        from gui.application.usage_traces import clear  # seldom asked for

        self.window.say(clear(self.settings, self.store.path.parent, self.start))

    def about(self) -> None:
        """Say what this is, what it is made of and where the drafts are."""
        from gui.help.about_dialog import AboutDialog  # seldom asked for

        AboutDialog(self.window, self.store.path.parent).exec()

    def _enable(self) -> None:
        """Each action is there when it can be done."""
        locked = actions.CHANGING if self.store.read_only else ()
        for spec in actions.SPECS:
            self.actions[spec.id].setEnabled((self.session is not None or not spec.editing) and spec.id not in locked)
        self.shelf.menu.menuAction().setEnabled(self.session is None)
        self.start.lock(self.store.read_only)
        if self.session is not None:
            for id, yes in self.session.allowed().items():
                self.actions[id].setEnabled(yes and id not in locked)
            undo = self.session.editor.desk.undo
            _name(self.actions["undo"], "撤销", undo.undoText())
            _name(self.actions["redo"], "重做", undo.redoText())


def _name(action: QAction, verb: str, what: str) -> None:
    action.setText(f"{verb} {what}" if what else verb)
