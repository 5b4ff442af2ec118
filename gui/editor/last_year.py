"""Lets the clerk choose last year's report for the open draft, reads it, and has the draft compared with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gui.system import background
from model.drafts import next_year
from model.errors import NianbaoError
from model.files.progress import Progress
from model.importing.isolation.isolated_reading import read_isolated
from model.report.report import Report

if TYPE_CHECKING:
    from gui.editor.editor import Editor
    from gui.window.main_window import MainWindow
    from model.storage.store import Store


class LastYearController(QObject):
    """Belongs to the editor of one draft, which the store knows by draft_id.

    A file is read in a worker; its report is dropped when something else is chosen, and when the draft or the window
    is closed meanwhile.
    """

    report_attached = Signal()
    """The draft has been given another report to compare with."""

    def __init__(self, window: MainWindow, editor: Editor, store: Store, draft_id: int) -> None:
        super().__init__(editor)
        self._window = window
        self._editor = editor
        self._store = store
        self._draft_id = draft_id
        self._reading: Progress | None = None
        window.about_to_close.connect(self._abandon_reading)

    def ask_for_report(self) -> None:
        """Ask for another draft or a file, and give its report to the draft as last year's."""
        from gui.editor.last_year_dialog import AttachDialog  # seldom asked for

        report = self._editor.open_draft.draft.report
        others = [summary for summary in self._store.list_summaries() if summary.id != self._draft_id]
        dialog = AttachDialog(others, report.unit, report.year, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self._abandon_reading()
        if dialog.chosen_file:
            self.read_file(dialog.chosen_file)
        elif dialog.chosen_draft:
            self._load_draft(dialog.chosen_draft.id)

    def _load_draft(self, draft_id: int) -> None:
        try:
            report, _ = self._store.load_report(draft_id)
        except NianbaoError as error:
            self._show_error(str(error))
        else:
            self._attach_report(next_year.compute_totals_by_edition(report))

    def read_file(self, file: Path) -> None:
        """Read a file in a worker, and give its report to the draft as last year's; errors are told in the editor."""
        self._abandon_reading()
        reading = self._reading = Progress()

        def call_if_awaited(callback: Callable[..., None], outcome: object) -> None:
            # the worker may still answer after the draft was closed and before its editor is deleted
            if self._reading is reading and self._window.editor is self._editor:
                callback(outcome)

        self._window.show_status(f"正在读 {file.name} …")
        background.run_in_background(
            lambda: next_year.compute_totals_by_edition(read_isolated(file, reading).report),
            lambda report: call_if_awaited(self._attach_report, report),
            lambda error: call_if_awaited(self._show_error, error),
            self,
        )

    def _attach_report(self, last_year: Report) -> None:
        try:
            self._store.set_last_year(self._draft_id, last_year)
        except NianbaoError as error:
            self._show_error(str(error))
            return
        self._editor.open_draft.draft.set_last_year(last_year)
        self.report_attached.emit()
        self._window.show_status(
            f"已对照 {last_year.unit}{last_year.year or ''} 年的报告；上年的数在每格左下角，按 Ctrl+L 显示或收起。"
        )

    def _show_error(self, reason: str) -> None:
        """Show an error in the editor's bar, which leaves the focus where it is: the clerk may be typing by now."""
        self._window.show_status("")
        self._editor.notice_bar.show_message(f"没有对照。{reason}", {"知道了": self._editor.focus_current_page})

    def _abandon_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = None
