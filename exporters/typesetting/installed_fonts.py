"""The fonts installed on this machine that a PDF may carry: TrueType, upright and regular, embedding allowed.

Of each file only its table directory, its names and its permissions are read: some 0.05 ms a file.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

FOLDERS_VARIABLE = "NIANBAO_FONTS"
"""Environment variable: the folders to look in instead of the system's; empty for none."""

_FONT_SUFFIXES = (".ttf", ".ttc")
_REQUIRED_TABLES = frozenset({b"glyf", b"loca", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"OS/2", b"post"})
_MAX_IN_COLLECTION = 64
_FAMILY_NAME_ID, _FULL_NAME_ID = 1, 4

_RESTRICTED_LICENCE, _USAGE_BITS = 0x0002, 0x000F
_NO_SUBSET_OR_BITMAPS = 0x0300
_ITALIC_OR_BOLD = 0x0021


@dataclass(frozen=True, slots=True)
class InstalledFont:
    """One font: its file, its number in the file (a collection has several), one of its names."""

    path: Path
    index: int
    name: str


def find_fonts(names: Iterable[str]) -> list[InstalledFont]:
    """The installed ones of these fonts, in this order."""
    known = _index_fonts(list_font_folders())
    return [known[name.casefold()] for name in names if name.casefold() in known]


def list_font_folders() -> tuple[Path, ...]:
    """Where fonts are installed, the user's own folder first."""
    places = os.environ.get(FOLDERS_VARIABLE)
    if places is not None:
        return tuple(Path(place) for place in places.split(os.pathsep) if place)
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts")
        return own, Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
    home = Path(os.path.expanduser("~"))
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")


@cache
def _index_fonts(places: tuple[Path, ...]) -> Mapping[str, InstalledFont]:
    """Name without regard to case → font; looked up once in a process, the first of a name counts."""
    known: dict[str, InstalledFont] = {}
    for path in _list_font_files(places):
        for font in _read_usable_fonts(path):
            known.setdefault(font.name.casefold(), font)
    return known


def _list_font_files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        for folder, below, files in os.walk(place):
            below.sort()
            yield from (Path(folder, file) for file in sorted(files) if file.lower().endswith(_FONT_SUFFIXES))


def _read_usable_fonts(path: Path) -> list[InstalledFont]:
    """The usable fonts of a file, once under each name; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return [InstalledFont(path, index, name) for index, name in _list_usable_names(file)]
    except (OSError, struct.error):
        return []


def _list_usable_names(file: BinaryIO) -> Iterator[tuple[int, str]]:
    size = os.fstat(file.fileno()).st_size
    tag, _, count = struct.unpack(">4sLL", file.read(12))
    if tag == b"ttcf":
        offsets = struct.unpack(f">{count}L", file.read(4 * count)) if count <= _MAX_IN_COLLECTION else ()
    else:
        offsets = (0,)
    for index, offset in enumerate(offsets):
        tables = _read_table_directory(file, offset)
        whole = all(start + length <= size for start, length in tables.values())
        if whole and tables.keys() >= _REQUIRED_TABLES and _may_be_embedded(file, *tables[b"OS/2"]):
            yield from ((index, name) for name in _read_names(file, *tables[b"name"]))


def _read_table_directory(file: BinaryIO, offset: int) -> dict[bytes, tuple[int, int]]:
    """Where each table of a font stands and how long it is."""
    file.seek(offset)
    _, count = struct.unpack(">LH6x", file.read(12))
    return {tag: (start, length) for tag, _, start, length in struct.iter_unpack(">4sLLL", file.read(16 * count))}


def _may_be_embedded(file: BinaryIO, start: int, length: int) -> bool:
    """Whether the font's maker lets it be embedded as a subset, and it is neither italic nor bold."""
    file.seek(start)
    permissions, style = struct.unpack(">8xH52xH", file.read(length)[:64])
    restricted = permissions & _USAGE_BITS == _RESTRICTED_LICENCE or permissions & _NO_SUBSET_OR_BITMAPS
    return not restricted and not style & _ITALIC_OR_BOLD


def _read_names(file: BinaryIO, start: int, length: int) -> set[str]:
    """What the font is called, in every language it says."""
    file.seek(start)
    table = file.read(length)
    count, strings = struct.unpack(">2xHH", table[:6])
    found = set()
    for platform, encoding, _, kind, size, at in struct.iter_unpack(">6H", table[6 : 6 + 12 * count]):
        if kind in (_FAMILY_NAME_ID, _FULL_NAME_ID):
            raw = table[strings + at : strings + at + size]
            found.add(raw.decode(_choose_codec(platform, encoding), "ignore").strip())
    return found - {""}


def _choose_codec(platform: int, encoding: int) -> str:
    if platform == 1:
        return "gb18030" if encoding == 25 else "mac_roman"
    return "gb18030" if platform == 3 and encoding == 3 else "utf-16-be"
