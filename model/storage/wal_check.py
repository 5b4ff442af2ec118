"""SQLite's write-ahead log, read without SQLite, which takes damage in it for its end and writes over the rest."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import sleep

_HEADER_SIZE, _FRAME_HEADER_SIZE, _USUAL_PAGE_SIZE = 32, 24, 4096
_MAGIC = 0x377F0682
"""The first four bytes; one more where the sums are counted in big-endian words."""

_RECHECK_PAUSE = 0.05
"""Seconds between two looks at a log that another program may be writing."""


@dataclass(frozen=True, slots=True)
class WalFrame:
    """A page as a transaction left it. ends: it is the transaction's last; sound: no byte up to here is wrong."""

    page_number: int
    page: bytes
    is_commit: bool
    is_intact: bool


def read_frames(path: Path) -> Iterator[WalFrame]:
    """The pages in a log since it was last begun anew, in the order they were written."""
    return _parse_frames(path.read_bytes())


def is_damaged(path: Path) -> bool:
    """Whether whole transactions stand behind damage. In the last one it is what a power cut makes, and no loss.

    A log read while another program begins it anew is half the old and half the new, and looks damaged though it
    never was: what is damaged reads the same a moment later.
    """
    seen = None
    while (data := _read_bytes(path)) != seen:
        if sum(frame.is_commit for frame in _parse_frames(data) if not frame.is_intact) <= 1:
            return False
        seen = data
        sleep(_RECHECK_PAUSE)
    return True


def _read_bytes(path: Path) -> bytes:
    """What is in a log; nothing where it was folded into its file and deleted."""
    try:
        # the log may be read so, the database and its -shm never: on POSIX, closing them drops SQLite's locks on them
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _parse_frames(data: bytes) -> Iterator[WalFrame]:
    """See frames: those in a log's bytes."""
    if len(data) < _HEADER_SIZE + _FRAME_HEADER_SIZE:
        return
    magic, _, size, _, *salts = struct.unpack(">6I", data[:24])
    order = ">" if magic & 1 else "<"
    sums = _add_checksum(data[:24], (0, 0), order)
    sound = magic & ~1 == _MAGIC and struct.unpack(">2I", data[24:_HEADER_SIZE]) == sums
    if not sound:  # the first frame was begun together with the head
        size, salts = _USUAL_PAGE_SIZE, list(struct.unpack(">2I", data[_HEADER_SIZE + 8 : _HEADER_SIZE + 16]))
    for at in range(_HEADER_SIZE, len(data) - _FRAME_HEADER_SIZE - size + 1, _FRAME_HEADER_SIZE + size):
        number, ends, *told = struct.unpack(">6I", data[at : at + _FRAME_HEADER_SIZE])
        page = data[at + _FRAME_HEADER_SIZE : at + _FRAME_HEADER_SIZE + size]
        if sound:
            sums = _add_checksum(page, _add_checksum(data[at : at + 8], sums, order), order)
            sound = told == [*salts, *sums]
        if told[:2] == salts:  # all others are from before
            yield WalFrame(number, page, bool(ends), sound)


def _add_checksum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """SQLite's running sums over some bytes."""
    one, two = sums
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for first, second in zip(words, words, strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
