"""Reads files one after the other, in a worker thread that waits for the process which reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.system import background
from model.files.progress import Progress

if TYPE_CHECKING:
    from model.importing.file_check import FileResult
    from model.importing.folder_listing import FolderListing
    from model.local_rules.local_rule import LocalRule


class ImportWorker(QObject):
    """One search or one reading at a time. What comes after cancel() is thrown away."""

    files_found = Signal(object)
    """A search ended: a FolderListing for each folder, in a list."""
    file_begun = Signal(int, int, str)
    """How many files are done, of how many, and the name of the next."""
    file_checked = Signal(object)
    """A file was read and checked: its FileResult."""
    finished = Signal()
    """All files have been read."""
    failed = Signal(str)
    """The search failed, for this reason; nothing more comes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.local_rules: tuple[LocalRule, ...] = ()
        """The rules of a city or a unit that files are checked by too."""
        self._current_run: Progress | None = None
        """The run in progress; an earlier, cancelled run is another object."""

    @property
    def is_busy(self) -> bool:
        """Whether there is work in progress."""
        return self._current_run is not None

    def search_folders(self, folders: Sequence[Path]) -> None:
        """Find the files in these folders that can be read."""
        run = self._begin_run()
        job = partial(_list_folders, folders, lambda: run.is_cancelled)
        self._start_job(run, job, self._report_found, self._report_failure)

    def read_files(self, files: Sequence[Path]) -> None:
        """Read and check each of the files."""
        self._read_next(self._begin_run(), tuple(files), 0)

    def cancel(self) -> None:
        """Stop at once, also in the middle of a file."""
        if self._current_run is not None:
            self._current_run.cancel()
        self._current_run = None

    def _begin_run(self) -> Progress:
        self._current_run = Progress()
        return self._current_run

    def _read_next(self, run: Progress, files: Sequence[Path], done: int) -> None:
        """Read the file after so many that are done."""
        if done == len(files):
            self._current_run = None
            self.finished.emit()
            return
        file = files[done]
        self.file_begun.emit(done, len(files), file.name)

        def take_outcome(outcome: FileResult) -> None:
            self.file_checked.emit(outcome)
            if self._current_run is run:
                self._read_next(run, files, done + 1)

        def take_failure(reason: str) -> None:
            take_outcome(_make_unread(file, reason))

        self._start_job(run, partial(_check_file, file, run, self.local_rules), take_outcome, take_failure)

    def _start_job(
        self, run: Progress, job: Callable[[], object], done: Callable[..., object], failed: Callable[[str], object]
    ) -> None:
        """Run a job; done gets its result, or failed the reason, unless the run was cancelled meanwhile."""

        def call_if_current(function: Callable[..., object], argument: object) -> None:
            if self._current_run is run:
                function(argument)

        background.run_in_background(job, partial(call_if_current, done), partial(call_if_current, failed), self)

    def _report_failure(self, reason: str) -> None:
        self._current_run = None
        self.failed.emit(reason)

    def _report_found(self, listings: Sequence[FolderListing]) -> None:
        self._current_run = None
        self.files_found.emit(listings)


def _list_folders(folders: Sequence[Path], is_cancelled: Callable[[], bool]) -> list[FolderListing]:
    from model.importing.folder_listing import list_reports  # only when a folder is looked through

    return [list_reports(folder, is_cancelled) for folder in folders]


def _check_file(file: Path, run: Progress, local_rules: tuple[LocalRule, ...]) -> FileResult:
    from model.importing.file_check import check_file  # the checks and the forms: only when there is a file

    return check_file(file, progress=run, local_rules=local_rules)


def _make_unread(file: Path, reason: str) -> FileResult:
    """The result of a file that broke its reader, which must not keep the others from being read."""
    from model.importing.file_check import UnreadFile  # as above

    return UnreadFile(file, reason)
