"""What is told of an error nobody foresaw, in the log and on the page: where it was, and never a report's words."""

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
    """Where it went wrong, by kinds of errors and lines of program; what errors say may be words of a report."""
    told = []
    while error is not None:
        told.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
        error = error.__cause__ or error.__context__
    return "\n\n".join(reversed(told))


def format_report(error: BaseException, with_words: bool) -> str:
    """What whoever mends the program must know; with the errors' own words, which may be a report's, only if wished."""
    versions = {
        "Python": platform.python_version(),
        "Qt": PySide6.__version__,
        "SQLite": sqlite3.sqlite_version,
        "系统": platform.platform(),
    }
    told = "".join(traceback.format_exception(error)) if with_words else format_trace(error)
    head = "，".join(f"{name} {version}" for name, version in versions.items())
    return f"年报 {VERSION}，{head}\n{datetime.now():%Y-%m-%d %H:%M:%S}\n\n{told.strip()}\n"
