"""How far a long piece of work is, and whether it was cancelled: set by one thread, read by another."""

from __future__ import annotations

from threading import Event

from model.errors import Cancelled


class Progress:
    """done: how many steps of the total are behind; total is 0 as long as it is not known."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._cancel_event = Event()

    def cancel(self) -> None:
        """Ask the work to end: its next report_step raises Cancelled."""
        self._cancel_event.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked the work to end."""
        return self._cancel_event.is_set()

    def report_step(self, done: int = 0, total: int = 0) -> None:
        """Set how far the work is. Raises Cancelled where somebody asked it to end."""
        if self.is_cancelled:
            raise Cancelled
        self.done, self.total = done, total
