"""Files read one after the other, beside the window's own work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.system import background

if TYPE_CHECKING:
    from model.importing.file_check import FileResult
    from model.importing.folder_listing import FolderListing


class ImportWorker(QObject):
    """One search or one reading at a time. What comes after cancel() is thrown away.

    found: a Listing. reading: how many files are done, of how many, and the name of the next. judged: a Judged, file
    by file. ended: all have been read. failed: a sentence, and nothing more comes.
    """

    files_found = Signal(object)
    file_begun = Signal(int, int, str)
    file_checked = Signal(object)
    finished = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._current_run: object | None = None

    @property
    def is_busy(self) -> bool:
        """Whether there is work in progress."""
        return self._current_run is not None

    def search_folders(self, folders: Sequence[Path]) -> None:
        """Look which files of the folders can be read."""
        token = self._begin_run()
        job = partial(_list_folders, folders, lambda: self._current_run is not token)
        self._start_job(token, job, self._report_found, self._report_failure)

    def read_files(self, files: Sequence[Path]) -> None:
        """Read and check each of the files."""
        self._read_next(self._begin_run(), tuple(files), 0)

    def cancel(self) -> None:
        """Stop at once; the file being read is read to its end and thrown away."""
        self._current_run = None

    def _begin_run(self) -> object:
        self._current_run = object()
        return self._current_run

    def _read_next(self, token: object, files: Sequence[Path], done: int) -> None:
        if done == len(files):
            self._current_run = None
            self.finished.emit()
            return
        self.file_begun.emit(done, len(files), files[done].name)

        def take(judged: FileResult) -> None:
            self.file_checked.emit(judged)
            if self._current_run is token:
                self._read_next(token, files, done + 1)

        self._start_job(
            token, partial(_check_file, files[done]), take, lambda words: take(_make_unread(files[done], words))
        )

    def _start_job(
        self, token: object, job: Callable[[], object], done: Callable[..., object], failed: Callable[[str], object]
    ) -> None:
        """Run a job; what becomes of it is told only while nobody has cancelled."""

        def tell(to: Callable[..., object], what: object) -> None:
            if self._current_run is token:
                to(what)

        background.run_in_background(job, partial(tell, done), partial(tell, failed), self)

    def _report_failure(self, words: str) -> None:
        self._current_run = None
        self.failed.emit(words)

    def _report_found(self, listings: Sequence[FolderListing]) -> None:
        self._current_run = None
        self.files_found.emit(listings)


def _list_folders(folders: Sequence[Path], stopped: Callable[[], bool]) -> list[FolderListing]:
    from model.importing.folder_listing import list_reports  # only when a folder is looked through

    return [list_reports(folder, stopped) for folder in folders]


def _check_file(file: Path) -> FileResult:
    from model.importing.file_check import check_file  # the readers and the forms: only when there is a file

    return check_file(file)


def _make_unread(file: Path, words: str) -> FileResult:
    """A file that broke its reader must not keep the others from being read."""
    from model.importing.file_check import UnreadFile  # as above

    return UnreadFile(file, words)
