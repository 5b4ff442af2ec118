"""The log of what nobody foresaw, beside the drafts: where in the program it was, and never a report's words."""

from __future__ import annotations

import logging
import os
import traceback
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import cast

from model.files.data_folder import ensure_data_folder

LOG_NAME = "nianbao.log"
"""The log in the folder of drafts; three older ones stand beside it."""

_MAX_LOG_BYTES, _OLDER_LOGS = 200_000, 3

_MAX_CALLS = 20
"""The first and the last calls of one error that are written; a recursion without an end has a thousand between."""

_log = logging.getLogger("nianbao")
_log.propagate = False  # nothing of it belongs on a terminal


class _OwnersLogHandler(RotatingFileHandler):
    """Writes a log that nobody but its owner can read, from its first line on."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging calls
        """Do nothing where the log cannot be written: a traceback on the terminal helps no clerk."""

    def _open(self) -> TextIOWrapper:
        return cast(
            TextIOWrapper,
            open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=_open_as_owners),
        )


def _open_as_owners(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def write_log_in(folder: Path) -> None:
    """Have the log written in this folder from now on, as soon as there is something to write."""
    handler = _OwnersLogHandler(
        folder / LOG_NAME, maxBytes=_MAX_LOG_BYTES, backupCount=_OLDER_LOGS, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    for former in _find_handlers():
        _log.removeHandler(former)
        former.close()
    _log.addHandler(handler)


def _find_handlers() -> list[logging.Handler]:
    """Those of ours; others may listen too."""
    return [handler for handler in _log.handlers if isinstance(handler, _OwnersLogHandler)]


def log_error(heading: str, error: BaseException) -> None:
    """Write where an error was into the log; in the folder of drafts where no other was given to write_log_in().

    heading: what was being done, without a report's words. Where the log cannot be written, nothing happens.
    """
    with suppress(Exception):
        if not _find_handlers():
            write_log_in(ensure_data_folder())
        _log.error("%s\n%s", heading, format_trace(error))


def format_trace(error: BaseException | None) -> str:
    """The lines of program that led to an error and to those that caused it, each with its type, the first error first.

    What the errors say is left out, since it may be words of a report.
    """
    parts = []
    while error is not None:
        parts.append(_format_calls(error) + type(error).__qualname__)
        error = error.__cause__ or error.__context__
    return "\n\n".join(reversed(parts))


def _format_calls(error: BaseException) -> str:
    trace = error.__traceback__
    calls = traceback.format_tb(trace, limit=2 * _MAX_CALLS + 1)
    if len(calls) <= 2 * _MAX_CALLS:
        return "".join(calls)
    first, last = (traceback.format_tb(trace, limit=limit) for limit in (_MAX_CALLS, -_MAX_CALLS))
    return "".join([*first, "  …\n", *last])
