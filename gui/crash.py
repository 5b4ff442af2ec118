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

_log = logging.getLogger("nianbao")


def watch(folder: Path, keep: Callable[[], None]) -> None:
    """From now on an uncaught exception calls keep (which stores what is typed), is logged in folder and shown."""
    handler = RotatingFileHandler(folder / "nianbao.log", maxBytes=200_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _log.addHandler(handler)

    def last_resort(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            keep()
        except Exception:  # the draft could not be kept either; the log must say so, the hook must not fail
            _log.exception("keeping the draft failed")
        _log.error("uncaught\n%s", "".join(traceback.format_exception(kind, error, trace)))
        _tell(folder / "nianbao.log")

    sys.excepthook = last_resort


def _tell(log: Path) -> None:
    if QApplication.instance() and not QApplication.activeModalWidget():
        words = f"程序出了意外，填写的内容已经保存，可以接着用。\n如果再次出现，请把这个文件发给维护人员：\n{log}"
        QMessageBox.warning(QApplication.activeWindow(), "年报", words)
