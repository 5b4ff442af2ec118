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
from exporters.typesetting.installed_fonts import Installed
from exporters.typesetting.page_standard import Paper
from exporters.typesetting.printable import clean

Role = Literal["title", "first", "second", "body", "folio", "table"]

FILES: Mapping[Role, str] = {
    "title": "SongTi-Bold",
    "first": "HeiTi",
    "second": "KaiTi",
    "body": "FangSong",
    "folio": "SongTi",
    "table": "SongTi",
}
"""The bundled font of each role: 小标宋, 黑体, 楷体, 仿宋, 宋体, 宋体."""

SPARES = ("Fallback", "Rare")
"""Asked in turn for a character the role's font lacks."""

UNUSABLE = (ttfonts.TTFError, struct.error, LookupError, ArithmeticError, ValueError, TypeError, OSError)
"""What goes wrong where a font is damaged, changed or gone, while it is read or while a paper is saved."""

WRITING = Lock()
"""Held while a paper is set and saved: fonts keep their place in their files, two would read each other's glyphs."""

FRAMED_WIDTH = 1.0
"""The width of the frame that stands for a character no font has."""


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One font file, ready to draw with: its name for reportlab, its own name, its characters' widths."""

    name: str
    family: str
    widths: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Letters:
    """Characters ready to be set: how wide each is and from which face; None where no font has it."""

    text: str
    widths: list[float]
    faces: list[Face | None]


@dataclass(frozen=True, eq=False, slots=True)
class Typecase:
    """The types a paper is set from: the office's own fonts by role, the first that can be read; else the bundled."""

    own: Mapping[Role, list[Installed]] = field(default_factory=dict)
    spares: list[Installed] = field(default_factory=list)

    def face(self, role: Role) -> Face:
        """The font of a role."""
        return next(_readable(self.own.get(role, [])), None) or face(FILES[role])

    def stand_in(self, char: str, role: Role) -> Face | None:
        """The font for a character that the role's own lacks; None where no font has it."""
        return _bundled_with(char, FILES[role]) or next((f for f in _readable(self.spares) if char in f.widths), None)


BUNDLED = Typecase()
"""The fonts that come with the program, and no others: the same paper everywhere."""


def typecase(paper: Paper) -> Typecase:
    """The fonts the office has installed, by the page standard's preferences; bundled ones where it has none."""
    own = {role: installed_fonts.find(paper.installed[role]) for role in FILES}
    return Typecase(own, installed_fonts.find(paper.installed["spare"]))


@cache
def face(file: str) -> Face:
    """The bundled font of this name (without .ttf); parsed once in a process, in some 10 ms."""
    path = files("resources").joinpath("fonts", f"{file}.ttf")
    font = _loaded(f"Nianbao-{file}", str(path), 0)
    return Face(font.fontName, font.face.familyName.decode("latin-1"), _widths(font))


def _readable(fonts: Iterable[Installed]) -> Iterator[Face]:
    return filter(None, map(_installed_face, fonts))


@cache
def _installed_face(font: Installed) -> Face | None:
    """An installed font; None where it is damaged or has no Chinese characters under their Unicode numbers.

    Its name in a paper says which file it is: reportlab files glyphs by name, and two fonts may state the same.
    """
    name = f"Installed-{crc32(str(font.path).encode(errors='surrogateescape')):08x}-{font.index}"
    try:
        loaded = _loaded(name, str(font.path), font.index)
        loaded.face.subfontNameX = f"-{name}".encode()
        loaded.face.makeSubset(list(map(ord, "年报")))
        widths = _widths(loaded)
    except UNUSABLE:
        return None
    return Face(name, font.name, widths) if {*"年报，"} <= widths.keys() else None


def _loaded(name: str, path: str, index: int) -> ttfonts.TTFont:
    ttfonts.makeToUnicodeCMap, ttfonts.TTFontFace = to_unicode, Typeface
    font = ttfonts.TTFont(name, path, asciiReadable=False, shapable=False, subfontIndex=index)
    font.unregister()  # or reportlab would draw with the font of this PostScript name that it met first
    pdfmetrics.registerFont(font)
    return font


def _widths(font: ttfonts.TTFont) -> dict[str, float]:
    """The widths of the characters a font has; those mapped to its empty box it has not."""
    face = font.face
    return {chr(code): face.charWidths[code] / 1000 for code, glyph in face.charToGlyph.items() if glyph}


@cache
def _bundled_with(char: str, file: str) -> Face | None:
    return next((face(name) for name in (file, *SPARES) if char in face(name).widths), None)


def letters(runs: Iterable[tuple[str, Role]], typecase: Typecase = BUNDLED) -> Letters:
    """Runs of text, each in its role's font, characters it lacks in another one."""
    whole, widths, faces = [], list[float](), list[Face | None]()
    for raw, role in runs:
        text, own = clean(raw), typecase.face(role)
        whole.append(text)
        stand_ins = {char: typecase.stand_in(char, role) for char in set(text).difference(own.widths)}
        if not stand_ins:
            widths += map(own.widths.__getitem__, text)
            faces += [own] * len(text)
            continue
        chosen = [stand_ins.get(char, own) for char in text]
        widths += [f.widths[c] if f else FRAMED_WIDTH for c, f in zip(text, chosen, strict=True)]
        faces += chosen
    return Letters("".join(whole), widths, faces)


def missing(runs: Iterable[tuple[str, Role]], typecase: Typecase = BUNDLED) -> list[str]:
    """The characters no font has, once each, as 字（U+XXXX）; on paper they become framed codes."""
    found = letters(runs, typecase)
    unknown = dict.fromkeys(char for char, face in zip(found.text, found.faces, strict=True) if face is None)
    return [f"{char}（{code_point(char)}）" for char in unknown]


def code_point(char: str) -> str:
    """U+XXXX."""
    return f"U+{ord(char):04X}"


def to_unicode(name: str, subset: list[int]) -> str:
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
