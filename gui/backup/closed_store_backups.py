"""The backups where the file of drafts cannot be opened: one of them can be put in its place, or a new file begun."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from gui.backup.backups_page import BackupsPage
from gui.system import background
from gui.system.settings import Settings
from gui.window.main_window import MainWindow
from model.recovery import backups
from model.recovery.backups import Backup
from model.storage import backup_names


class ClosedStoreBackups(QObject):
    """Shows the page of backups over the window. store_path: the file that cannot be opened.

    open_again: called when a backup was put in its place; go_back: when the clerk leaves the page.
    """

    def __init__(
        self, window: MainWindow, store_path: Path, open_again: Callable[[], object], go_back: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store_path = store_path
        self._open_again = open_again
        default = backup_names.default_folder(store_path)
        self._folder = Settings(store_path.parent).backup_folder or default
        self.page = BackupsPage()
        self.page.show_folder(self._folder, self._folder == default, "")
        for button in (self.page.make_button, self.page.choose_button, self.page.usual_button):
            button.hide()  # there are no drafts open to be backed up
        self.page.restore_requested.connect(self.restore_backup)
        self.page.closed.connect(go_back)
        window.show_overlay(self.page, has_heading=True)
        self.page.show_looking()
        look = partial(backups.list_backups, self._folder, default)
        background.run_in_background(look, self._show_backups, self.page.show_notice, self.page)

    def restore_backup(self, backup: Backup) -> None:
        """Put a backup in the place of the file, which is renamed, or backed up, first."""
        self.page.setDisabled(True)
        restore = partial(backups.restore_backup, backup, self._store_path, datetime.now(UTC))
        background.run_in_background(restore, self._finish, self._show_failure, self.page)

    def _show_backups(self, found: list[Backup]) -> None:
        self.page.show_backups(found)
        self.page.focus_list()

    def _finish(self, _: Path | None) -> None:
        self._window.hide_overlay()
        self._open_again()

    def _show_failure(self, reason: str) -> None:
        self.page.setDisabled(False)
        self.page.show_notice(reason)
