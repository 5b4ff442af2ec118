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
from gui.system.file_dialogs import find_documents_folder
from gui.transfer.transfer_bar import TransferBar
from gui.window.main_window import MainWindow
from model.errors import Cancelled, NianbaoError, WrongPassphrase
from model.files import archive_layout
from model.files.progress import Progress
from model.files.temporary_folder import temporary_folder
from model.importing.readers import zip_file
from model.storage.store import Store
from model.transfer import archive, transfer

_FILE_FILTER = "全部年报的文件 (*.zip)"


class TransferController(QObject):
    """Ties the bar to the store. refresh is called when drafts have arrived."""

    def __init__(self, window: MainWindow, store: Store, refresh: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._start = window.start_page
        self._store = store
        self._refresh_list = refresh
        self._folder = find_documents_folder()
        self._progress: Progress | None = None
        self._on_passphrase: Callable[[str], object] = self._show_notice
        self._temporary_folders = ExitStack()
        self.bar = TransferBar()
        self._start.add_bar(self.bar)
        self.bar.export_requested.connect(self._ask_target)
        self.bar.open_requested.connect(lambda passphrase: self._on_passphrase(passphrase))
        self.bar.cancelled.connect(self.cancel_transfer)
        self.bar.closed.connect(self._start.focus_table)
        window.about_to_close.connect(self._release_resources)

    def ask_export(self) -> None:
        """Ask whether the file shall have a passphrase."""
        if self._progress is not None:
            return
        try:
            listed, deleted = len(self._store.list_summaries()), len(self._store.list_deleted())
        except NianbaoError as error:
            self._show_notice(str(error))
            return
        if not listed + deleted:
            self._show_notice("还没有年报可以导出。")
            return
        self._start.notice_bar.hide()
        more = f"和“最近删除”里的 {deleted} 份，" if deleted else ""
        self.bar.ask_export(
            f"导出全部 {listed} 份年报，{more}连同备注、说明和修改记录，存成一个文件；在别的电脑上用“导入全部”打开。"
        )

    def ask_import(self) -> None:
        """Let the clerk choose a file, and ask for its passphrase if it has one."""
        if self._progress is not None:
            return
        name, _ = QFileDialog.getOpenFileName(self._window, "导入全部", str(self._folder), _FILE_FILTER)
        if name:
            self.import_archive(Path(name))

    def import_archive(self, path: Path) -> None:
        """Take the drafts of this file in."""
        if self._progress is not None:
            return
        if self._store.is_read_only:
            self._show_notice("现在只能查看年报，不能导入。请关掉正在填写的那个年报，再重新启动这一个。")
            return
        self._folder = path.parent
        self._open_file(path, archive.is_encrypted, partial(self._read_archive, path))

    def receive_zip(self, path: Path, hand_over: Callable[[Sequence[Path]], object]) -> None:
        """Take in a zip: all drafts, or one report, which is handed over; taken out of its zip where that is locked."""
        if self._progress is not None:
            return
        if archive_layout.is_archive(path):
            self.import_archive(path)
        else:
            self._open_file(path, zip_file.is_encrypted, partial(self._decrypt_report, path, hand_over))

    def cancel_transfer(self) -> None:
        """Stop; nothing half-written or half-read is left behind."""
        if self._progress is not None:
            self._progress.cancel()
            self.bar.show_stopping()

    def _ask_target(self, passphrase: str) -> None:
        proposal = self._folder / f"全部年报 {date.today():%Y-%m-%d}.zip"
        name, _ = QFileDialog.getSaveFileName(self._window, "导出全部", str(proposal), _FILE_FILTER)
        if not name:
            return
        path = Path(name)
        self._folder = path.parent
        if path.suffix.lower() == ".zip":
            self._write_archive(path, passphrase)
            return
        path = path.with_name(f"{path.name}.zip")
        if not path.exists():
            self._write_archive(path, passphrase)
            return
        self.bar.dismiss_bar()
        answers: dict[str, Callable[[], object]] = {
            "替换": lambda: self._write_archive(path, passphrase),
            "不导出": self._start.focus_table,
        }
        self._start.notice_bar.show_message(f"已有“{path.name}”，要替换吗？", answers, focus="不导出")

    def _write_archive(self, path: Path, passphrase: str) -> None:
        errand, store_path = Progress(), self._store.path
        kept = "请把密码记牢。" if passphrase else ""
        self._start_transfer(
            errand,
            f"正在导出到“{path.name}” …",
            lambda: transfer.export_all(store_path, path, passphrase, errand),
            lambda count: self._show_notice(f"已把 {count} 份年报导出到“{path.name}”。{kept}", folder=True),
        )

    def _open_file(self, path: Path, locked: Callable[[Path], bool], open: Callable[[str], object]) -> None:
        """Open a file at once where it is not locked, else with the passphrase that is asked for."""
        try:
            asks = locked(path)
        except NianbaoError as error:
            self._show_notice(str(error))
            return
        self._start.notice_bar.hide()
        if asks:
            self._on_passphrase = open
            self.bar.ask_passphrase(f"“{path.name}”加了密码，输对了才能打开。")
        else:
            open("")

    def _read_archive(self, path: Path, passphrase: str) -> None:
        errand, store_path = Progress(), self._store.path
        self._start_transfer(
            errand,
            f"正在读“{path.name}” …",
            lambda: transfer.open_archive(path, store_path, passphrase, errand),
            self._unless_cancelled(errand, self._add_drafts),
        )

    def _decrypt_report(self, path: Path, hand_over: Callable[[Sequence[Path]], object], passphrase: str) -> None:
        if not passphrase:
            hand_over([path])
            return
        try:  # until the window closes: whoever takes it over reads it in his own time
            folder = self._temporary_folders.enter_context(temporary_folder(self._store.path.parent))
        except NianbaoError as error:
            self._show_notice(str(error))
            return
        errand = Progress()
        self._start_transfer(
            errand,
            f"正在读“{path.name}” …",
            lambda: zip_file.extract_report(path, passphrase, folder, errand),
            self._unless_cancelled(errand, lambda report: hand_over([report])),
        )

    def _unless_cancelled(self, errand: Progress, take: Callable[[Any], object]) -> Callable[[Any], object]:
        """Take what was read, unless 取消 was pressed just as the reading ended: nothing has been changed yet."""
        return lambda read: self._show_notice(str(Cancelled())) if errand.is_cancelled else take(read)

    def _release_resources(self) -> None:
        self.cancel_transfer()
        self._temporary_folders.close()

    def _add_drafts(self, luggage: transfer.ArchiveContents) -> None:
        """Add what was read, in the thread that has the store open, and show it."""
        try:
            arrived = transfer.import_contents(luggage, self._store)
        except NianbaoError as error:
            self._show_notice(str(error))
            return
        self._refresh_list()
        self._start.show_all()
        if arrived.ids:
            self._start.select(arrived.ids)
        self._show_notice(arrived.text)

    def _start_transfer(
        self, errand: Progress, words: str, do: Callable[[], Any], done: Callable[[Any], object]
    ) -> None:
        def attempt() -> Any:
            try:
                return do()
            except (Cancelled, WrongPassphrase) as ended:  # no trouble: each has an answer of its own
                return ended

        def finish(result: Any) -> None:
            self._progress = None
            if isinstance(result, WrongPassphrase):
                self.bar.reject_passphrase("密码不对，请再试一次。")
                return
            self.bar.dismiss_bar()
            if isinstance(result, Cancelled):
                self._show_notice(str(result))
            else:
                done(result)

        def fail(words: str) -> None:
            self._progress = None
            self.bar.dismiss_bar()
            self._show_notice(words)

        self._progress = errand
        self.bar.follow_progress(words, errand)
        background.run_in_background(attempt, finish, fail, self)

    def _show_notice(self, words: str, folder: bool = False) -> None:
        """Say it on the page of the list, and below whatever is open."""
        answers: dict[str, Callable[[], object]] = {"知道了": self._start.focus_table}
        if folder:
            answers = {"打开文件夹": self._show_folder, **answers}
        self._start.notice_bar.show_message(words, answers)
        self._window.show_status(words)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
