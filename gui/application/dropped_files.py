"""What becomes of files dropped on the window: on the list they are imported, on an open draft the clerk is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gui.draft.open_draft import READ_ONLY_MESSAGE
from gui.window.file_drop import FileDrop
from model.files.paths import is_folder

if TYPE_CHECKING:
    from gui.application.draft_session import DraftSession
    from gui.window.main_window import MainWindow


_DIALOG_WAITS = "请先回答打开着的对话框，再把文件拖进来。"


class DroppedFiles:
    """Takes what is dropped on the window, while drafts may be changed and no dialog waits for an answer.

    find_session returns the open draft's session, None where no draft is open; may_change tells whether drafts may be
    changed; import_files imports files and folders as drafts, after the open one was closed.
    """

    def __init__(
        self,
        window: MainWindow,
        find_session: Callable[[], DraftSession | None],
        may_change: Callable[[], bool],
        import_files: Callable[[Sequence[Path]], object],
    ) -> None:
        self._find_session = find_session
        self._import_files = import_files
        window.winId()  # makes the system's window, to which files are dropped
        drop = FileDrop(window.windowHandle(), lambda: may_change() and QApplication.activeModalWidget() is None)
        drop.paths_dropped.connect(self._take_paths)
        drop.files_refused.connect(
            lambda: window.show_status(_DIALOG_WAITS if may_change() else f"{READ_ONLY_MESSAGE}文件没有导入。")
        )

    def _take_paths(self, paths: Sequence[Path]) -> None:
        session = self._find_session()
        if session is None:
            self._import_files(paths)
            return
        answers: dict[str, Callable[[], object]] = {}
        if len(paths) == 1:
            question = f"“{paths[0].name}”用来做什么？"
            if not is_folder(paths[0]):
                answers["作上年报告来对照"] = partial(session.read_last_year, paths[0])
        else:
            question = f"拖来的 {len(paths)} 个文件要导入吗？"
        answers["导入为新的年报"] = partial(self._import_files, paths)
        answers["取消"] = session.editor.focus_current_page
        session.editor.notice_bar.show_message(question, answers)
