"""Builds store, draft and window and ties them together: all wiring is here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMessageBox

from gui import actions
from gui.guide import Guide
from gui.papers import KINDS, Papers
from gui.settings import Settings
from gui.shelf import Shelf
from gui.window import Window
from model import editions, samples, succession
from model.errors import NianbaoError
from model.findings import tally
from model.report import Report
from model.rules import check, settle
from model.store import Store

if TYPE_CHECKING:
    from gui.editor import Editor
    from gui.session import Session


class Program(QObject):
    """What the clerk can do, each a method; the window only shows. opened: a draft was put on the desk."""

    opened = Signal()

    def __init__(self, window: Window, store: Store, folder: Path) -> None:
        super().__init__(window)
        self.window = window
        self.store = store
        self.session: Session | None = None
        self.papers = Papers(window, window.say)
        self.settings = Settings(folder)
        self.shelf = Shelf(window, store, self.settings)
        self.guide = Guide(window)
        self.actions = actions.build(window, self._doing())
        window.menuBar().insertMenu(window.menuBar().actions()[1], self.shelf.menu)
        start = window.start
        start.create_wanted.connect(self.create)
        start.open_wanted.connect(self.open)
        start.succeed_wanted.connect(self.succeed)
        start.import_wanted.connect(self.take_in)
        start.sample_wanted.connect(self.try_sample)
        window.closing.connect(self.leave)
        if store.set_aside:
            window.say(f"原来的草稿文件已损坏，完整保留在 {store.set_aside}，现在用的是一份新的。")
        self.actions["enter_goes_right"].setChecked(self.settings.enter_goes_right)
        self.actions["show_last"].setChecked(self.settings.shows_last)
        self.shelf.show()

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
            "intake": self.window.start.ask_for_file,
            "close": self.close_draft,
            **{f"export_{kind[1:]}": partial(self.export, kind) for kind in KINDS},
            "export_picture": lambda: self.papers.draw(self._open.flushed()),
            "copy_page": lambda: self.papers.copy_page(self._open.flushed(), None),
            "copy_section": lambda: self.papers.copy_page(self._open.flushed(), self.editor.section),
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
        from gui.new_draft import NewDraftDialog  # its import waits until it is asked for: the window opens sooner

        year = last.year + 1 if last and last.year else None
        dialog = NewDraftDialog(self.window, date.today(), last.unit if last else "", year)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        report = dialog.choice()
        if last and report.year:
            taken = succession.successor(last, report.year, report.edition)
            report = taken.with_values({f"cover.{field}": text for field, text in report.cover.items()})
        self.begin(report, last)

    def begin(self, report: Report, last: Report | None) -> None:
        """A new draft of this report, put on the desk, beside last year's where the list has that."""
        if last is None:
            before = (c for c in self.store.cards() if c.unit == report.unit and c.year == (report.year or 0) - 1)
            last = next((self._settled(card.id) for card in before), None)
        form = editions.form(report.edition)
        settled = settle(form, report)
        self.open(self.store.create(report, tally(check(form, settled, last)), last))

    def take_in(self, path: Path) -> None:
        """A file becomes a new draft; what could not be placed is listed."""
        from model import intake  # the readers of all kinds of files: only when there is one

        try:
            reading = intake.read(path)
        except NianbaoError as error:
            QMessageBox.warning(self.window, "没有导入", str(error))
            return
        self.begin(reading.report, reading.last)
        if reading.unplaced:
            box = QMessageBox(
                QMessageBox.Icon.Information, "已导入", "有些内容没有找到位置，请核对：", parent=self.window
            )
            box.setInformativeText("\n".join(reading.unplaced[:8]))
            box.setDetailedText("\n".join(reading.unplaced))
            box.exec()

    def try_sample(self) -> None:
        """A filled-in example of an invented bureau, as a draft to play with."""
        self.begin(samples.sample(samples.SHOWN), samples.sample(samples.BEFORE_SHOWN))

    def open(self, id: int) -> None:
        """Put a draft on the desk."""
        from gui.session import Session  # brings the whole editor: the list of drafts is shown sooner without

        self.close_draft()
        self.session = Session(self.window, self.store, id, self.actions, self.settings)
        self.session.closed.connect(self.close_draft)
        self.session.changed.connect(self._enable)
        self._enable()
        self.opened.emit()

    def _settled(self, id: int) -> Report:
        report, _ = self.store.load(id)
        return settle(editions.form(report.edition), report)

    def close_draft(self) -> None:
        """Back to the list."""
        self.keep()
        self.window.show_start()
        if self.session is not None:
            self.session.deleteLater()
            self.session = None
            self.shelf.show()
        self._enable()

    def keep(self) -> None:
        """Store what was typed and waits."""
        if self.session is not None:
            self.session.keep()

    def leave(self) -> None:
        """The window goes: everything stored, its place remembered."""
        self.keep()
        self.settings.geometry = self.window.saveGeometry()
        self.store.close()

    def export(self, suffix: str) -> None:
        """The open draft as a file of this kind."""
        self.papers.export(self._open.flushed(), suffix)

    def print_out(self) -> None:
        """Print the pages."""
        from gui.printing import print_out  # brings the printing library: only when asked for

        if print_out(self._open.flushed(), self.window):
            self.window.say("已送到打印机。")

    def about(self) -> None:
        """Say what this is."""
        words = "年报：政府信息公开工作年度报告填报工具。\n不联网；草稿存在本机，改一处存一处。"
        QMessageBox.about(self.window, "关于年报", words)

    def _enable(self) -> None:
        """Each action is there when it can be done."""
        for spec in actions.SPECS:
            self.actions[spec.id].setEnabled(self.session is not None or not spec.editing)
        self.shelf.menu.menuAction().setEnabled(self.session is None)
        if self.session is not None:
            for id, yes in self.session.allowed().items():
                self.actions[id].setEnabled(yes)
            undo = self.session.editor.desk.undo
            _name(self.actions["undo"], "撤销", undo.undoText())
            _name(self.actions["redo"], "重做", undo.redoText())


def _name(action: QAction, verb: str, what: str) -> None:
    action.setText(f"{verb} {what}" if what else verb)
