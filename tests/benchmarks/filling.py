"""A file of many drafts for the benchmarks, made past the store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from model.storage.digests import seal_draft
from model.storage.store import Store


def fill(path: Path, drafts: int) -> None:
    """Put so many drafts of some thousand units into a store's file, new if need be."""
    Store(path).close()
    now = datetime.now(UTC)
    columns = "edition, unit, year, created, changed, errors, warnings, unfilled, unwritten"
    rows = [
        ("2021", f"第{i % 997}街道办事处", 2019 + i % 7, at, at, i % 3, i % 2, i % 200, i % 5)
        for i in range(drafts)
        for at in [(now - timedelta(minutes=i)).isoformat(timespec="microseconds")]
    ]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(f"INSERT INTO drafts ({columns}) VALUES ({','.join('?' * 9)})", rows)
        for (id,) in connection.execute("SELECT id FROM drafts").fetchall():
            seal_draft(connection, id)
