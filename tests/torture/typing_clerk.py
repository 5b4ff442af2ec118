"""A clerk at a real window, to be killed: types key after key into prose and cells without a pause, telling of each."""

from __future__ import annotations

import hashlib
import os
import random
import time
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from gui.application import draft_session  # noqa: F401 - the whole editor, loaded before the fork
from gui.application.application import Application
from gui.editor.pages.prose_page import ProsePage
from tests.gui.opened import spell
from tests.torture.clerk import WORDS, open_window

KEY_PAUSE_MS = 12
"""Milliseconds between two keys: faster than anybody types, so that no pause ends the waiting of what was typed."""
PROSE_SECTIONS = ("overview", "problems", "other")
MAX_PROSE_RUN, MAX_CELL_RUN = 400, 40
"""So many keys in one text, and so many cells, before the clerk goes elsewhere, at most."""


def type_until_killed(folder: Path, seed: int, told: Connection) -> None:
    """Open the window on the one draft in the folder, begun if need be, and type until killed.

    Of each key is told, once the window has handled it, when and where it was pressed and what stood there then.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    program = open_window(folder)
    clerk = _TypingClerk(program, random.Random(seed), told)
    timer = QTimer(interval=KEY_PAUSE_MS)
    timer.timeout.connect(clerk.press_key)
    timer.start()
    application.exec()


class _TypingClerk:
    """Presses one key at a time. told: takes of each key the time, the place and the mark of what was typed there."""

    def __init__(self, program: Application, chance: random.Random, told: Connection) -> None:
        self._editor, self._chance, self._told = program.editor, chance, told
        self._runs_left = 0
        self._is_in_prose = chance.random() < 0.5
        self._figure, self._typed_digits = "", 0

    def press_key(self) -> None:
        """Press the next key: of a text, of a figure, or the Enter that ends one."""
        if not self._runs_left:
            self._go_elsewhere()
        if self._is_in_prose:
            self._press_in_prose()
        else:
            self._press_in_cell()

    def _go_elsewhere(self) -> None:
        self._is_in_prose = not self._is_in_prose
        chance, editor = self._chance, self._editor
        if self._is_in_prose:
            self._runs_left = chance.randrange(1, MAX_PROSE_RUN)
            editor.go_to(chance.choice(PROSE_SECTIONS))
            page = editor.current_page
            assert isinstance(page, ProsePage)
            page.text_box.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self._runs_left = chance.randrange(1, MAX_CELL_RUN)
            editor.go_to(chance.choice(editor.open_draft.draft.form.entry_cells).id)

    def _press_in_prose(self) -> None:
        page = self._editor.current_page
        assert isinstance(page, ProsePage)
        spell(page.text_box, self._chance.choice(WORDS))
        self._runs_left -= 1
        self._tell(self._editor.current_section, page.text_box.text())

    def _press_in_cell(self) -> None:
        """Press a digit, or the Enter behind the last one; it leads to the next cell or stays at the table's last."""
        page = self._editor.current_table_page
        assert page is not None
        cell = page.model.cell_at(page.view.currentIndex())
        assert cell is not None
        if not self._figure:
            self._figure = str(self._chance.randrange(1, 10_000))
        box = page.view.indexWidget(page.view.currentIndex()) or page.view
        if self._typed_digits < len(self._figure):
            QTest.keyClicks(box, self._figure[self._typed_digits])
            self._typed_digits += 1
            self._tell(cell.id, self._figure[: self._typed_digits])
        else:
            QTest.keyClick(box, Qt.Key.Key_Return)
            self._tell(cell.id, self._figure)
            self._figure, self._typed_digits = "", 0
            self._runs_left -= 1

    def _tell(self, place: str, typed: str) -> None:
        self._told.send((time.monotonic(), place, mark_text(typed)))


def mark_text(text: str) -> str:
    """What tells a text from every other, short enough for a pipe that nobody empties until the clerk is killed."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
