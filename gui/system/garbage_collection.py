"""Python's garbage collection, done by a timer in the window's thread.

Python by itself collects cycles of objects in whatever thread happens to allocate. In a worker's thread it would delete
Qt's objects, widgets among them, which crashes the program. So that is switched off for good.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_POLL_MS = 1000
"""Milliseconds between two looks whether a collection is due."""


class _CollectionTimer(QTimer):
    """Collects garbage in the thread it was made in, as long as the application is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=_POLL_MS)
        self.timeout.connect(collect_if_due)
        self.start()


def collect_in_window_thread() -> None:
    """Switch Python's automatic collection off and collect by a timer; to be called in the window's thread.

    May be called again.
    """
    gc.disable()
    application = QCoreApplication.instance()
    if application is not None and application.findChild(_CollectionTimer) is None:
        _CollectionTimer(application)


def collect_if_due() -> None:
    """Collect the oldest generation that is due, and the younger ones with it."""
    generation = find_due_generation(gc.get_count(), gc.get_threshold())
    if generation is not None:
        gc.collect(generation)


def find_due_generation(counts: tuple[int, int, int], thresholds: tuple[int, int, int]) -> int | None:
    """The oldest generation that Python itself would collect now; None where it would collect none.

    counts: for the youngest generation the objects that are new, for each other the collections of the next younger
    one, since it was last collected. A threshold of 0 means never.
    """
    is_due = [count > threshold > 0 for count, threshold in zip(counts, thresholds, strict=True)]
    if not is_due[0]:
        return None
    for generation in (2, 1):
        if is_due[generation]:
            return generation
    return 0
