"""Which font sets which role, which one steps in where it lacks a character, and which characters none has.

Widths are in em: 1.0 is the height of the type, a whole Chinese character.
"""

from __future__ import annotations

import struct
from binascii import crc32
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Literal

from reportlab.pdfbase import pdfmetrics, ttfonts

from exporters.typesetting import installed_fonts
from exporters.typesetting.fast_truetype import Typeface
from exporters.typesetting.installed_fonts import InstalledFont
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.printable import make_printable

FontRole = Literal["title", "first", "second", "body", "folio", "table"]

BUNDLED_FILES: Mapping[FontRole, str] = {
    "title": "SongTi-Bold",
    "first": "HeiTi",
    "second": "KaiTi",
    "body": "FangSong",
    "folio": "SongTi",
    "table": "SongTi",
}
"""The bundled font of each role: 小标宋, 黑体, 楷体, 仿宋, 宋体, 宋体."""

FALLBACK_FILES = ("Fallback", "Rare")
"""Asked in turn for a character the role's font lacks."""

FONT_ERRORS = (ttfonts.TTFError, struct.error, LookupError, ArithmeticError, ValueError, TypeError, OSError)
"""What goes wrong where a font is damaged, changed or gone, while it is read or while a paper is saved."""

FONT_LOCK = Lock()
"""Held while a paper is set and saved: fonts keep their place in their files, two would read each other's glyphs."""

CODE_POINT_BOX_WIDTH = 1.0
"""The width of the frame that stands for a character no font has."""


@dataclass(frozen=True, eq=False, slots=True)
class FontFace:
    """One font file, ready to draw with: its name for reportlab, its own name, its characters' widths."""

    name: str
    family: str
    widths: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Characters ready to be set: how wide each is and from which face; None where no font has it."""

    text: str
    widths: list[float]
    faces: list[FontFace | None]


@dataclass(frozen=True, eq=False, slots=True)
class FontSet:
    """The types a paper is set from: the office's own fonts by role, the first that can be read; else the bundled."""

    installed: Mapping[FontRole, list[InstalledFont]] = field(default_factory=dict)
    installed_fallbacks: list[InstalledFont] = field(default_factory=list)

    def find_face(self, role: FontRole) -> FontFace:
        """The font of a role."""
        return next(_load_readable_faces(self.installed.get(role, [])), None) or load_bundled_face(BUNDLED_FILES[role])

    def find_fallback(self, char: str, role: FontRole) -> FontFace | None:
        """The font for a character that the role's own lacks; None where no font has it."""
        return _find_bundled_face(char, BUNDLED_FILES[role]) or next(
            (f for f in _load_readable_faces(self.installed_fallbacks) if char in f.widths), None
        )


BUNDLED_FONTS = FontSet()
"""The fonts that come with the program, and no others: the same paper everywhere."""


def find_installed_fonts(paper: PageStandard) -> FontSet:
    """The fonts the office has installed, by the page standard's preferences; bundled ones where it has none."""
    own = {role: installed_fonts.find_fonts(paper.installed_fonts[role]) for role in BUNDLED_FILES}
    return FontSet(own, installed_fonts.find_fonts(paper.installed_fonts["spare"]))


@cache
def load_bundled_face(file: str) -> FontFace:
    """The bundled font of this name (without .ttf); parsed once in a process, in some 10 ms."""
    path = files("resources").joinpath("fonts", f"{file}.ttf")
    font = _register_font(f"Nianbao-{file}", str(path), 0)
    return FontFace(font.fontName, font.face.familyName.decode("latin-1"), _read_widths(font))


def _load_readable_faces(fonts: Iterable[InstalledFont]) -> Iterator[FontFace]:
    return filter(None, map(_load_installed_face, fonts))


@cache
def _load_installed_face(font: InstalledFont) -> FontFace | None:
    """An installed font; None where it is damaged or has no Chinese characters under their Unicode numbers.

    Its name in a paper says which file it is: reportlab files glyphs by name, and two fonts may state the same.
    """
    name = f"Installed-{crc32(str(font.path).encode(errors='surrogateescape')):08x}-{font.index}"
    try:
        loaded = _register_font(name, str(font.path), font.index)
        loaded.face.subfontNameX = f"-{name}".encode()
        loaded.face.makeSubset(list(map(ord, "年报")))
        widths = _read_widths(loaded)
    except FONT_ERRORS:
        return None
    return FontFace(name, font.name, widths) if {*"年报，"} <= widths.keys() else None


def _register_font(name: str, path: str, index: int) -> ttfonts.TTFont:
    ttfonts.makeToUnicodeCMap, ttfonts.TTFontFace = make_to_unicode_map, Typeface
    font = ttfonts.TTFont(name, path, asciiReadable=False, shapable=False, subfontIndex=index)
    font.unregister()  # or reportlab would draw with the font of this PostScript name that it met first
    pdfmetrics.registerFont(font)
    return font


def _read_widths(font: ttfonts.TTFont) -> dict[str, float]:
    """The widths of the characters a font has; those mapped to its empty box it has not."""
    face = font.face
    return {chr(code): face.charWidths[code] / 1000 for code, glyph in face.charToGlyph.items() if glyph}


@cache
def _find_bundled_face(char: str, file: str) -> FontFace | None:
    return next(
        (load_bundled_face(name) for name in (file, *FALLBACK_FILES) if char in load_bundled_face(name).widths), None
    )


def make_glyph_run(runs: Iterable[tuple[str, FontRole]], typecase: FontSet = BUNDLED_FONTS) -> GlyphRun:
    """Runs of text, each in its role's font, characters it lacks in another one."""
    whole, widths, faces = [], list[float](), list[FontFace | None]()
    for raw, role in runs:
        text, own = make_printable(raw), typecase.find_face(role)
        whole.append(text)
        stand_ins = {char: typecase.find_fallback(char, role) for char in set(text).difference(own.widths)}
        if not stand_ins:
            widths += map(own.widths.__getitem__, text)
            faces += [own] * len(text)
            continue
        chosen = [stand_ins.get(char, own) for char in text]
        widths += [f.widths[c] if f else CODE_POINT_BOX_WIDTH for c, f in zip(text, chosen, strict=True)]
        faces += chosen
    return GlyphRun("".join(whole), widths, faces)


def list_missing_characters(runs: Iterable[tuple[str, FontRole]], typecase: FontSet = BUNDLED_FONTS) -> list[str]:
    """The characters no font has, once each, as 字（U+XXXX）; on paper they become framed codes."""
    found = make_glyph_run(runs, typecase)
    unknown = dict.fromkeys(char for char, face in zip(found.text, found.faces, strict=True) if face is None)
    return [f"{char}（{format_code_point(char)}）" for char in unknown]


def format_code_point(char: str) -> str:
    """U+XXXX."""
    return f"U+{ord(char):04X}"


def make_to_unicode_map(name: str, subset: list[int]) -> str:
    """The map from a subset's codes back to characters, so that text copied from the paper is right.

    WORKAROUND reportlab 5.1: its own writes characters beyond U+FFFF as five digits, not as two UTF-16 units,
    and more than the hundred lines a block may have.
    """
    pairs = [f"<{i:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for i, code in enumerate(subset)]
    blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *(line for b in blocks for line in (f"{len(b)} beginbfchar", *b, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
