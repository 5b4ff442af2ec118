"""Last year's report beside the draft that is open: chosen, read in a worker, and compared with from then on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gui.system import background
from model import importing
from model.drafts import next_year
from model.errors import NianbaoError
from model.report.report import Report

if TYPE_CHECKING:
    from gui.editor.editor import Editor
    from gui.window.main_window import Window
    from model.storage.store import Store


class LastYear(QObject):
    """Belongs to one draft, whose id the store knows. attached: there is another report to compare with.

    A file that is being read is forgotten when something else is chosen, and when the draft or the window is closed.
    """

    attached = Signal()

    def __init__(self, window: Window, editor: Editor, store: Store, id: int) -> None:
        super().__init__(editor)
        self._window = window
        self._editor = editor
        self._store = store
        self._id = id
        self._awaited: object | None = None
        window.closing.connect(self._forget)

    def ask(self) -> None:
        """Let the clerk choose another draft or a file, and attach what it holds."""
        from gui.editor.last_year_dialog import AttachDialog  # seldom asked for

        report = self._editor.desk.draft.report
        others = [card for card in self._store.cards() if card.id != self._id]
        dialog = AttachDialog(others, report.unit, report.year, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self._forget()
        if dialog.file:
            self._read(dialog.file)
        elif dialog.card:
            self._load(dialog.card.id)

    def _load(self, id: int) -> None:
        try:
            report, _ = self._store.load(id)
        except NianbaoError as error:
            self._complain(str(error))
        else:
            self._attach(next_year.settled(report))

    def _read(self, file: Path) -> None:
        token = self._awaited = object()

        def tell(to: Callable[..., None], what: object) -> None:
            # between the end of a draft and that of its editor the worker may still answer
            if self._awaited is token and self._window.editor is self._editor:
                to(what)

        self._window.say(f"正在读 {file.name} …")
        background.start(
            lambda: next_year.settled(importing.read(file).report),
            lambda last: tell(self._attach, last),
            lambda words: tell(self._complain, words),
            self,
        )

    def _attach(self, last: Report) -> None:
        try:
            self._store.attach(self._id, last)
        except NianbaoError as error:
            self._complain(str(error))
            return
        self._editor.desk.draft.attach(last)
        self.attached.emit()
        self._window.say(f"已对照 {last.unit}{last.year or ''} 年的报告；按 Ctrl+L 显示上年数。")

    def _complain(self, words: str) -> None:
        """In a line that leaves the keyboard where it is: the clerk may be typing by now."""
        self._window.say("")
        self._editor.notices.say(f"没有对照。{words}", {"知道了": self._editor.focus_page})

    def _forget(self) -> None:
        self._awaited = None
