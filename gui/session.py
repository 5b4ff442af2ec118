"""One draft on the desk, from opening to closing: its recorder, its editor and what the menus do inside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMessageBox

from gui import editor_deeds
from gui.arrangement import arrange
from gui.desk import Desk
from gui.editor import Editor
from gui.recorder import Recorder
from gui.settings import Settings
from gui.window import Window
from model import editions, intake
from model.draft import Draft
from model.errors import NianbaoError
from model.store import Store


class Session(QObject):
    """Puts a draft into the window. closed: back to the list; changed: other actions can be done now than before."""

    closed = Signal()
    changed = Signal()

    def __init__(
        self, window: Window, store: Store, id: int, actions: Mapping[str, QAction], settings: Settings
    ) -> None:
        super().__init__(window)
        self.id = id
        self._window = window
        self._store = store
        self._settings = settings
        report, last = store.load(id)
        self.draft = Draft(editions.form(report.edition), report, last)
        self.recorder = Recorder(store, id, self.draft, self)  # the first listener: stored before anything is painted
        self.editor = Editor(Desk(self.draft, self, locked=store.read_only), actions)
        self._tie()
        window.show_editor(self.editor)

    def _tie(self) -> None:
        editor, settings = self.editor, self._settings
        self.recorder.stored.connect(self._window.show_stored)
        self.recorder.failed.connect(self._window.show_unstored)
        editor.closed.connect(self.closed)
        editor.desk.refused.connect(self._window.say)
        editor.findings.locked = editor.desk.locked
        editor_deeds.prepare(editor, settings)
        editor_deeds.add_timeline(editor, self._store, self.id, self.recorder)
        arrange(editor, settings)
        editor.tabs.setCurrentIndex(settings.tab(self.id))
        editor.tabs.currentChanged.connect(partial(settings.set_tab, self.id))
        editor.tabs.currentChanged.connect(self.changed)
        editor.desk.undo.indexChanged.connect(self.changed)

    def do(self, id: str) -> None:
        """One of the actions that work inside the editor."""
        deeds = {**editor_deeds.deeds(self.editor, self._settings), "attach_last": self.attach_last}
        deeds[id]()

    def allowed(self) -> Mapping[str, bool]:
        """Which of the actions can be done only now and then, and whether now."""
        return editor_deeds.allowed(self.editor)

    def flushed(self) -> Draft:
        """The draft, with all that was typed up to now."""
        self.editor.flush()
        return self.draft

    def keep(self) -> bool:
        """Store what was typed and waits; whether all of it is stored."""
        self.editor.flush()
        self.recorder.write()
        return not self.recorder.waiting

    def attach_last(self) -> None:
        """Choose the report of the year before to compare with."""
        from gui.attach_dialog import AttachDialog  # seldom asked for

        report = self.draft.report
        others = [card for card in self._store.cards() if card.id != self.id]
        dialog = AttachDialog(others, report.unit, report.year, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            chosen = self._store.load(dialog.card.id)[0] if dialog.card else intake.read(dialog.file or Path()).report
        except NianbaoError as error:
            QMessageBox.warning(self._window, "没有对照", str(error))
            return
        last = Draft(editions.form(chosen.edition), chosen).report
        self._store.attach(self.id, last)
        self.draft.attach(last)
        self.changed.emit()
        self._window.say(f"已对照 {last.unit}{last.year or ''} 年的报告；按 Ctrl+L 显示上年数。")
