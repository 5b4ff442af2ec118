"""The last resort: an error nobody foresaw keeps the draft first, writes a log, then says so on a page."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from gui.application.crash_report import LOG_NAME, format_trace
from model.errors import NianbaoError

if TYPE_CHECKING:
    from gui.window.main_window import MainWindow

_MAX_LOG_BYTES, _OLDER_LOGS = 200_000, 3

_log = logging.getLogger("nianbao")


def install_exception_hook(folder: Path, keep: Callable[[], bool], window: MainWindow | None = None) -> None:
    """From now on an uncaught exception calls keep (which stores what is typed), is logged in folder and shown.

    keep answers whether all is stored. One of our own exceptions needs no log: it says itself what is wrong and what
    to do.
    """
    log = folder / LOG_NAME
    handler = RotatingFileHandler(log, maxBytes=_MAX_LOG_BYTES, backupCount=_OLDER_LOGS, encoding="utf-8", delay=True)
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
            _log.error("keeping the draft failed\n%s", format_trace(sys.exc_info()[1]))
        if isinstance(error, NianbaoError):
            if window is not None:
                window.notice_bar.show_message(str(error), {"知道了": lambda: None})
            return
        _log.error("uncaught\n%s", format_trace(error))
        if window is not None:
            _show_crash_page(window, error, kept, folder)

    sys.excepthook = last_resort


def _show_crash_page(window: MainWindow, error: BaseException, kept: bool, folder: Path) -> None:
    """Show the page; what goes wrong even so is logged, as the hook must not fail."""
    from gui.application.crash_page import CrashPage

    try:
        CrashPage.show_error(window, error, kept, folder)
    except Exception:
        _log.error("telling failed\n%s", format_trace(sys.exc_info()[1]))
