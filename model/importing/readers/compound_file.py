"""Streams of compound files, in which Office before 2007 and WPS keep their documents ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
"""How such a file begins."""

_MAX_REGULAR_SECTOR = 0xFFFFFFFA
_MINI_SECTOR_SHIFT = 6
_ENTRY_SIZE = 128
_HEADER_SIZE = 512
_SECTORS_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


class CompoundFile:
    """A compound file in memory. Raises ValueError, IndexError or struct.error where it is broken.

    streams: the first sector and size of each stream, by its name.
    """

    def __init__(self, content: bytes) -> None:
        if not content.startswith(MAGIC):
            raise ValueError("no compound file")
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        if shift not in (9, 12):
            raise ValueError(shift)
        self._sector_size = 1 << shift
        directory, self._mini_cutoff, first_mini = struct.unpack_from("<I4xII", content, 48)
        self._table = self._read_table()
        self._root = (0, 0)
        self.streams: dict[str, tuple[int, int]] = {}
        self._read_directory(b"".join(self._iter_sectors(directory)))
        self._mini_table = _unpack_numbers(b"".join(self._iter_sectors(first_mini)))

    def read(self, name: str) -> bytes:
        """The bytes of a stream; raises KeyError where it is not there."""
        first, size = self.streams[name]
        if size >= self._mini_cutoff:
            return b"".join(self._iter_sectors(first))[:size]
        container = b"".join(self._iter_sectors(self._root[0]))
        pieces = []
        for number in _follow_chain(self._mini_table, first):
            start = number << _MINI_SECTOR_SHIFT
            pieces.append(container[start : start + (1 << _MINI_SECTOR_SHIFT)])
        return b"".join(pieces)[:size]

    def _read_table(self) -> list[int]:
        """Which sector follows each, from the sectors that hold the table."""
        first, count = struct.unpack_from("<II", self._content, 68)
        holders = list(struct.unpack_from(f"<{_SECTORS_IN_HEADER}I", self._content, 76))
        seen: set[int] = set()
        while count and first < _MAX_REGULAR_SECTOR and first not in seen:
            seen.add(first)
            *more, first = _unpack_numbers(self._read_sector(first))
            holders += more
        sectors = [self._read_sector(holder) for holder in holders if holder < _MAX_REGULAR_SECTOR]
        return _unpack_numbers(b"".join(sectors))

    def _read_directory(self, entries: bytes) -> None:
        for at in range(0, len(entries) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            name_length, kind = struct.unpack_from("<HB", entries, at + 64)
            first, size = struct.unpack_from("<II", entries, at + 116)
            if kind == _ROOT:
                self._root = (first, size)
            elif kind == _STREAM:
                name = entries[at : at + max(0, min(name_length, 64) - 2)].decode("utf-16-le", "replace")
                self.streams.setdefault(name, (first, size))

    def _iter_sectors(self, first: int) -> Iterator[bytes]:
        for number in _follow_chain(self._table, first):
            yield self._read_sector(number)

    def _read_sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_size
        return self._content[start : start + self._sector_size]


def _follow_chain(table: list[int], first: int) -> Iterator[int]:
    """The numbers of a chain of sectors. Raises ValueError where it runs in a circle."""
    seen = 0
    while first < _MAX_REGULAR_SECTOR:
        yield first
        seen += 1
        if seen > len(table):
            raise ValueError("a chain of sectors without an end")
        first = table[first]


def _unpack_numbers(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))
