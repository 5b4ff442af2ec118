"""The last resort: an error nobody foresaw keeps the draft first, writes a log, then says so on a page."""

from __future__ import annotations

import logging
import platform
import sqlite3
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6

from model.errors import NianbaoError
from model.version import VERSION

if TYPE_CHECKING:
    from gui.window import Window

LOG = "nianbao.log"
"""The log in the folder of drafts; three older ones stand beside it."""

_MOST_BYTES, _OLDER = 200_000, 3

_log = logging.getLogger("nianbao")


def watch(folder: Path, keep: Callable[[], bool], window: Window | None = None) -> None:
    """From now on an uncaught exception calls keep (which stores what is typed), is logged in folder and shown.

    keep answers whether all is stored. One of our own exceptions needs no log: it says itself what is wrong and what
    to do.
    """
    log = folder / LOG
    handler = RotatingFileHandler(log, maxBytes=_MOST_BYTES, backupCount=_OLDER, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _log.addHandler(handler)

    def last_resort(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        kept = False
        try:
            kept = keep()
        except Exception:  # the draft could not be kept either; the log must say so, the hook must not fail
            _log.error("keeping the draft failed\n%s", story(sys.exc_info()[1]))
        if isinstance(error, NianbaoError):
            if window is not None:
                window.notice.say(str(error), {"知道了": lambda: None})
            return
        _log.error("uncaught\n%s", story(error))
        if window is not None:
            _show(window, error, kept, folder)

    sys.excepthook = last_resort


def story(error: BaseException | None) -> str:
    """Where it went wrong, by kinds of errors and lines of program; what errors say may be words of a report."""
    told = []
    while error is not None:
        told.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
        error = error.__cause__ or error.__context__
    return "\n\n".join(reversed(told))


def report(error: BaseException, with_words: bool) -> str:
    """What whoever mends the program must know; with the errors' own words, which may be a report's, only if wished."""
    versions = {
        "Python": platform.python_version(),
        "Qt": PySide6.__version__,
        "SQLite": sqlite3.sqlite_version,
        "系统": platform.platform(),
    }
    told = "".join(traceback.format_exception(error)) if with_words else story(error)
    head = "，".join(f"{name} {version}" for name, version in versions.items())
    return f"年报 {VERSION}，{head}\n{datetime.now():%Y-%m-%d %H:%M:%S}\n\n{told.strip()}\n"


def _show(window: Window, error: BaseException, kept: bool, folder: Path) -> None:
    """Show the page; what goes wrong even so is logged, as the hook must not fail."""
    from gui.crash_page import CrashPage

    try:
        CrashPage.tell(window, error, kept, folder)
    except Exception:
        _log.error("telling failed\n%s", story(sys.exc_info()[1]))
