"""Edits that could not be stored: a warning above every page, another file for them, a question before closing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.system import background
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import find_documents_folder, make_file_stem
from gui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gui.application.draft_session import DraftSession

_FILE_FILTER, _SUFFIX = "Excel 工作簿 (*.xlsx)", ".xlsx"


class UnsavedChanges(QObject):
    """Watches the session of one draft after another. The clerk goes on typing; Autosave tries again by itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._warning_bar = window.warning_bar
        self._session: DraftSession | None = None
        self._is_asking = self._is_discarding = False

    def watch_session(self, session: DraftSession) -> None:
        """Warn from now on where edits of this session cannot be stored."""
        self._session = session
        self._hide_warning()
        session.autosave.save_failed.connect(self._show_warning)
        session.autosave.saved.connect(self._hide_warning)

    def confirm_leaving(self, leave_again: Callable[[], object]) -> bool:
        """Return whether the draft may be left: all is stored, or the clerk gave the rest up. Else ask.

        leave_again: called when the clerk has answered, to try to leave once more.
        """
        if self._session is None or self._session.save_pending() or self._is_discarding:
            self._session = None
            self._hide_warning()
            return True
        self._ask_before_leaving(leave_again)
        return False

    def _show_warning(self, reason: str) -> None:
        words = f"▲ {reason}可以接着填，程序会自己再试。"
        if self._warning_bar.isHidden():
            self._warning_bar.show_message(words, {"现在再存": self._retry_saving, "另存一份…": self._save_elsewhere})
        elif not self._is_asking:
            # comes every few seconds: the buttons must not move while the clerk aims at one
            self._warning_bar.change_message(words)

    def _hide_warning(self) -> None:
        self._is_asking = self._is_discarding = False
        self._warning_bar.hide()

    def _ask_before_leaving(self, leave_again: Callable[[], object]) -> None:
        assert self._session
        self._is_asking = True
        autosave = self._session.autosave
        answers = {
            "再存一次": leave_again,
            "另存一份…": self._save_elsewhere,
            "不存了，关闭": lambda: self._discard_and_leave(leave_again),
        }
        words = f"▲ 有 {autosave.pending_count} 处改动还没有保存，关掉就丢了，所以先不关。{autosave.failure_reason}"
        self._warning_bar.show_message(words, answers, focus="再存一次")

    def _discard_and_leave(self, leave_again: Callable[[], object]) -> None:
        self._is_discarding = True
        leave_again()

    def _retry_saving(self) -> None:
        if self._session is not None:
            self._session.save_pending()

    def _save_elsewhere(self) -> None:
        """Ask for a file on another disk and write the draft there as a workbook, which can be imported completely."""
        import exporters

        assert self._session
        draft = self._session.commit_draft()
        form, report, last_year = draft.form, draft.report, draft.last_year
        proposal = find_documents_folder() / (make_file_stem(report.unit, report.cover.get("year", "")) + _SUFFIX)
        name, _ = FileDialog.getSaveFileName(self._window, "另存一份", str(proposal), _FILE_FILTER)
        if not name:
            return
        path = Path(name) if name.lower().endswith(_SUFFIX) else Path(name + _SUFFIX)
        background.run_in_background(
            lambda: exporters.write_report(form, report, path, last_year),
            lambda _: self._show_notice(f"这份年报另存到了“{path}”。以后用“导入文件”打开它，填写的内容都在。"),
            self._show_notice,
            self,
        )

    def _show_notice(self, words: str) -> None:
        self._window.notice_bar.show_message(words, {"知道了": lambda: None})
