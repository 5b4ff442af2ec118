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
    from gui.window.main_window import MainWindow
    from model.storage.store import Store


class LastYearController(QObject):
    """Belongs to one draft, whose id the store knows. attached: there is another report to compare with.

    A file that is being read is forgotten when something else is chosen, and when the draft or the window is closed.
    """

    report_attached = Signal()

    def __init__(self, window: MainWindow, editor: Editor, store: Store, id: int) -> None:
        super().__init__(editor)
        self._window = window
        self._editor = editor
        self._store = store
        self._draft_id = id
        self._reading_token: object | None = None
        window.about_to_close.connect(self._abandon_reading)

    def ask_for_report(self) -> None:
        """Let the clerk choose another draft or a file, and attach what it holds."""
        from gui.editor.last_year_dialog import AttachDialog  # seldom asked for

        report = self._editor.open_draft.draft.report
        others = [card for card in self._store.list_summaries() if card.id != self._draft_id]
        dialog = AttachDialog(others, report.unit, report.year, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self._abandon_reading()
        if dialog.chosen_file:
            self._read_file(dialog.chosen_file)
        elif dialog.chosen_draft:
            self._load_draft(dialog.chosen_draft.id)

    def _load_draft(self, id: int) -> None:
        try:
            report, _ = self._store.load_report(id)
        except NianbaoError as error:
            self._show_error(str(error))
        else:
            self._attach_report(next_year.compute_totals_by_edition(report))

    def _read_file(self, file: Path) -> None:
        token = self._reading_token = object()

        def tell(to: Callable[..., None], what: object) -> None:
            # between the end of a draft and that of its editor the worker may still answer
            if self._reading_token is token and self._window.editor is self._editor:
                to(what)

        self._window.show_status(f"正在读 {file.name} …")
        background.run_in_background(
            lambda: next_year.compute_totals_by_edition(importing.read_report(file).report),
            lambda last: tell(self._attach_report, last),
            lambda words: tell(self._show_error, words),
            self,
        )

    def _attach_report(self, last: Report) -> None:
        try:
            self._store.set_last_year(self._draft_id, last)
        except NianbaoError as error:
            self._show_error(str(error))
            return
        self._editor.open_draft.draft.set_last_year(last)
        self.report_attached.emit()
        self._window.show_status(f"已对照 {last.unit}{last.year or ''} 年的报告；按 Ctrl+L 显示上年数。")

    def _show_error(self, words: str) -> None:
        """In a line that leaves the keyboard where it is: the clerk may be typing by now."""
        self._window.show_status("")
        self._editor.notice_bar.show_message(f"没有对照。{words}", {"知道了": self._editor.focus_current_page})

    def _abandon_reading(self) -> None:
        self._reading_token = None
