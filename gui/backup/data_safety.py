"""Ties together what keeps the drafts from harm: backups, recovery after damage, and who may write."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.backup.checkpoint_timer import CheckpointTimer
from gui.backup.draft_actions import DraftActions
from gui.backup.hourly_backup import HourlyBackup
from gui.backup.integrity_check import IntegrityCheck
from gui.backup.open_store import NEWER_DRAFTS
from gui.system.settings import Settings
from gui.system.single_instance import SingleInstance
from gui.window.main_window import MainWindow
from model.errors import NewerStoreError, NianbaoError
from model.storage import backup_names, quarantine
from model.storage.store import Store

if TYPE_CHECKING:
    from gui.backup.backups_controller import BackupsController
    from gui.backup.draft_repair_controller import DraftRepairController
    from gui.backup.recovery_controller import RecoveryController
    from model.recovery.backups import Backup

_WINDOW_TITLE, _READ_ONLY_TITLE = "年报", "年报（只能查看）"


class DataSafety(QObject):
    """Looks after one store as long as its window is there.

    instance: holds the lock of the folder; None in tests. read_only_reason: why the drafts can only be looked at, shown
    above every page; "" where they may be changed.
    """

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        settings: Settings,
        drafts: DraftActions,
        instance: SingleInstance | None,
        read_only_reason: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._settings = settings
        self._drafts = drafts
        self._instance = instance
        self._backups: BackupsController | None = None
        folder = settings.backup_folder or backup_names.default_folder(store.path)
        self.hourly_backup = HourlyBackup(store, folder, self)
        self.hourly_backup.failed.connect(self._show_failure)
        self._window.about_to_close.connect(self.hourly_backup.stop_timer)
        CheckpointTimer(store, self)
        self.integrity_check = IntegrityCheck(window, store, drafts)
        self.hourly_backup.made.connect(self._check_after_backup)
        if instance:
            self._window.about_to_close.connect(instance.release_lock)  # after the application has closed the store
        self._show_write_state(read_only_reason)
        self._look_for_damage()

    @property
    def backups(self) -> BackupsController:
        """Lists, makes and restores backups; made when it is first needed."""
        if self._backups is None:
            from gui.backup.backups_controller import BackupsController  # seldom asked for

            self._backups = BackupsController(
                self._window, self._store, self._settings, self._drafts, self.hourly_backup
            )
        return self._backups

    @cached_property
    def recovery(self) -> RecoveryController:
        """Offers what can be saved of a damaged file."""
        from gui.backup.recovery_controller import RecoveryController  # hardly ever needed

        return RecoveryController(self._window, self._store, self._drafts, self.hourly_backup)

    @cached_property
    def draft_repair(self) -> DraftRepairController:
        """Offers what brings a single damaged draft back."""
        from gui.backup.draft_repair_controller import DraftRepairController  # hardly ever needed

        return DraftRepairController(self._window, self._store, self._drafts, self.hourly_backup)

    def _look_for_damage(self) -> None:
        if not self._store.is_read_only and quarantine.find_pending(self._store.path):
            self.recovery.show_waiting_file()
        if self._store.lost_state or self._store.is_header_repaired:
            from gui.backup.lost_state_notice import show_found_damage  # hardly ever needed

            show_found_damage(self._window, self._store, lambda: self.backups.show_backups())

    def _show_write_state(self, reason: str) -> None:
        """Say above every page why the drafts can only be looked at, and what to do; "": they may be changed."""
        self._window.show_program_title(_READ_ONLY_TITLE if reason else _WINDOW_TITLE)
        self.hourly_backup.is_paused = bool(reason)
        if not reason:
            self._window.state_bar.hide()
            return
        answers: dict[str, Callable[[], object]] = {}
        if reason != NEWER_DRAFTS:
            answers["再试"] = self._try_again
        if self._instance and self._instance.is_held_elsewhere:
            answers["那边已经关机…"] = self._ask_to_take_over
        self._window.state_bar.show_message(reason, answers)

    def _try_again(self) -> None:
        """Open the drafts for writing if the other program has ended by now."""
        if self._instance and not self._instance.try_again():
            self._show_write_state(self._instance.read_only_reason)
            self._window.show_status("还不能填写，情况没有变。")
        else:
            self._open_for_writing()

    def _ask_to_take_over(self) -> None:
        assert self._instance
        machine, _ = self._instance.lock_holder
        words = f"“{machine}”如果其实还在填写，两边会互相打乱。确定那边的年报已经关掉了吗？"
        answers = {"已经关掉，由这里接着填": self._take_over, "不确定": lambda: None}
        self._window.notice_bar.show_message(words, answers, focus="不确定")

    def _take_over(self) -> None:
        assert self._instance
        if self._instance.take_over():
            self._open_for_writing()
        else:
            self._show_write_state(self._instance.read_only_reason)

    def _open_for_writing(self) -> None:
        """Open the drafts for writing, and the open draft again: it may have been changed elsewhere."""
        draft_id = self._drafts.find_open_id()
        self._drafts.close_draft()
        try:
            self._store.reopen()
        except NianbaoError as error:
            self._store.reopen(read_only=True)
            self._show_write_state(NEWER_DRAFTS if isinstance(error, NewerStoreError) else str(error))
            return
        self._show_write_state("")
        self._drafts.refresh_list()
        self._window.show_status("现在可以填写了。")
        if draft_id is not None and any(summary.id == draft_id for summary in self._store.list_summaries()):
            self._drafts.open_draft(draft_id)
        self._look_for_damage()

    def _check_after_backup(self, backup: Backup) -> None:
        """A backup is read back and checked: where a draft in it is damaged, the file itself is checked."""
        if not backup.is_sound:
            self.integrity_check.check_now()

    def _show_failure(self, words: str) -> None:
        """Say that a backup failed, unless the page of backups is shown, which says so itself."""
        if self._backups is None or not self._backups.page.isVisible():
            self._window.notice_bar.show_message(words, {"知道了": lambda: None})
