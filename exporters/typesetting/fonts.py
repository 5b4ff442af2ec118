"""Chooses the font for each role and each character, and finds the characters that no font has.

A role is a use of text (title, body, table); the office's own fonts come first, then the bundled ones. Widths are in
em: 1.0 is the height of the type, a whole Chinese character.
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
from exporters.typesetting.embedded_font import EmbeddedFont
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
"""The bundled fonts tried in turn for a character the role's font lacks."""

FONT_ERRORS = (ttfonts.TTFError, struct.error, LookupError, ArithmeticError, ValueError, TypeError, OSError)
"""The errors reportlab raises for a damaged or missing font, while it is read or while a PDF is saved."""

FONT_LOCK = Lock()
"""Held while a PDF is set and saved: reportlab's fonts keep a place in their files and are shared by all threads."""

CODE_POINT_BOX_WIDTH = 1.0
"""The width of the frame with the code point of a character no font has, in em."""


@dataclass(frozen=True, eq=False, slots=True)
class FontFace:
    """A font ready to draw with: its name for reportlab, its family name, and the widths of its characters."""

    name: str
    family: str
    widths: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """A text ready to be set: the width of each character and the font face that has it, None where none has it."""

    text: str
    widths: list[float]
    faces: list[FontFace | None]


@dataclass(frozen=True, eq=False, slots=True)
class FontSet:
    """The fonts of a document: by role the installed fonts, of which the first readable counts, or the bundled ones."""

    installed: Mapping[FontRole, list[InstalledFont]] = field(default_factory=dict)
    installed_fallbacks: list[InstalledFont] = field(default_factory=list)

    def find_face(self, role: FontRole) -> FontFace:
        """The font of a role."""
        return next(_load_readable_faces(self.installed.get(role, [])), None) or load_bundled_face(BUNDLED_FILES[role])

    def find_fallback(self, char: str, role: FontRole) -> FontFace | None:
        """The font for a character that the role's own lacks; None where no font has it."""
        bundled = _find_bundled_face(char, BUNDLED_FILES[role])
        if bundled is not None:
            return bundled
        return next((face for face in _load_readable_faces(self.installed_fallbacks) if char in face.widths), None)


BUNDLED_FONTS = FontSet()
"""The fonts that come with the program, and no others: documents set in them are the same everywhere."""


def find_installed_fonts(standard: PageStandard) -> FontSet:
    """The fonts the office has installed, by the page standard's preferences."""
    by_role = {role: installed_fonts.find_fonts(standard.installed_fonts[role]) for role in BUNDLED_FILES}
    return FontSet(by_role, installed_fonts.find_fonts(standard.installed_fonts["spare"]))


@cache
def load_bundled_face(file: str) -> FontFace:
    """The bundled font of this name (without .ttf); read once in a process, which takes some 0.1 s."""
    path = files("resources").joinpath("fonts", f"{file}.ttf")
    font = _register_font(f"Nianbao-{file}", str(path), 0)
    return FontFace(font.fontName, font.face.familyName.decode("latin-1"), _read_widths(font))


def _load_readable_faces(fonts: Iterable[InstalledFont]) -> Iterator[FontFace]:
    """The fonts that can be used, each read when it is asked for."""
    return filter(None, map(_load_installed_face, fonts))


@cache
def _load_installed_face(font: InstalledFont) -> FontFace | None:
    """An installed font; None where it is damaged or has no Chinese characters at their code points.

    Its name in the PDF tells the file: reportlab tells glyphs apart by that name, and two fonts may state the same.
    """
    name = f"Installed-{crc32(str(font.path).encode(errors='surrogateescape')):08x}-{font.index}"
    try:
        registered = _register_font(name, str(font.path), font.index)
        registered.face.subfontNameX = f"-{name}".encode()
        registered.face.makeSubset(list(map(ord, "年报")))
        widths = _read_widths(registered)
    except FONT_ERRORS:
        return None
    return FontFace(name, font.name, widths) if {*"年报，"} <= widths.keys() else None


def _register_font(name: str, path: str, index: int) -> EmbeddedFont:
    """Read a font file and register it with reportlab under this name. Raises one of FONT_ERRORS."""
    # read whole: a paper keeps its glyphs whatever becomes of an installed font's file meanwhile
    font = EmbeddedFont(name, path, index)
    font.unregister()  # or reportlab would draw with the font of this PostScript name that it met first
    pdfmetrics.registerFont(font)
    return font


def _read_widths(font: EmbeddedFont) -> dict[str, float]:
    """The widths of the characters a font has; glyph 0 is the box of missing characters."""
    face = font.face
    return {chr(code): face.charWidths[code] / 1000 for code, glyph in face.charToGlyph.items() if glyph}


@cache
def _find_bundled_face(char: str, file: str) -> FontFace | None:
    """The bundled font that has a character: that of the file, or else a fallback."""
    for name in (file, *FALLBACK_FILES):
        face = load_bundled_face(name)
        if char in face.widths:
            return face
    return None


def make_glyph_run(runs: Iterable[tuple[str, FontRole]], font_set: FontSet = BUNDLED_FONTS) -> GlyphRun:
    """The printable text of some runs, each in the font of its role; characters that one lacks are in a fallback."""
    texts: list[str] = []
    widths: list[float] = []
    faces: list[FontFace | None] = []
    for raw, role in runs:
        text, own = make_printable(raw), font_set.find_face(role)
        texts.append(text)
        fallbacks = {char: font_set.find_fallback(char, role) for char in set(text).difference(own.widths)}
        if not fallbacks:
            widths += map(own.widths.__getitem__, text)
            faces += [own] * len(text)
            continue
        for char in text:
            face = fallbacks.get(char, own)
            widths.append(face.widths[char] if face else CODE_POINT_BOX_WIDTH)
            faces.append(face)
    return GlyphRun("".join(texts), widths, faces)


def list_missing_characters(runs: Iterable[tuple[str, FontRole]], font_set: FontSet = BUNDLED_FONTS) -> list[str]:
    """The characters no font has, once each, as 字（U+XXXX）; in a PDF they become framed code points."""
    glyphs = make_glyph_run(runs, font_set)
    missing = dict.fromkeys(char for char, face in zip(glyphs.text, glyphs.faces, strict=True) if face is None)
    return [f"{char}（{format_code_point(char)}）" for char in missing]


def format_code_point(char: str) -> str:
    """The code point of a character, as U+XXXX."""
    return f"U+{ord(char):04X}"
