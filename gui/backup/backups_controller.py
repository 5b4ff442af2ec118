"""What is done with backups: listed, made, restored and taken back, kept in another folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from gui.backup.backups_page import BackupsPage
from gui.backup.draft_actions import DraftActions
from gui.backup.hourly_backup import Safekeeping
from gui.draft.draft_words import moment_words
from gui.system import background
from gui.system.settings import Settings
from gui.window.main_window import Window
from model.errors import NianbaoError
from model.recovery import backup_folder, backups
from model.recovery.backups import Backup
from model.storage import backup_names
from model.storage.store import Store

LOOK_ONLY = "现在只能查看，不能恢复；原因写在窗口上方。"


class BackupsDeeds(QObject):
    """Ties the page to the store and to what makes backups by itself."""

    def __init__(
        self, window: Window, store: Store, settings: Settings, drafts: DraftActions, keeping: Safekeeping
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._settings = settings
        self._drafts = drafts
        self._keeping = keeping
        self._start = window.start
        self._asked = False
        self.page = BackupsPage()
        self.page.make_wanted.connect(self.make)
        self.page.restore_wanted.connect(self.restore)
        self.page.folder_wanted.connect(self.choose_folder)
        self.page.usual_wanted.connect(lambda: self.use(None))
        self.page.closed.connect(self._start.leave_page)
        keeping.made.connect(self._show_made)
        keeping.failed.connect(self._fail)

    def show(self) -> None:
        """Show the backups in the list's place."""
        self._start.show_page(self.page)
        self._look()
        self.page.begin()

    def make(self) -> None:
        """Make one now."""
        self._asked = True
        self.page.words.setText("正在备份 …")
        self._keeping.make_now()

    def choose_folder(self) -> None:
        """Let the clerk look for another folder."""
        name = QFileDialog.getExistingDirectory(self.page, "备份存到哪里", str(self._keeping.folder))
        if name:
            self.use(Path(name))

    def use(self, folder: Path | None) -> None:
        """Keep backups in this folder from now on, if it is fit; None: in the usual one."""
        usual = backup_names.usual(self._store.path)
        if folder is None or folder == usual:
            self._take(usual, None, f"以后的备份又存到“{usual}”。")
            return
        # beside the window's own work: a network share may take its time
        background.start(
            partial(backup_folder.check, folder), partial(self._take, folder, folder), self.page.tell, self
        )

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the drafts; what they are now is backed up before."""
        self._exchange(backup, lambda kept: self._tell_restored(backup, kept))

    def _take(self, folder: Path, remembered: Path | None, words: str) -> None:
        self._settings.backup_folder = remembered
        self._keeping.use(folder)
        self._look()
        self.page.tell(words)

    @property
    def _folders(self) -> tuple[Path, Path]:
        """The folder chosen and the usual one, where some lie even so: while the other was away, before restoring."""
        return self._keeping.folder, backup_names.usual(self._store.path)

    def _look(self, current: Path | None = None) -> None:
        folder, usual = self._folders
        self.page.show_folder(folder, folder == usual, LOOK_ONLY if self._store.read_only else "")
        self.page.show_looking()
        show = partial(self.page.show_backups, current=current)
        background.start(partial(backups.backups, folder, usual), show, self.page.tell, self)
        if not folder.is_dir() and folder != usual:
            self.page.tell(f"备份文件夹“{folder}”现在不在，可能是 U 盘没有插好；这期间的备份存在“{usual}”。")

    def _show_made(self, backup: Backup) -> None:
        if self._asked:
            self._asked = False
            self.page.tell(f"已备份 {backup.drafts} 份年报。")
        if self.page.isVisible():
            self._look(backup.path)

    def _fail(self, words: str) -> None:
        self._asked = False
        if self.page.isVisible():
            self._look()
            self.page.tell(words)
        else:
            self._window.notice.say(words, {"知道了": lambda: None})

    def _exchange(self, backup: Backup, done: Callable[[Backup | None], None]) -> None:
        """Close the store, restore beside the window's own work, and open what stands there then."""
        store = self._store
        self._keeping.resting = True
        self._set_busy(True)
        self._window.say("正在恢复 …")
        store.close()
        exchange = partial(_exchanged, backup, store.path)

        def finish(kept: Backup | None) -> None:
            if self._reopened():
                self._start.leave_page()
                done(kept)

        def fail(words: str) -> None:
            self._window.say("")
            if self._reopened():
                self.page.tell(words)

        background.start(exchange, finish, fail, self)

    def _reopened(self) -> bool:
        """Open the store again; where that fails, say why and offer to try again."""
        self._set_busy(False)
        try:
            self._store.reopen()
        except NianbaoError as error:
            self._window.state.say(f"▲ {error}", {"再试": self._reopened})
            return False
        self._window.state.hide()
        self._keeping.resting = False
        self._drafts.refresh()
        self._look()
        return True

    def _set_busy(self, busy: bool) -> None:
        """While the store is closed nothing may ask it anything."""
        self._window.menuBar().setDisabled(busy)
        self._start.setDisabled(busy)

    def _tell_restored(self, backup: Backup, before: Backup | None) -> None:
        words = f"已恢复 {moment_words(backup.at)} 的备份，列表里是那时的 {backup.drafts} 份年报。"
        answers: dict[str, Callable[[], object]] = {"知道了": self._start.focus_table}
        if before is not None:
            words += f"恢复前的 {before.drafts} 份也备份了。"
            answers = {"撤销恢复": partial(self._exchange, before, self._tell_undone), **answers}
        self._tell(words, answers)

    def _tell_undone(self, _: Backup | None) -> None:
        self._tell("已撤销恢复，列表里还是恢复以前的年报。", {"知道了": self._start.focus_table})

    def _tell(self, words: str, answers: dict[str, Callable[[], object]]) -> None:
        self._window.say("")
        self._start.bar.say(words, answers, focus="知道了")


def _exchanged(backup: Backup, store_path: Path) -> Backup | None:
    """Restore a backup; the one made of what stood there before, if that could be read."""
    kept = backups.restore(backup, store_path, datetime.now(UTC))
    return next((one for one in backups.backups(kept.parent) if one.path == kept), None) if kept else None
