"""All ways by which files come into the window: chosen, dropped, opened with the program, used before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from gui.application.dropped_files import DroppedFiles
from gui.application.recent_files import RecentFilesMenu
from gui.importing.import_controller import ImportController
from gui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gui.application.draft_session import DraftSession
    from gui.application.opened_files import OpenedFiles
    from gui.system.settings import Settings
    from gui.transfer.transfer_controller import TransferController


class IncomingFiles(QObject):
    """Imports files, and opens again the draft that a file became before.

    find_session returns the open draft's session, None where no draft is open; may_change tells whether drafts may be
    changed; close_draft closes the open one, and returns False where it must stay; find_transfers returns what imports
    archives.
    """

    def __init__(
        self,
        window: MainWindow,
        import_controller: ImportController,
        find_transfers: Callable[[], TransferController],
        find_session: Callable[[], DraftSession | None],
        may_change: Callable[[], bool],
        close_draft: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._import_controller, self._find_transfers = import_controller, find_transfers
        self._may_change, self._close_draft = may_change, close_draft
        self._dropped_files = DroppedFiles(window, find_session, may_change, self._import_in_list)

    def add_recent_files(self, settings: Settings, import_action: QAction) -> RecentFilesMenu:
        """Add the menu of files used last behind the action 导入文件, and return it."""
        menu = RecentFilesMenu(settings, import_action, lambda file: self.open_files([file]), self._may_change)
        self._import_controller.file_imported.connect(menu.add_file)
        return menu

    def take_opened(self, opened_files: OpenedFiles) -> None:
        """Open what the program was started with, and what other starts pass on."""
        opened_files.paths_ready.connect(self.open_files)
        opened_files.begin(self._is_free)

    def import_files(self, paths: Sequence[Path], reopens_drafts: bool = False) -> None:
        """Import these files and folders as drafts.

        A zip that comes alone is looked into first: it may be encrypted, or hold drafts of another computer.
        reopens_drafts: a file that is a draft of the list already, unchanged, becomes no second one.
        """
        if len(paths) == 1 and paths[0].suffix.lower() == ".zip":
            self._find_transfers().import_zip(paths[0])
        else:
            self._import_controller.import_paths(paths, reopens_drafts)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Close the open draft and open these files, as drafts; files that are drafts already are not copied."""
        if not self._may_change():
            named = f"“{paths[0].name}”" if len(paths) == 1 else f"{len(paths)} 个文件"
            words = f"年报现在只能查看，不能改，所以没有导入{named}。等能改了，请再打开一次。"
            self._window.notice_bar.show_message(words, {"知道了": lambda: None})
        elif self._close_draft():
            self.import_files(paths, reopens_drafts=True)

    def _import_in_list(self, paths: Sequence[Path]) -> None:
        """Close the open draft and import these; nothing where the open one must stay."""
        if self._close_draft():
            self.import_files(paths)

    def _is_free(self) -> bool:
        """Whether files can be opened now: no dialog waits for an answer, and nothing is being read."""
        return QApplication.activeModalWidget() is None and not self._import_controller.worker.is_busy
