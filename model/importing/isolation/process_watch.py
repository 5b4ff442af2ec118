"""Watches the reading process from outside: what it has used, by what the system says of it."""

from __future__ import annotations

from contextlib import suppress

import psutil

from model.importing.isolation.budget import TOO_MUCH_MEMORY_MESSAGE, Budget


class ProcessWatch:
    """The process of this id, and what it may use for one file."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)

    @property
    def memory_bytes(self) -> int:
        """The memory that the process has; 0 where it has ended."""
        with suppress(psutil.Error):
            memory = self._process.memory_info()
            # only Windows has "private", which counts what was swapped out too
            return max(int(memory.rss), int(getattr(memory, "private", 0)))
        return 0

    def describe_excess(self, cpu_seconds_before: float, budget: Budget) -> str:
        """What the clerk is told where the process is beyond the budget, else "".

        cpu_seconds_before: what it had used of the processor when it was asked for the file.
        """
        if self.memory_bytes > budget.memory_bytes:
            return TOO_MUCH_MEMORY_MESSAGE
        with suppress(psutil.Error):
            times = self._process.cpu_times()
            if times.user + times.system - cpu_seconds_before > budget.cpu_seconds:
                return budget.too_long_message
        return ""


def kill_with_children(pid: int) -> None:
    """End a process and what it has started: the program that converts old Word files."""
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        for member in (*process.children(recursive=True), process):
            with suppress(psutil.Error):
                member.kill()
