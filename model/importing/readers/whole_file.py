"""Reads a file into memory, once it is known not to be too large."""

from __future__ import annotations

from pathlib import Path

from model.errors import UnreadableFile

TOO_LARGE_MESSAGE = "文件太大，不像一份报告。请核对是不是选错了文件。"


def read_whole(path: Path, limit: int, reason: str = TOO_LARGE_MESSAGE) -> bytes:
    """All bytes of a file. Raises UnreadableFile with the reason where there are more than limit; lets OSError through.

    The size that the system states is not enough: a file may be growing, or be none that has a size.
    """
    if path.stat().st_size > limit:
        raise UnreadableFile(path.name, reason)
    with path.open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise UnreadableFile(path.name, reason)
    return content
