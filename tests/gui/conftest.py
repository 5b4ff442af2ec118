"""What the tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(autouse=True)
def empty_clipboard() -> Iterator[None]:
    """WORKAROUND PySide6 6.11, offscreen: a QMimeData of ours still on the clipboard at exit crashes the process."""
    yield
    if QGuiApplication.instance():
        QGuiApplication.clipboard().clear()
