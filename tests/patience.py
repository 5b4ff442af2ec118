"""How long a test waits for the window: a busy machine is no failure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

PATIENCE = 60_000
"""Milliseconds at least; what is there sooner is not waited for."""


class PatientBot(QtBot):
    """pytest-qt's robot, which gives up after five seconds where nothing else is said; here after a minute."""

    # pytest-qt's own names from here on.

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        """Wait until the callback answers true, or stops raising AssertionError."""
        __tracebackhide__ = True
        super().waitUntil(callback, timeout=max(timeout, PATIENCE))

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        """Wait until a window has the keys."""
        return super().waitActive(widget, timeout=max(timeout, PATIENCE))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:
        """Wait until a signal was emitted."""
        in_vain = how.get("raising") is False  # assertNotEmitted waits for what is not to come
        return super().waitSignal(signal, timeout=timeout if in_vain else max(timeout, PATIENCE), **how)
