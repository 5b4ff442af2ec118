"""Builds store, draft and window and ties them together: all wiring is here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMessageBox

from gui import actions, editor_deeds
from gui.desk import Desk
from gui.editor import Editor
from gui.papers import Papers
from gui.recorder import Recorder
from gui.settings import Settings
from gui.window import Window
from model import editions, intake, samples, succession
from model.draft import Draft
from model.errors import NianbaoError
from model.findings import tally
from model.report import Report
from model.rules import check, settle
from model.store import Store


class Program(QObject):
    """What the clerk can do, each a method; the window only shows."""

    def __init__(self, window: Window, store: Store, folder: Path) -> None:
        super().__init__(window)
        self.window = window
        self.store = store
        self.recorder: Recorder | None = None
        self._open_id = 0
        self.papers = Papers(window, window.say)
        self.settings = Settings(folder)
        self.actions = actions.build(window, self._doing())
        start = window.start
        start.create_wanted.connect(self.create)
        start.open_wanted.connect(self.open)
        start.succeed_wanted.connect(self.succeed)
        start.delete_wanted.connect(self.delete)
        start.undelete_wanted.connect(self.undelete)
        start.import_wanted.connect(self.take_in)
        start.sample_wanted.connect(self.try_sample)
        window.closing.connect(self.leave)
        if store.set_aside:
            window.say(f"原来的草稿文件已损坏，完整保留在 {store.set_aside}，现在用的是一份新的。")
        self.actions["enter_goes_right"].setChecked(self.settings.enter_goes_right)
        self.actions["show_last"].setChecked(self.settings.shows_last)
        self.list_drafts()

    @property
    def editor(self) -> Editor:
        """The open editor; only actions that need one reach this."""
        assert self.window.editor is not None
        return self.window.editor

    def _doing(self) -> dict[str, Callable[[], object]]:
        """What each action does; those inside the editor are looked up when triggered, in the editor then open."""
        inside = {spec.id: partial(self._inside, spec.id) for spec in actions.SPECS if spec.editing}
        return inside | {
            "create": self.create,
            "intake": self.window.start.ask_for_file,
            "close": self.close_draft,
            "export_pdf": lambda: self.papers.export(self._flushed(), ".pdf"),
            "export_xlsx": lambda: self.papers.export(self._flushed(), ".xlsx"),
            "print": self.print_out,
            "quit": self.window.close,
            "attach_last": self.attach_last,
            "about": self.about,
        }

    def _inside(self, id: str) -> None:
        editor_deeds.deeds(self.editor, self.settings)[id]()

    def list_drafts(self) -> None:
        """Show the drafts there are."""
        self.window.start.show_cards(self.store.cards())

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
        """Put a draft on the desk. The order of listeners is the journey: store first, then the pages."""
        self.close_draft()
        self._open_id = id
        report, last = self.store.load(id)
        draft = Draft(editions.form(report.edition), report, last)
        self.recorder = Recorder(self.store, id, draft, self)
        self.recorder.stored.connect(self.window.show_stored)
        self.recorder.failed.connect(self.window.show_unstored)
        editor = Editor(Desk(draft, self.recorder), self.actions)
        editor.closed.connect(self.close_draft)
        editor_deeds.prepare(editor, self.settings)
        editor.tabs.setCurrentIndex(self.settings.tab(id))
        editor.tabs.currentChanged.connect(partial(self.settings.set_tab, id))
        self.window.show_editor(editor)
        editor.desk.undo.indexChanged.connect(self._enable)
        editor.tabs.currentChanged.connect(self._enable)
        self._enable()

    def attach_last(self) -> None:
        """Choose the report of the year before to compare with."""
        from gui.attach_dialog import AttachDialog

        report = self.editor.desk.draft.report
        others = [card for card in self.store.cards() if card.id != self._open_id]
        dialog = AttachDialog(others, report.unit, report.year, self.window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            last = self._settled(dialog.card.id) if dialog.card else intake.read(dialog.file or Path()).report
        except NianbaoError as error:
            QMessageBox.warning(self.window, "没有对照", str(error))
            return
        self.store.attach(self._open_id, last)
        self.editor.desk.draft.attach(last)
        self._enable()
        self.window.say(f"已对照 {last.unit}{last.year or ''} 年的报告；按 Ctrl+L 显示上年数。")

    def _settled(self, id: int) -> Report:
        report, _ = self.store.load(id)
        return settle(editions.form(report.edition), report)

    def close_draft(self) -> None:
        """Back to the list."""
        self.keep()
        self.window.show_start()
        if self.recorder is not None:
            self.recorder.deleteLater()
            self.recorder = None
        self.list_drafts()
        self._enable()

    def keep(self) -> None:
        """Store what was typed and waits."""
        if self.window.editor is not None:
            self.window.editor.flush()
        if self.recorder is not None:
            self.recorder.write()

    def leave(self) -> None:
        """The window goes: everything stored, its place remembered."""
        self.keep()
        self.settings.geometry = self.window.saveGeometry()
        self.store.close()

    def delete(self, id: int) -> None:
        """Take a draft off the list; it can be brought back."""
        card = next(card for card in self.store.cards() if card.id == id)
        self.store.delete(id)
        self.list_drafts()
        self.window.start.show_deleted(card)

    def undelete(self, id: int) -> None:
        """Bring it back."""
        self.store.undelete(id)
        self.list_drafts()

    def print_out(self) -> None:
        """Print the pages."""
        from gui.printing import print_out  # brings the printing library: only when asked for

        if print_out(self._flushed(), self.window):
            self.window.say("已送到打印机。")

    def about(self) -> None:
        """Say what this is."""
        words = "年报：政府信息公开工作年度报告填报工具。\n不联网；草稿存在本机，改一处存一处。"
        QMessageBox.about(self.window, "关于年报", words)

    def _flushed(self) -> Draft:
        self.editor.flush()
        return self.editor.desk.draft

    def _enable(self) -> None:
        """Each action is there when it can be done."""
        editor = self.window.editor
        for spec in actions.SPECS:
            self.actions[spec.id].setEnabled(editor is not None or not spec.editing)
        if editor is not None:
            for id, yes in editor_deeds.allowed(editor).items():
                self.actions[id].setEnabled(yes)
            _name(self.actions["undo"], "撤销", editor.desk.undo.undoText())
            _name(self.actions["redo"], "重做", editor.desk.undo.redoText())


def _name(action: QAction, verb: str, what: str) -> None:
    action.setText(f"{verb} {what}" if what else verb)
