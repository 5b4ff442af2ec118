"""A clerk at a real window, to be killed: enters at random, announcing each edit once the window says it is stored."""

from __future__ import annotations

import hashlib
import os
import random
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtWidgets import QLabel

from gui.application import draft_session  # noqa: F401 - the whole editor, loaded before the fork
from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.window.main_window import MainWindow
from model.form.figures import Money
from model.form.form import Cell
from model.report.edits import Edit
from model.report.report import PROSE_PLACES, Value
from model.storage.store import Store
from tests.reports import balanced

WORDS = "政府信息公开工作年度报告主动公开依申请公开监督保障"


def mark(edit: Edit) -> str:
    """What tells an edit from every other."""
    return hashlib.sha256(repr(edit).encode()).hexdigest()[:16]


def open_window(folder: Path) -> Application:
    """Open the window on the one draft in the folder, begun if need be. A QApplication must be there."""
    window = MainWindow(StartPage())
    window.show()
    program = Application(window, Store(folder / "drafts.db"), folder)
    drafts = program.store.list_summaries()
    program.open_draft(drafts[0].id) if drafts else program.open_new_draft(balanced(), None)
    return program


def sit(folder: Path, seed: int, announced: Connection) -> None:
    """Open the window on the one draft in the folder, begun if need be, and enter until killed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    program = open_window(folder)
    clerk = _Clerk(program, random.Random(seed), announced)
    timer = QTimer()
    timer.timeout.connect(clerk.enter)
    timer.start(0)
    application.exec()


class _Clerk:
    def __init__(self, program: Application, chance: random.Random, announced: Connection) -> None:
        assert program.session
        self._program, self._chance, self._announced = program, chance, announced
        self._entered: list[str] = []
        program.session.draft.add_listener(lambda applied: self._entered.append(mark(applied.edit)))
        program.session.autosave.saved.connect(self._stored)
        self._pending = 0

    def _stored(self) -> None:
        """The recorder hears of an edit first, so the edit it has stored is not in the list yet."""
        self._pending += 1

    def enter(self) -> None:
        """One gesture, and the announcement of what the window then says is stored."""
        chance, editor = self._chance, self._program.editor
        before = len(self._entered)
        what = chance.random()
        if what < 0.1:
            editor.undo()
        elif what < 0.2:
            editor.redo()
        elif what < 0.4:
            editor.open_draft.enter_values({chance.choice(PROSE_PLACES): self._words()}, "正文")
        else:
            cells = chance.sample(editor.open_draft.draft.form.entry_cells, 1 if what < 0.8 else 12)
            values: dict[str, Value | None] = {cell.id: self._figure(cell) for cell in cells}
            editor.open_draft.enter_values(values, "填写" if len(cells) == 1 else "粘贴 12 格")
        assert len(self._entered) - before == self._pending
        if self._pending:
            assert any("已保存" in label.text() for label in self._program.window.statusBar().findChildren(QLabel))
        self._pending = 0
        for mark in self._entered[before:]:
            self._announced.send_bytes(mark.encode())

    def _words(self) -> str:
        return "".join(self._chance.choice(WORDS) for _ in range(self._chance.randrange(1, 2000)))

    def _figure(self, cell: Cell) -> Value:
        number = self._chance.randrange(1000)
        return Money(number) if cell.kind == "money" else number
