"""Reads a collection in a worker thread, one at a time, and tells how far it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gui.system import background
from model.files.progress import Progress

if TYPE_CHECKING:
    from gui.collecting.collection_reading import CollectionRequest, CollectionState

_TOLD_EVERY = 150
"""Milliseconds between two looks at how far the work is."""


class CollectingWorker(QObject):
    """Every run ends with collected, stopped or failed; a cancelled one when its thread has let go of the file."""

    progressed = Signal(int, int)
    """How many files are done, of how many; 0 of 0 as long as they are searched."""
    collected = Signal(object)
    """What the collection comes to: a CollectionState."""
    stopped = Signal()
    """The clerk has cancelled the run."""
    failed = Signal(str)
    """The run has failed, for this reason."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._run: Progress | None = None
        self._clock = QTimer(self, interval=_TOLD_EVERY)
        self._clock.timeout.connect(self._tell_progress)

    @property
    def is_busy(self) -> bool:
        """Whether there is work in progress."""
        return self._run is not None

    def read(self, request: CollectionRequest) -> None:
        """Read what the request names; to be called only while nothing is in progress."""
        self._run = run = Progress()
        self._clock.start()
        background.run_in_background(partial(_read, request, run), self._end, self._fail, self)

    def cancel(self) -> None:
        """Ask the work to end."""
        if self._run is not None:
            self._run.cancel()

    def _tell_progress(self) -> None:
        if self._run is not None and not self._run.is_cancelled:
            self.progressed.emit(self._run.done, self._run.total)

    def _end(self, state: CollectionState) -> None:
        self._let_go()
        self.collected.emit(state)

    def _fail(self, reason: str) -> None:
        if self._let_go().is_cancelled:
            self.stopped.emit()
        else:
            self.failed.emit(reason)

    def _let_go(self) -> Progress:
        self._clock.stop()
        run, self._run = self._run, None
        assert run is not None
        return run


def _read(request: CollectionRequest, run: Progress) -> CollectionState:
    from gui.collecting.collection_reading import read_collection  # brings the readers: only when asked for

    return read_collection(request, run)
