"""Texts of an .xls workbook whose pieces stand in different fonts, from the table all cells share ([MS-XLS] SST)."""

from __future__ import annotations

import struct
from collections.abc import Sequence

FontRuns = Sequence[tuple[str, int | None]]
"""The pieces of a text, each with the number of its font; None for that of its cell."""


def read_rich_texts(records: Sequence[bytes]) -> dict[int, FontRuns]:
    """By its number, each text of several fonts. records: the table's own and those that continue it.

    Raises struct.error where the table is broken.
    """
    if not records:
        return {}
    found: dict[int, FontRuns] = {}
    table = _Table(records)
    _, count = struct.unpack("<II", table.take(8))
    for number in range(count):
        if table.is_at_end:
            break
        runs = _read_text(table)
        if len(runs) > 1:
            found[number] = runs
    return found


def _read_text(table: _Table) -> FontRuns:
    """The next text of the table."""
    length, flags = struct.unpack("<HB", table.take(3))
    run_count = struct.unpack("<H", table.take(2))[0] if flags & 0x08 else 0
    extra = struct.unpack("<I", table.take(4))[0] if flags & 0x04 else 0
    text = table.take_text(length, is_wide=bool(flags & 1))
    runs = [struct.unpack("<HH", table.take(4)) for _ in range(run_count)]
    table.take(extra)
    starts = [(0, None), *runs]
    ends = [start for start, _ in runs] + [length]
    return [(text[start:end], font) for (start, font), end in zip(starts, ends, strict=True) if start < end]


class _Table:
    """Reads on through the records of the table."""

    def __init__(self, records: Sequence[bytes]) -> None:
        self._records = records
        self._number = 0
        self._at = 0

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        self._skip_ended()
        return self._number >= len(self._records)

    def take(self, size: int) -> bytes:
        """The next bytes, which may go on in the next record; fewer where the table ends."""
        pieces: list[bytes] = []
        while size > 0 and not self.is_at_end:
            piece = self._records[self._number][self._at : self._at + size]
            self._at += len(piece)
            size -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def take_text(self, length: int, is_wide: bool) -> str:
        """The next characters; a record that continues a text begins with a byte that says how wide they are there."""
        pieces: list[str] = []
        while length > 0:
            if self._at >= len(self._records[self._number]) and self._number + 1 < len(self._records):
                self._skip_ended()
                is_wide = bool(self.take(1)[0] & 1)
            width = 2 if is_wide else 1
            left = (len(self._records[self._number]) - self._at) // width
            count = min(length, left)
            if not count:
                raise struct.error("a text without an end")
            pieces.append(self.take(count * width).decode("utf-16-le" if is_wide else "latin-1", "replace"))
            length -= count
        return "".join(pieces)

    def _skip_ended(self) -> None:
        while self._number < len(self._records) and self._at >= len(self._records[self._number]):
            self._number += 1
            self._at = 0
