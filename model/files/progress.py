"""Work that takes a while: how far it is, and whether it is still wanted; one thread works, another looks."""

from __future__ import annotations

from threading import Event

from model.errors import Cancelled


class Progress:
    """done of all the steps there are; all is 0 as long as nobody can say."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._cancel_event = Event()

    def cancel(self) -> None:
        """Have the work end at its next step, leaving nothing behind."""
        self._cancel_event.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the work is no longer wanted."""
        return self._cancel_event.is_set()

    def report_step(self, done: int = 0, all: int = 0) -> None:
        """Say how far it is. Raises Cancelled where the work is no longer wanted."""
        if self.is_cancelled:
            raise Cancelled
        self.done, self.total = done, all
