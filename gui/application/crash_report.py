"""What is reported of an unexpected error, in the log and on the page: where it was, and never a report's words."""

from __future__ import annotations

import platform
import sqlite3
import traceback
from datetime import datetime

import PySide6

from model.version import VERSION

LOG_NAME = "nianbao.log"
"""The log in the folder of drafts; three older ones stand beside it."""


def format_trace(error: BaseException | None) -> str:
    """The lines of program that led to an error and to those that caused it, each with its type, the first error first.

    What the errors say is left out, since it may be words of a report.
    """
    parts = []
    while error is not None:
        lines = "".join(traceback.format_tb(error.__traceback__))
        parts.append(lines + type(error).__qualname__)
        error = error.__cause__ or error.__context__
    return "\n\n".join(reversed(parts))


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
