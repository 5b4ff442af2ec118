"""What is done after an unexpected error: what is typed is stored, then the log is written, then a page is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from model.errors import NianbaoError
from model.files.error_log import log_error, write_log_in

if TYPE_CHECKING:
    from gui.window.main_window import MainWindow


def install_exception_hook(folder: Path, save_pending: Callable[[], bool], window: MainWindow | None = None) -> None:
    """Set sys.excepthook, which gets the exceptions that nobody catches, those of workers among them.

    save_pending: stores what is typed and not stored yet, and returns whether everything is stored now. folder: where
    the log is written. A NianbaoError is not logged: it says itself what is wrong and what to do.
    """
    write_log_in(folder)

    def handle_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        all_saved = False
        try:
            all_saved = save_pending()
        except Exception as saving_error:  # the log must say so; the hook itself must not fail
            log_error("keeping the draft failed", saving_error)
        if isinstance(error, NianbaoError):
            if window is not None:
                window.notice_bar.show_message(str(error), {"知道了": lambda: None})
            return
        log_error("uncaught", error)
        if window is not None:
            _show_crash_page(window, error, all_saved, folder)

    sys.excepthook = handle_exception


def _show_crash_page(window: MainWindow, error: BaseException, all_saved: bool, folder: Path) -> None:
    """Show the page; an error in doing so is logged, as the hook must not fail."""
    from gui.application.crash_page import CrashPage

    try:
        CrashPage.show_error(window, error, all_saved, folder)
    except Exception as page_error:
        log_error("telling failed", page_error)
