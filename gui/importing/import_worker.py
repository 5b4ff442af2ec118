"""Files read one after the other, beside the window's own work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.system import background

if TYPE_CHECKING:
    from model.importing.file_check import Judged
    from model.importing.folder_listing import Listing


class IntakeRun(QObject):
    """One search or one reading at a time. What comes after cancel() is thrown away.

    found: a Listing. reading: how many files are done, of how many, and the name of the next. judged: a Judged, file
    by file. ended: all have been read. failed: a sentence, and nothing more comes.
    """

    found = Signal(object)
    reading = Signal(int, int, str)
    judged = Signal(object)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at_work: object | None = None

    @property
    def busy(self) -> bool:
        """Whether there is work in progress."""
        return self._at_work is not None

    def search(self, folders: Sequence[Path]) -> None:
        """Look which files of the folders can be read."""
        token = self._begin()
        job = partial(_listed, folders, lambda: self._at_work is not token)
        self._start(token, job, self._tell_found, self._complain)

    def read(self, files: Sequence[Path]) -> None:
        """Read and check each of the files."""
        self._next(self._begin(), tuple(files), 0)

    def cancel(self) -> None:
        """Stop at once; the file being read is read to its end and thrown away."""
        self._at_work = None

    def _begin(self) -> object:
        self._at_work = object()
        return self._at_work

    def _next(self, token: object, files: Sequence[Path], done: int) -> None:
        if done == len(files):
            self._at_work = None
            self.ended.emit()
            return
        self.reading.emit(done, len(files), files[done].name)

        def take(judged: Judged) -> None:
            self.judged.emit(judged)
            if self._at_work is token:
                self._next(token, files, done + 1)

        self._start(token, partial(_judged, files[done]), take, lambda words: take(_unread(files[done], words)))

    def _start(
        self, token: object, job: Callable[[], object], done: Callable[..., object], failed: Callable[[str], object]
    ) -> None:
        """Run a job; what becomes of it is told only while nobody has cancelled."""

        def tell(to: Callable[..., object], what: object) -> None:
            if self._at_work is token:
                to(what)

        background.start(job, partial(tell, done), partial(tell, failed), self)

    def _complain(self, words: str) -> None:
        self._at_work = None
        self.failed.emit(words)

    def _tell_found(self, listings: Sequence[Listing]) -> None:
        self._at_work = None
        self.found.emit(listings)


def _listed(folders: Sequence[Path], stopped: Callable[[], bool]) -> list[Listing]:
    from model.importing.folder_listing import listed  # only when a folder is looked through

    return [listed(folder, stopped) for folder in folders]


def _judged(file: Path) -> Judged:
    from model.importing.file_check import judge  # the readers and the forms: only when there is a file

    return judge(file)


def _unread(file: Path, words: str) -> Judged:
    """A file that broke its reader must not keep the others from being read."""
    from model.importing.file_check import Unread  # as above

    return Unread(file, words)
