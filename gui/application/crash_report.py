"""What the page reports of an unexpected error: where it was, and a report's words only where the clerk wants them."""

from __future__ import annotations

import platform
import sqlite3
import traceback
from datetime import datetime

import PySide6

from model.files.error_log import format_trace
from model.version import VERSION


def format_report(error: BaseException, with_words: bool) -> str:
    """Versions, time and lines of program of an error, for whoever mends the program.

    with_words: with what the errors say, which may be words of a report.
    """
    versions = {
        "Python": platform.python_version(),
        "Qt": PySide6.__version__,
        "SQLite": sqlite3.sqlite_version,
        "系统": platform.platform(),
    }
    trace = "".join(traceback.format_exception(error)) if with_words else format_trace(error)
    head = "，".join(f"{name} {version}" for name, version in versions.items())
    return f"年报 {VERSION}，{head}\n{datetime.now():%Y-%m-%d %H:%M:%S}\n\n{trace.strip()}\n"
