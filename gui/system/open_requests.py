"""Files that another start was given, passed on to the program that has the folder of drafts: one request a start.

A request is a file in the folder of drafts, written by renaming so that it is never seen half written. On Windows each
of several files that are opened at once starts a program of its own: their requests must not replace one another.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

REQUEST_PREFIX = "nianbao.open."
"""What the names of requests in the folder of drafts begin with."""
_UNFINISHED_PREFIX = "nianbao.opening."

MAX_PATHS = 1_000
"""So many files and folders are opened at once, by one start."""
MAX_REQUEST_BYTES = 1_000_000
"""A longer request is not read: a thousand paths of usual length need a tenth of it."""
_MAX_PATH_LENGTH = 32_767
"""Characters of a path on Windows; other systems allow fewer."""
_MAX_AGE = 60
"""Seconds after which nobody waits for an answer any more: a request that old was left by a program that was killed."""


def write_request(folder: Path, paths: Sequence[Path]) -> Path:
    """Ask for these absolute paths to be opened; return the request, which disappears when it is answered.

    Raises OSError, where the folder cannot be written to or the request is too long.
    """
    content = json.dumps([str(path) for path in paths[:MAX_PATHS]]).encode("ascii")
    if len(content) > MAX_REQUEST_BYTES:
        raise OSError("the request is too long")
    own_name = f"{os.getpid()}-{time.time_ns()}"
    unfinished, request = folder / f"{_UNFINISHED_PREFIX}{own_name}", folder / f"{REQUEST_PREFIX}{own_name}"
    try:
        # what somebody's files are called is nobody else's business
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        unfinished.replace(request)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    return request


def list_requests(folder: Path) -> list[Path]:
    """The requests in the folder of drafts, the oldest first."""
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(Path(entry.path) for entry in entries if entry.name.startswith(REQUEST_PREFIX))
    return []


def read_request(request: Path) -> list[Path]:
    """The paths that a request asks for; none where it is old, too long, or not written by this program."""
    try:
        state = request.lstat()
        if abs(time.time() - state.st_mtime) > _MAX_AGE or state.st_size > MAX_REQUEST_BYTES:
            return []
        if not request.is_file() or request.is_symlink():  # a pipe would be waited for
            return []
        with request.open("rb") as file:
            names = json.loads(file.read(MAX_REQUEST_BYTES))
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(names, list):
        return []
    return [Path(name) for name in names[:MAX_PATHS] if _is_absolute_path(name)]


def _is_absolute_path(name: object) -> bool:
    return isinstance(name, str) and len(name) <= _MAX_PATH_LENGTH and "\0" not in name and Path(name).is_absolute()
