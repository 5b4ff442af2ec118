"""Refuses to release with a SQLite that may damage the drafts; 0 where the one that this Python brings is new enough.

No lock can pin SQLite: it is a part of Python (python.org's for Windows and macOS) or of the system (Linux). So a
release is built with a Python whose SQLite passes here, and where there is none, SQLite is built beside it.
"""

from __future__ import annotations

import sqlite3
import sys

OLDEST_SQLITE = (3, 51, 3)
"""Those before may damage a file with a write-ahead log where one connection writes just as another resets the log
(https://sqlite.org/wal.html#walresetbug); this program backs up, exports and checkpoints beside its writing."""


def main() -> int:
    """Say which SQLite there is; 1 where it is too old."""
    found, wanted = sqlite3.sqlite_version, ".".join(map(str, OLDEST_SQLITE))
    if is_new_enough(sqlite3.sqlite_version_info):
        print(f"SQLite {found}：可以发布。")
        return 0
    print(f"SQLite {found} 太旧，发布要 {wanted} 或更新的。请换一个带新 SQLite 的 Python（{sys.executable}）。")
    return 1


def is_new_enough(version: tuple[int, ...]) -> bool:
    """Whether a release may go out with this version of SQLite."""
    return version >= OLDEST_SQLITE


if __name__ == "__main__":
    sys.exit(main())
