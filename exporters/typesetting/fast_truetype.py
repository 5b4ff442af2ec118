"""Reads a TrueType font table by table, where reportlab reads number by number: a Chinese font has forty thousand.

Of the file only what is asked for is read: most of it are outlines, of which a paper needs a few hundred.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from reportlab.pdfbase import ttfonts

_WINDOWS, _SHORT, _LONG = 3, 4, 12
"""The platform whose map from characters to glyphs is taken, and the two formats that it has in practice."""


class _Part:
    """The bytes of an open file from a place on, to be sliced like bytes."""

    def __init__(self, file: BinaryIO, start: int = 0) -> None:
        self._file = file
        self._start = start

    def __getitem__(self, wanted: slice) -> bytes:
        self._file.seek(self._start + wanted.start)
        return self._file.read(wanted.stop - wanted.start)

    def whole(self) -> bytes:
        self._file.seek(self._start)
        return self._file.read()

    def after(self, start: int) -> _Part:
        return _Part(self._file, start)


class Typeface(ttfonts.TTFontFace):  # type: ignore[misc]  # reportlab states no types
    """A font file as reportlab uses one; open only while it is looked into. Raises OSError where it is gone."""

    def __init__(self, filename: str, validate: int = 0, subfontIndex: int = 0) -> None:  # noqa: N803
        self.filename = filename
        self._known: tuple[int, int] | None = None
        with self._opened():
            super().__init__(filename, validate, subfontIndex)

    @contextmanager
    def _opened(self) -> Iterator[None]:
        with open(self.filename, "rb") as file:
            found = os.fstat(file.fileno())
            known = found.st_size, found.st_mtime_ns
            if known != (self._known or known):  # its outlines no longer stand where they stood
                raise ttfonts.TTFError(f"{self.filename} has changed")
            self._known = known
            self._ttf_data: Any = _Part(file)
            try:
                yield
            finally:
                del self._ttf_data

    def _read_figures(self, to_glyph: dict[int, int]) -> None:
        """Which glyph each character has, how wide each glyph is and where it stands."""
        (long,) = struct.unpack_from(">50xh", self.get_table("head"))
        (full,) = struct.unpack_from(">34xH", self.get_table("hhea"))
        (glyphs,) = struct.unpack_from(">4xH", self.get_table("maxp"))
        metrics = self.get_table("hmtx")
        pairs = struct.unpack_from(f">{2 * full}H", metrics)
        bearings = struct.unpack_from(f">{glyphs - full}H", metrics, 4 * full)
        advances = pairs[::2] + pairs[-2:-1] * len(bearings)  # the last holds for all that have none of their own
        self.hmetrics = list(zip(advances, pairs[1::2] + bearings, strict=True))
        scale = 1000 / self.unitsPerEm
        widths = advances if scale == 1 else [advance * scale for advance in advances]
        places = self.get_table("loca")
        self.glyphPos = struct.unpack_from(f">{glyphs + 1}L", places) if long else _doubled(glyphs + 1, places)
        self.defaultWidth = widths[0]
        blank = to_glyph.get(0x20, to_glyph.get(0xA0))
        if blank is not None:
            to_glyph[0x20] = to_glyph[0xA0] = blank
        self.charToGlyph = to_glyph
        self.charWidths = {code: widths[glyph] for code, glyph in to_glyph.items()}

    # reportlab's own names from here on.

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803
        """Read all that a paper needs; the way reportlab does where the font maps its characters in a rare way."""
        super().extractInfo(0)
        to_glyph = _to_glyph(self.get_table("cmap"))
        if to_glyph is None:
            self._ttf_data = self._ttf_data.whole()
            super().extractInfo(charInfo)
        else:
            self._read_figures(to_glyph)

    def makeSubset(self, subset: list[int]) -> bytes:  # noqa: N802
        """A font file with these characters only."""
        with self._opened():
            made: bytes = super().makeSubset(subset)
        return made

    def get_table(self, tag: str) -> Any:
        """The bytes of a table; of the outlines only those asked for."""
        return self._ttf_data.after(self.table[tag]["offset"]) if tag == "glyf" else super().get_table(tag)


def _doubled(count: int, places: bytes) -> list[int]:
    return [2 * place for place in struct.unpack_from(f">{count}H", places)]


def _to_glyph(table: bytes) -> dict[int, int] | None:
    """Character → glyph by the last of a font's maps, the one that reportlab takes too; None for a map of rare make."""
    (count,) = struct.unpack_from(">2xH", table)
    platform, start = struct.unpack_from(">H2xL", table, 8 * count - 4)
    (kind,) = struct.unpack_from(">H", table, start)
    reader = {_SHORT: _short, _LONG: _long}.get(kind)
    return reader(table[start:]) if reader and platform == _WINDOWS else None


def _short(table: bytes) -> dict[int, int]:
    """A map of format 4: stretches of characters, each with a shift to its glyphs or the way to a list of them."""
    size, segments = struct.unpack_from(">2xH2xH", table)
    count = segments // 2
    numbers = struct.unpack_from(f">{size // 2}H", table[:size].ljust(size, b"\0"))
    starts = (start + 2 * count * i for i, start in enumerate((14, 16, 16, 16)))
    arrays = [struct.unpack_from(f">{count}H", table, start) for start in starts]
    found = dict[int, int]()
    for n, (last, first, shift, way) in enumerate(zip(*arrays, strict=True)):
        if not way:
            for code in range(first, last + 1):
                found[code] = (code + shift) & 0xFFFF
            continue
        listed = 8 + 3 * count + n + way // 2 - first
        for code in range(first, last + 1):  # of some fonts the list is too short
            glyph = numbers[listed + code] if listed + code < len(numbers) else 0
            found[code] = glyph and (glyph + shift) & 0xFFFF
    return found


def _long(table: bytes) -> dict[int, int]:
    """A map of format 12: stretches of characters, each with its first glyph."""
    (count,) = struct.unpack_from(">12xL", table)
    found = dict[int, int]()
    for first, last, glyph in struct.iter_unpack(">LLL", table[16 : 16 + 12 * count]):
        found.update(zip(range(first, last + 1), range(glyph, glyph + last + 1 - first), strict=True))
    return found
