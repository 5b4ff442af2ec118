"""导出全部, 导入全部: all drafts to one archive, and any zip back; asks in the page, works in a worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from gui.system import background
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import find_documents_folder
from gui.transfer.transfer_bar import TransferBar
from gui.window.main_window import MainWindow
from model.errors import Cancelled, NianbaoError, WrongPassphrase
from model.files import archive_layout, zip_files
from model.files.paths import is_present
from model.files.progress import Progress
from model.files.temporary_folder import temporary_folder
from model.importing.readers import zip_file
from model.storage.store import Store
from model.transfer import transfer
from model.transfer.untrusted_file import NOT_OURS_MESSAGE

_FILE_FILTER = "全部年报的文件 (*.zip)"


@dataclass(frozen=True, slots=True)
class Receivers:
    """What is called with what a zip held.

    refresh_list: after drafts were added to the store; open_draft: with the id of the one draft of an archive that had
    no other; import_reports: with a zip or file that has one report in it.
    """

    refresh_list: Callable[[], object]
    open_draft: Callable[[int], object]
    import_reports: Callable[[Sequence[Path]], object]


@dataclass(frozen=True, slots=True)
class _ZipKind:
    """What a zip is by its directory. has_drafts: it looks like an archive of drafts."""

    has_drafts: bool
    needs_passphrase: bool


def _tell_kind(path: Path, foreign: str) -> _ZipKind:
    """The kind of a zip, in a worker: its directory may be large, or on a slow network drive. Raises UnreadableFile.

    foreign: what to say if it is no zip.
    """
    return _ZipKind(archive_layout.is_archive(path), zip_files.is_encrypted(path, foreign))


class TransferController(QObject):
    """One export or import at a time."""

    def __init__(self, window: MainWindow, store: Store, receivers: Receivers) -> None:
        super().__init__(window)
        self._window = window
        self._start = window.start_page
        self._store = store
        self._receivers = receivers
        self._folder = find_documents_folder()
        self._progress: Progress | None = None
        self._on_passphrase: Callable[[str], object] = self._show_notice
        self._temporary_folders = ExitStack()  # removed when the window closes
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
        deleted_words = f"和“最近删除”里的 {deleted} 份，" if deleted else ""
        contents = f"导出全部 {listed} 份年报，{deleted_words}连同备注、说明和时间线，存成一个文件"
        self.bar.ask_export(f"{contents}；在别的电脑上用“导入全部”打开。")

    def ask_import(self) -> None:
        """Let the clerk choose a file, and import it."""
        if self._progress is not None:
            return
        name, _ = FileDialog.getOpenFileName(self._window, "导入全部", str(self._folder), _FILE_FILTER)
        if name:
            self.import_zip(Path(name), NOT_OURS_MESSAGE)

    def import_zip(self, path: Path, foreign: str = zip_file.NOT_A_ZIP_MESSAGE) -> None:
        """Import a zip, after asking for its passphrase if it has one; foreign: what to say if it is no zip.

        It may be an archive of drafts, or hold one report, as older programs mailed it and anybody can pack it.
        """
        if self._progress is not None:
            return
        self._start.notice_bar.hide()
        progress = Progress()
        take = self._unless_cancelled(progress, partial(self._import_kind, path))
        self._start_transfer(progress, f"正在看“{path.name}” …", partial(_tell_kind, path, foreign), take)

    def _import_kind(self, path: Path, kind: _ZipKind) -> None:
        """Import a zip of this kind, after asking for its passphrase if it has one."""
        if kind.has_drafts and self._store.is_read_only:
            self._show_notice("现在只能查看年报，不能导入。请关掉正在填写的那个年报，再重新启动这一个。")
            return
        self._folder = path.parent
        open_with = partial(self._read_archive if kind.has_drafts else self._import_report, path)
        if kind.needs_passphrase:
            self._on_passphrase = open_with
            self.bar.ask_passphrase(f"“{path.name}”加了密码，输对了才能打开。")
        else:
            open_with("")

    def cancel_transfer(self) -> None:
        """Stop; a file that is half written is removed, and nothing of one that is half read is stored."""
        if self._progress is not None:
            self._progress.cancel()
            self.bar.show_stopping()

    def _ask_target(self, passphrase: str) -> None:
        proposal = self._folder / f"全部年报 {date.today():%Y-%m-%d}.zip"
        name, _ = FileDialog.getSaveFileName(self._window, "导出全部", str(proposal), _FILE_FILTER)
        if not name:
            return
        path = Path(name)
        self._folder = path.parent
        if path.suffix.lower() == ".zip":
            self._write_archive(path, passphrase)
            return
        path = path.with_name(f"{path.name}.zip")
        if not is_present(path):
            self._write_archive(path, passphrase)
            return
        self.bar.dismiss_bar()
        answers: dict[str, Callable[[], object]] = {
            "替换": lambda: self._write_archive(path, passphrase),
            "不导出": self._start.focus_table,
        }
        self._start.notice_bar.show_message(f"已有“{path.name}”，要替换吗？", answers, focus="不导出")

    def _write_archive(self, path: Path, passphrase: str) -> None:
        progress = Progress()
        write = partial(transfer.export_all, self._store.path, path, passphrase, progress)
        advice = "请把密码记牢。" if passphrase else ""

        def show_written(written: transfer.ExportSummary) -> None:
            damage = ""
            if written.left_out:
                damage = f"{'、'.join(written.left_out)}有损坏，没有导出；请先在列表里打开它恢复，再导出一次。"
            self._show_notice(f"已把 {written.count} 份年报导出到“{path.name}”。{damage}{advice}", with_folder=True)

        self._start_transfer(progress, f"正在导出到“{path.name}” …", write, show_written)

    def _read_archive(self, path: Path, passphrase: str) -> None:
        progress = Progress()
        read = partial(transfer.open_archive, path, self._store.path, passphrase, progress)
        add = self._unless_cancelled(progress, self._add_drafts)
        self._start_transfer(progress, f"正在读“{path.name}” …", read, add)

    def _import_report(self, path: Path, passphrase: str) -> None:
        """Extract the report of a zip and import it; "" where the zip has no passphrase and can be imported itself."""
        if not passphrase:
            self._receivers.import_reports([path])
            return
        try:  # the folder stays until the window closes: nobody knows when the report will have been read
            folder = self._temporary_folders.enter_context(temporary_folder(self._store.path.parent))
        except NianbaoError as error:
            self._show_notice(str(error))
            return
        progress = Progress()
        extract = partial(zip_file.extract_report, path, passphrase, folder, progress)
        take = self._unless_cancelled(progress, lambda report: self._receivers.import_reports([report]))
        self._start_transfer(progress, f"正在读“{path.name}” …", extract, take)

    def _unless_cancelled(self, progress: Progress, take: Callable[[Any], object]) -> Callable[[Any], object]:
        """A function that takes what was read, unless 取消 was pressed just as the reading ended.

        Nothing has been changed by then.
        """

        def take_unless_cancelled(read: Any) -> None:
            if progress.is_cancelled:
                self._show_notice(str(Cancelled()))
            else:
                take(read)

        return take_unless_cancelled

    def _release_resources(self) -> None:
        self.cancel_transfer()
        self._temporary_folders.close()

    def _add_drafts(self, contents: transfer.ArchiveContents) -> None:
        """Add the drafts of an archive to the store, in the thread that has it open, and select them in the list.

        A new draft that comes alone, as a mailed one does, is opened.
        """
        try:
            summary = transfer.import_contents(contents, self._store)
        except NianbaoError as error:
            self._show_notice(str(error))
            return
        self._receivers.refresh_list()
        self._start.show_all_drafts()
        if summary.ids:
            self._start.select_drafts(summary.ids)
        if summary.is_single_new:
            self._receivers.open_draft(summary.ids[0])
            self._window.show_status(summary.text)
        else:
            self._show_notice(summary.text)

    def _start_transfer(
        self, progress: Progress, words: str, work: Callable[[], Any], done: Callable[[Any], object]
    ) -> None:
        """Do some work in a worker and call done with its result; words: shown meanwhile."""

        def attempt() -> Any:
            try:
                return work()
            except (Cancelled, WrongPassphrase) as error:  # not shown as failures: finish() has an answer to each
                return error

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

        def fail(reason: str) -> None:
            self._progress = None
            self.bar.dismiss_bar()
            self._show_notice(reason)

        self._progress = progress
        self.bar.follow_progress(words, progress)
        background.run_in_background(attempt, finish, fail, self)

    def _show_notice(self, words: str, with_folder: bool = False) -> None:
        """Say something above the list and in the status bar; with_folder: offer to open the folder written to."""
        answers: dict[str, Callable[[], object]] = {"知道了": self._start.focus_table}
        if with_folder:
            answers = {"打开文件夹": self._show_folder, **answers}
        self._start.notice_bar.show_message(words, answers)
        self._window.show_status(words)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
