"""导出全部、导入全部: all drafts to one file and back, asked and told in the page, done beside the window's work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from gui.system import background
from gui.system.file_dialogs import documents
from gui.transfer.transfer_bar import TravelBar
from gui.window.main_window import Window
from model.errors import NianbaoError, Stopped, WrongPassphrase
from model.files import archive_layout
from model.files.progress import Errand
from model.files.temporary_folder import room
from model.importing.readers import zip_file
from model.storage.store import Store
from model.transfer import archive, transfer

_KIND = "全部年报的文件 (*.zip)"


class Travel(QObject):
    """Ties the bar to the store. refresh is called when drafts have arrived."""

    def __init__(self, window: Window, store: Store, refresh: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._start = window.start
        self._store = store
        self._refresh = refresh
        self._folder = documents()
        self._errand: Errand | None = None
        self._unlock: Callable[[str], object] = self._tell
        self._rooms = ExitStack()
        self.bar = TravelBar()
        self._start.add_bar(self.bar)
        self.bar.go.connect(self._ask_where)
        self.bar.opened.connect(lambda passphrase: self._unlock(passphrase))
        self.bar.cancelled.connect(self.cancel)
        self.bar.closed.connect(self._start.focus_table)
        window.closing.connect(self._leave)

    def ask_export(self) -> None:
        """Ask whether the file shall have a passphrase."""
        if self._errand is not None:
            return
        try:
            listed, deleted = len(self._store.cards()), len(self._store.deleted())
        except NianbaoError as error:
            self._tell(str(error))
            return
        if not listed + deleted:
            self._tell("还没有年报可以导出。")
            return
        self._start.bar.hide()
        more = f"和“最近删除”里的 {deleted} 份，" if deleted else ""
        self.bar.ask(
            f"导出全部 {listed} 份年报，{more}连同备注、说明和修改记录，存成一个文件；在别的电脑上用“导入全部”打开。"
        )

    def ask_import(self) -> None:
        """Let the clerk choose a file, and ask for its passphrase if it has one."""
        if self._errand is not None:
            return
        name, _ = QFileDialog.getOpenFileName(self._window, "导入全部", str(self._folder), _KIND)
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """Take the drafts of this file in."""
        if self._errand is not None:
            return
        if self._store.read_only:
            self._tell("现在只能查看年报，不能导入。请关掉正在填写的那个年报，再重新启动这一个。")
            return
        self._folder = path.parent
        self._enter(path, archive.locked, partial(self._open, path))

    def receive(self, path: Path, hand_over: Callable[[Sequence[Path]], object]) -> None:
        """Take in a zip: all drafts, or one report, which is handed over; taken out of its zip where that is locked."""
        if self._errand is not None:
            return
        if archive_layout.is_archive_of_drafts(path):
            self.take_in(path)
        else:
            self._enter(path, zip_file.sealed, partial(self._unseal, path, hand_over))

    def cancel(self) -> None:
        """Stop; nothing half-written or half-read is left behind."""
        if self._errand is not None:
            self._errand.stop()
            self.bar.show_stopping()

    def _ask_where(self, passphrase: str) -> None:
        proposal = self._folder / f"全部年报 {date.today():%Y-%m-%d}.zip"
        name, _ = QFileDialog.getSaveFileName(self._window, "导出全部", str(proposal), _KIND)
        if not name:
            return
        path = Path(name)
        self._folder = path.parent
        if path.suffix.lower() == ".zip":
            self._pack(path, passphrase)
            return
        path = path.with_name(f"{path.name}.zip")
        if not path.exists():
            self._pack(path, passphrase)
            return
        self.bar.put_away()
        answers: dict[str, Callable[[], object]] = {
            "替换": lambda: self._pack(path, passphrase),
            "不导出": self._start.focus_table,
        }
        self._start.bar.say(f"已有“{path.name}”，要替换吗？", answers, focus="不导出")

    def _pack(self, path: Path, passphrase: str) -> None:
        errand, store_path = Errand(), self._store.path
        kept = "请把密码记牢。" if passphrase else ""
        self._begin(
            errand,
            f"正在导出到“{path.name}” …",
            lambda: transfer.pack(store_path, path, passphrase, errand),
            lambda count: self._tell(f"已把 {count} 份年报导出到“{path.name}”。{kept}", folder=True),
        )

    def _enter(self, path: Path, locked: Callable[[Path], bool], open: Callable[[str], object]) -> None:
        """Open a file at once where it is not locked, else with the passphrase that is asked for."""
        try:
            asks = locked(path)
        except NianbaoError as error:
            self._tell(str(error))
            return
        self._start.bar.hide()
        if asks:
            self._unlock = open
            self.bar.ask_passphrase(f"“{path.name}”加了密码，输对了才能打开。")
        else:
            open("")

    def _open(self, path: Path, passphrase: str) -> None:
        errand, store_path = Errand(), self._store.path
        self._begin(
            errand,
            f"正在读“{path.name}” …",
            lambda: transfer.opened(path, store_path, passphrase, errand),
            self._wanted(errand, self._arrive),
        )

    def _unseal(self, path: Path, hand_over: Callable[[Sequence[Path]], object], passphrase: str) -> None:
        if not passphrase:
            hand_over([path])
            return
        try:  # until the window closes: whoever takes it over reads it in his own time
            folder = self._rooms.enter_context(room(self._store.path.parent))
        except NianbaoError as error:
            self._tell(str(error))
            return
        errand = Errand()
        self._begin(
            errand,
            f"正在读“{path.name}” …",
            lambda: zip_file.unsealed(path, passphrase, folder, errand),
            self._wanted(errand, lambda report: hand_over([report])),
        )

    def _wanted(self, errand: Errand, take: Callable[[Any], object]) -> Callable[[Any], object]:
        """Take what was read, unless 取消 was pressed just as the reading ended: nothing has been changed yet."""
        return lambda read: self._tell(str(Stopped())) if errand.stopped else take(read)

    def _leave(self) -> None:
        self.cancel()
        self._rooms.close()

    def _arrive(self, luggage: transfer.Luggage) -> None:
        """Add what was read, in the thread that has the store open, and show it."""
        try:
            arrived = transfer.take_in(luggage, self._store)
        except NianbaoError as error:
            self._tell(str(error))
            return
        self._refresh()
        self._start.show_all()
        if arrived.ids:
            self._start.select(arrived.ids)
        self._tell(arrived.words)

    def _begin(self, errand: Errand, words: str, do: Callable[[], Any], done: Callable[[Any], object]) -> None:
        def attempt() -> Any:
            try:
                return do()
            except (Stopped, WrongPassphrase) as ended:  # no trouble: each has an answer of its own
                return ended

        def finish(result: Any) -> None:
            self._errand = None
            if isinstance(result, WrongPassphrase):
                self.bar.complain("密码不对，请再试一次。")
                return
            self.bar.put_away()
            if isinstance(result, Stopped):
                self._tell(str(result))
            else:
                done(result)

        def fail(words: str) -> None:
            self._errand = None
            self.bar.put_away()
            self._tell(words)

        self._errand = errand
        self.bar.show_errand(words, errand)
        background.start(attempt, finish, fail, self)

    def _tell(self, words: str, folder: bool = False) -> None:
        """Say it on the page of the list, and below whatever is open."""
        answers: dict[str, Callable[[], object]] = {"知道了": self._start.focus_table}
        if folder:
            answers = {"打开文件夹": self._show_folder, **answers}
        self._start.bar.say(words, answers)
        self._window.say(words)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
