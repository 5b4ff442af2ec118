"""Finds the fonts installed on this machine that a PDF may embed: TrueType, regular, neither bold nor italic.

Of each file only its table directory, its names and its permissions are read: some 0.05 ms a file. The layout of the
tables is that of the OpenType specification.
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
"""Environment variable: the folders to look in instead of the system's, separated as in PATH; empty for none."""

_FONT_SUFFIXES = (".ttf", ".ttc")
_REQUIRED_TABLES = frozenset({b"glyf", b"loca", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"OS/2", b"post"})
_MAX_IN_COLLECTION = 64
_FAMILY_NAME_ID, _FULL_NAME_ID = 1, 4
"""Which entries of the table "name" hold names a font may be asked for by."""

_RESTRICTED_LICENCE, _USAGE_BITS = 0x0002, 0x000F
_NO_SUBSET_OR_BITMAPS = 0x0300
_ITALIC_OR_BOLD = 0x0021
"""Bits of fsType and fsSelection in the table OS/2."""


@dataclass(frozen=True, slots=True)
class InstalledFont:
    """One font: its file, its index in the file (a collection holds several fonts), one of its names."""

    path: Path
    index: int
    name: str


def find_fonts(names: Iterable[str]) -> list[InstalledFont]:
    """Those of the named fonts that are installed, in the order of the names.

    A font whose file was removed since the folders were read is left out.
    """
    known = _index_fonts(list_font_folders())
    found = [known[name.casefold()] for name in names if name.casefold() in known]
    return [font for font in found if font.path.is_file()]


def list_font_folders() -> tuple[Path, ...]:
    """The folders in which fonts are installed, the user's own first."""
    folders = os.environ.get(FOLDERS_VARIABLE)
    if folders is not None:
        return tuple(Path(folder) for folder in folders.split(os.pathsep) if folder)
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts")
        return own, Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
    home = Path(os.path.expanduser("~"))
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")


@cache
def _index_fonts(folders: tuple[Path, ...]) -> Mapping[str, InstalledFont]:
    """The fonts by their case-folded names; read once in a process, and of several with one name the first counts."""
    known: dict[str, InstalledFont] = {}
    for path in _list_font_files(folders):
        for font in _read_usable_fonts(path):
            known.setdefault(font.name.casefold(), font)
    return known


def _list_font_files(folders: Iterable[Path]) -> Iterator[Path]:
    """The font files in these folders and those below, in the order of their names."""
    for top in folders:
        for folder, subfolders, files in os.walk(top):
            subfolders.sort()
            yield from (Path(folder, file) for file in sorted(files) if file.lower().endswith(_FONT_SUFFIXES))


def _read_usable_fonts(path: Path) -> list[InstalledFont]:
    """The usable fonts of a file, once under each name; [] where the file cannot be read."""
    try:
        with path.open("rb") as file:
            return [InstalledFont(path, index, name) for index, name in _list_usable_names(file)]
    except (OSError, struct.error):
        return []


def _list_usable_names(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """The index and a name of every font in a file that a PDF may embed. Raises struct.error for a damaged file."""
    size = os.fstat(file.fileno()).st_size
    tag, _, count = struct.unpack(">4sLL", file.read(12))
    if tag == b"ttcf":
        offsets = struct.unpack(f">{count}L", file.read(4 * count)) if count <= _MAX_IN_COLLECTION else ()
    else:
        offsets = (0,)
    for index, offset in enumerate(offsets):
        tables = _read_table_directory(file, offset)
        is_complete = all(start + length <= size for start, length in tables.values())
        if is_complete and tables.keys() >= _REQUIRED_TABLES and _may_be_embedded(file, *tables[b"OS/2"]):
            yield from ((index, name) for name in _read_names(file, *tables[b"name"]))


def _read_table_directory(file: BinaryIO, offset: int) -> dict[bytes, tuple[int, int]]:
    """The offset and the length of each table of a font, in bytes."""
    file.seek(offset)
    _, count = struct.unpack(">LH6x", file.read(12))
    return {tag: (start, length) for tag, _, start, length in struct.iter_unpack(">4sLLL", file.read(16 * count))}


def _may_be_embedded(file: BinaryIO, start: int, length: int) -> bool:
    """Whether the font's maker allows a subset of it to be embedded, and the font is neither italic nor bold."""
    file.seek(start)
    permissions, style = struct.unpack(">8xH52xH", file.read(length)[:64])
    restricted = permissions & _USAGE_BITS == _RESTRICTED_LICENCE or permissions & _NO_SUBSET_OR_BITMAPS
    return not restricted and not style & _ITALIC_OR_BOLD


def _read_names(file: BinaryIO, start: int, length: int) -> set[str]:
    """The family name and the full name of a font in every language it states them in."""
    file.seek(start)
    table = file.read(length)
    count, strings = struct.unpack(">2xHH", table[:6])
    names = set()
    for platform, encoding, _, name_id, size, offset in struct.iter_unpack(">6H", table[6 : 6 + 12 * count]):
        if name_id in (_FAMILY_NAME_ID, _FULL_NAME_ID):
            raw = table[strings + offset : strings + offset + size]
            names.add(raw.decode(_choose_codec(platform, encoding), "ignore").strip())
    return names - {""}


def _choose_codec(platform: int, encoding: int) -> str:
    """The encoding of a name: platform 1 is Macintosh (25: simplified Chinese), 3 Windows (3: PRC)."""
    if platform == 1:
        return "gb18030" if encoding == 25 else "mac_roman"
    return "gb18030" if platform == 3 and encoding == 3 else "utf-16-be"
