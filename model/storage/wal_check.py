"""Reads SQLite's write-ahead log without SQLite, which takes damage in it for its end, and overwrites the rest.

The layout is that of SQLite's file format, section 4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import sleep

_HEADER_SIZE, _FRAME_HEADER_SIZE, _USUAL_PAGE_SIZE = 32, 24, 4096
_MAGIC = 0x377F0682
"""The first four bytes; one more where checksums are computed of big-endian words."""

_RECHECK_PAUSE = 0.05
"""Seconds until a log is read again that another program may be writing."""


@dataclass(frozen=True, slots=True)
class WalFrame:
    """A page of the database as a transaction left it.

    is_commit: it is the last one of its transaction; is_intact: the checksums up to its end are right.
    """

    page_number: int
    page: bytes
    is_commit: bool
    is_intact: bool


def read_frames(path: Path) -> Iterator[WalFrame]:
    """The frames of a log since SQLite last began it anew, in the order they were written."""
    return _parse_frames(path.read_bytes())


def is_damaged(path: Path) -> bool:
    """Whether whole transactions come after damage. Damage in the last one is what a power cut leaves, and no loss.

    A log read while another program begins it anew is half old and half new, and looks damaged: it is read again until
    it stays the same.
    """
    before = None
    while (now := _read_bytes(path)) != before:
        damaged_frames = [frame for frame in _parse_frames(now) if not frame.is_intact]
        if sum(frame.is_commit for frame in damaged_frames) <= 1:
            return False
        before = now
        sleep(_RECHECK_PAUSE)
    return True


def _read_bytes(path: Path) -> bytes:
    """The bytes of a log; none where SQLite has written it into its file and deleted it."""
    try:
        # the log may be read so, the database and its -shm never: on POSIX, closing them drops SQLite's locks on them
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _parse_frames(data: bytes) -> Iterator[WalFrame]:
    """See read_frames. data: the log's bytes."""
    if len(data) < _HEADER_SIZE + _FRAME_HEADER_SIZE:
        return
    magic, _, page_size, _, *salts = struct.unpack(">6I", data[:24])
    byte_order = ">" if magic & 1 else "<"
    checksum = _add_checksum(data[:24], (0, 0), byte_order)
    is_intact = magic & ~1 == _MAGIC and struct.unpack(">2I", data[24:_HEADER_SIZE]) == checksum
    if not is_intact:  # the salts in the first frame's header are those of the damaged one
        page_size = _USUAL_PAGE_SIZE
        salts = list(struct.unpack(">2I", data[_HEADER_SIZE + 8 : _HEADER_SIZE + 16]))
    frame_size = _FRAME_HEADER_SIZE + page_size
    for start in range(_HEADER_SIZE, len(data) - frame_size + 1, frame_size):
        page_start = start + _FRAME_HEADER_SIZE
        page_number, commit_size, *stated = struct.unpack(">6I", data[start:page_start])
        page = data[page_start : start + frame_size]
        if is_intact:
            checksum = _add_checksum(data[start : start + 8], checksum, byte_order)
            checksum = _add_checksum(page, checksum, byte_order)
            is_intact = stated == [*salts, *checksum]
        if stated[:2] == salts:  # all others are from before SQLite began the log anew
            yield WalFrame(page_number, page, bool(commit_size), is_intact)


def _add_checksum(data: bytes, checksum: tuple[int, int], byte_order: str) -> tuple[int, int]:
    """SQLite's running checksum, carried on over these bytes, two words at a time."""
    one, two = checksum
    words = iter(struct.unpack(f"{byte_order}{len(data) // 4}I", data))
    for first, second in zip(words, words, strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
