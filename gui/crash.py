"""The last resort: an error nobody foresaw keeps the draft first, writes a log, then says so plainly."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from model.errors import NianbaoError

_log = logging.getLogger("nianbao")


def watch(folder: Path, keep: Callable[[], None]) -> None:
    """From now on an uncaught exception calls keep (which stores what is typed), is logged in folder and shown.

    One of ours needs no log: it says itself what is wrong and what to do.
    """
    log = folder / "nianbao.log"
    handler = RotatingFileHandler(log, maxBytes=200_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _log.addHandler(handler)

    def last_resort(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            keep()
        except Exception:  # the draft could not be kept either; the log must say so, the hook must not fail
            _log.error("keeping the draft failed\n%s", story(sys.exc_info()[1]))
        if isinstance(error, NianbaoError):
            _say(str(error))
            return
        _log.error("uncaught\n%s", story(error))
        _say(f"程序出了意外，填写的内容已经保存，可以接着用。\n如果再次出现，请把这个文件发给维护人员：\n{log}")

    sys.excepthook = last_resort


def story(error: BaseException | None) -> str:
    """Where it went wrong, by kinds of errors and lines of program; what errors say may be words of a report."""
    told = []
    while error is not None:
        told.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
        error = error.__cause__ or error.__context__
    return "\n\n".join(reversed(told))


def _say(words: str) -> None:
    if QApplication.instance() and not QApplication.activeModalWidget():
        QMessageBox.warning(QApplication.activeWindow(), "年报", words)
