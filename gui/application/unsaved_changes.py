"""Edits that are not on the disk yet: a warning above every page, another place for them, a question before they go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from gui.system import background
from gui.system.file_dialogs import find_documents_folder, make_file_stem
from gui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gui.application.draft_session import DraftSession

_FILE_FILTER, _SUFFIX = "Excel 工作簿 (*.xlsx)", ".xlsx"


class UnsavedChanges(QObject):
    """Watches one draft after another. While its edits wait, typing goes on and they are tried again and again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._warning_bar = window.warning_bar
        self._session: DraftSession | None = None
        self._is_asking = self._is_discarding = False

    def watch_session(self, session: DraftSession) -> None:
        """From now on this draft's edits."""
        self._session = session
        self._hide_warning()
        session.autosave.save_failed.connect(self._show_warning)
        session.autosave.saved.connect(self._hide_warning)

    def confirm_leaving(self, then: Callable[[], object]) -> bool:
        """Whether the draft may be left: all is stored, or given up. Else ask; then is called when it is answered."""
        if self._session is None or self._session.save_pending() or self._is_discarding:
            self._session = None
            self._hide_warning()
            return True
        self._ask_before_leaving(then)
        return False

    def _show_warning(self, words: str) -> None:
        words = f"▲ {words}可以接着填，程序会自己再试。"
        if self._warning_bar.isHidden():
            self._warning_bar.show_message(words, {"现在再存": self._retry_saving, "另存一份…": self._save_elsewhere})
        elif not self._is_asking:
            self._warning_bar.change_message(words)  # every few seconds: the buttons must stay under the clerk's hand

    def _hide_warning(self) -> None:
        self._is_asking = self._is_discarding = False
        self._warning_bar.hide()

    def _ask_before_leaving(self, then: Callable[[], object]) -> None:
        assert self._session
        count, self._is_asking = self._session.autosave.pending_count, True
        answers = {
            "再存一次": then,
            "另存一份…": self._save_elsewhere,
            "不存了，关闭": lambda: self._discard_and_leave(then),
        }
        words = f"▲ 有 {count} 处改动还没有存盘，关掉就丢了，所以先不关。{self._session.autosave.failure_reason}"
        self._warning_bar.show_message(words, answers, focus="再存一次")

    def _discard_and_leave(self, then: Callable[[], object]) -> None:
        self._is_discarding = True
        then()

    def _retry_saving(self) -> None:
        if self._session is not None:
            self._session.save_pending()

    def _save_elsewhere(self) -> None:
        """The whole draft as a workbook, which comes back whole, on whatever disk there is."""
        import exporters

        assert self._session
        draft = self._session.commit_draft()
        form, report, last = draft.form, draft.report, draft.last_year
        proposal = find_documents_folder() / (make_file_stem(report.unit, report.cover.get("year", "")) + _SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self._window, "另存一份", str(proposal), _FILE_FILTER)
        if not name:
            return
        path = Path(name) if name.lower().endswith(_SUFFIX) else Path(name + _SUFFIX)
        background.run_in_background(
            lambda: exporters.write_report(form, report, path, last),
            lambda _: self._show_notice(f"这份年报另存到了“{path}”。以后用“导入文件”打开它，填写的内容都在。"),
            self._show_notice,
            self,
        )

    def _show_notice(self, words: str) -> None:
        self._window.notice_bar.show_message(words, {"知道了": lambda: None})
