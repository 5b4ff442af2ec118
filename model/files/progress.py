"""Work that takes a while: how far it is, and whether it is still wanted; one thread works, another looks."""

from __future__ import annotations

from threading import Event

from model.errors import Stopped


class Errand:
    """done of all the steps there are; all is 0 as long as nobody can say."""

    def __init__(self) -> None:
        self.done = 0
        self.all = 0
        self._stop = Event()

    def stop(self) -> None:
        """Have the work end at its next step, leaving nothing behind."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether the work is no longer wanted."""
        return self._stop.is_set()

    def step(self, done: int = 0, all: int = 0) -> None:
        """Say how far it is. Raises Stopped where the work is no longer wanted."""
        if self.stopped:
            raise Stopped
        self.done, self.all = done, all
