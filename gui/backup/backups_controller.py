"""What the page of backups asks for: list, make and restore backups, undo restoring, choose another folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from gui.backup.backups_page import BackupsPage
from gui.backup.draft_actions import DraftActions
from gui.backup.hourly_backup import HourlyBackup
from gui.draft.draft_words import describe_moment
from gui.system import background
from gui.system.file_chooser import FileDialog
from gui.system.settings import Settings
from gui.window.main_window import MainWindow
from model.errors import NianbaoError
from model.files.paths import is_folder
from model.recovery import backup_folder, backups
from model.recovery.backups import Backup
from model.storage import backup_names
from model.storage.store import Store

READ_ONLY_REFUSAL = "现在只能查看，不能恢复；原因写在窗口上方。"


class BackupsController(QObject):
    """Ties the page to the store and to the hourly backup."""

    def __init__(
        self, window: MainWindow, store: Store, settings: Settings, drafts: DraftActions, hourly_backup: HourlyBackup
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._settings = settings
        self._drafts = drafts
        self._hourly_backup = hourly_backup
        self._start = window.start_page
        self._was_asked = False  # whether the clerk waits for a backup
        self.page = BackupsPage()
        self.page.make_requested.connect(self.make_backup)
        self.page.restore_requested.connect(self.restore_backup)
        self.page.folder_requested.connect(self.choose_folder)
        self.page.usual_folder_requested.connect(lambda: self.use_folder(None))
        self.page.closed.connect(self._start.leave_page)
        hourly_backup.made.connect(self._show_made)
        hourly_backup.failed.connect(self._show_failure)

    def show_backups(self) -> None:
        """Show the page of backups in the place of the list of drafts."""
        self._start.show_page(self.page)
        self._refresh_page()
        self.page.focus_list()

    def make_backup(self) -> None:
        """Make a backup now."""
        self._was_asked = True
        self.page.status_label.setText("正在备份 …")
        self._hourly_backup.back_up_now()

    def choose_folder(self) -> None:
        """Let the clerk choose another folder for backups."""
        name = FileDialog.getExistingDirectory(self.page, "备份存到哪里", str(self._hourly_backup.folder))
        if name:
            self.use_folder(Path(name))

    def use_folder(self, folder: Path | None) -> None:
        """Make backups in this folder from now on, if it can be written to; None: in the default one."""
        default = backup_names.default_folder(self._store.path)
        if folder is None or folder == default:
            self._set_folder(default, None, f"以后的备份又存到“{default}”。")
            return
        # in a worker, as a network share may be slow
        check = partial(backup_folder.check_folder, folder)
        accept = partial(self._set_folder, folder, folder)
        background.run_in_background(check, accept, self.page.show_notice, self)

    def restore_backup(self, backup: Backup) -> None:
        """Put a backup in the place of the drafts, after a backup of what they are now."""
        self._exchange_files(backup, partial(self._tell_restored, backup))

    def _set_folder(self, folder: Path, remembered: Path | None, words: str) -> None:
        """Use a folder and say so; remembered: what the settings keep, None for the default folder."""
        self._settings.backup_folder = remembered
        self._hourly_backup.use_folder(folder)
        self._refresh_page()
        self.page.show_notice(words)

    @property
    def _folders(self) -> tuple[Path, Path]:
        """The chosen folder and the default one.

        The default one has backups too: those made before restoring, and those made while the chosen one was away.
        """
        return self._hourly_backup.folder, backup_names.default_folder(self._store.path)

    def _refresh_page(self, current: Path | None = None) -> None:
        """Show the folder, then the backups in it as soon as they have been looked at; current: the one selected."""
        folder, default = self._folders
        refusal = READ_ONLY_REFUSAL if self._store.is_read_only else ""
        self.page.show_folder(folder, folder == default, refusal)
        self.page.show_looking()
        show = partial(self.page.show_backups, current=current)
        background.run_in_background(partial(backups.list_backups, folder, default), show, self.page.show_notice, self)
        if not is_folder(folder) and folder != default:
            self.page.show_notice(f"备份文件夹“{folder}”现在不在，可能是 U 盘没有插好；这期间的备份存在“{default}”。")

    def _show_made(self, backup: Backup) -> None:
        if self._was_asked:
            self._was_asked = False
            self.page.show_notice(f"已备份 {backup.draft_count} 份年报。")
        if self.page.isVisible():
            self._refresh_page(backup.path)

    def _show_failure(self, words: str) -> None:
        self._was_asked = False
        if self.page.isVisible():
            self._refresh_page()
            self.page.show_notice(words)
        else:
            self._window.notice_bar.show_message(words, {"知道了": lambda: None})

    def _exchange_files(self, backup: Backup, done: Callable[[Backup | None], None]) -> None:
        """Close the store, restore the backup in a worker, and open the store again.

        done gets the backup made of what stood there before, None where that could not be read.
        """
        store = self._store
        self._hourly_backup.is_paused = True
        self._set_busy(True)
        self._window.show_status("正在恢复 …")
        store.close()
        exchange = partial(_restore_files, backup, store.path)

        def finish(kept: Backup | None) -> None:
            if self._reopen_store():
                self._start.leave_page()
                done(kept)

        def fail(reason: str) -> None:
            self._window.show_status("")
            if self._reopen_store():
                self.page.show_notice(reason)

        background.run_in_background(exchange, finish, fail, self)

    def _reopen_store(self) -> bool:
        """Open the store again and return True; where that fails, say why, offer to try again, and return False."""
        self._set_busy(False)
        try:
            self._store.reopen()
        except NianbaoError as error:
            self._window.state_bar.show_message(f"▲ {error}", {"再试": self._reopen_store})
            return False
        self._window.state_bar.hide()
        self._hourly_backup.is_paused = False
        self._drafts.refresh_list()
        self._refresh_page()
        return True

    def _set_busy(self, busy: bool) -> None:
        """Disable menus and list while the store is closed: nothing may read from it then."""
        self._window.menuBar().setDisabled(busy)
        self._start.setDisabled(busy)

    def _tell_restored(self, backup: Backup, before: Backup | None) -> None:
        words = f"已恢复 {describe_moment(backup.made_at)} 的备份，列表里是那时的 {backup.draft_count} 份年报。"
        answers: dict[str, Callable[[], object]] = {"知道了": self._start.focus_table}
        if before is not None:
            words += f"恢复前的 {before.draft_count} 份也备份了。"
            answers = {"撤销恢复": partial(self._exchange_files, before, self._tell_undone), **answers}
        self._show_notice(words, answers)

    def _tell_undone(self, _: Backup | None) -> None:
        self._show_notice("已撤销恢复，列表里还是恢复以前的年报。", {"知道了": self._start.focus_table})

    def _show_notice(self, words: str, answers: dict[str, Callable[[], object]]) -> None:
        self._window.show_status("")
        self._start.notice_bar.show_message(words, answers, focus="知道了")


def _restore_files(backup: Backup, store_path: Path) -> Backup | None:
    """Restore a backup, in a worker; returns the backup made of what stood there before, None if it was unreadable."""
    kept = backups.restore_backup(backup, store_path, datetime.now(UTC))
    if kept is None:
        return None
    return next((found for found in backups.list_backups(kept.parent) if found.path == kept), None)
