"""Which font sets which role, which one steps in where it lacks a character, and which characters none has.

Widths are in em: 1.0 is the height of the type, a whole Chinese character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from reportlab.pdfbase import pdfmetrics, ttfonts

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


@cache
def face(file: str) -> Face:
    """The bundled font of this name (without .ttf); parsed once in a process, in some 0.1 s."""
    ttfonts.makeToUnicodeCMap = to_unicode
    path = files("resources").joinpath("fonts", f"{file}.ttf")
    font = ttfonts.TTFont(f"Nianbao-{file}", str(path), asciiReadable=False, shapable=False)
    pdfmetrics.registerFont(font)
    widths = {chr(code): font.face.charWidths[code] / 1000 for code in font.face.charToGlyph}
    return Face(font.fontName, font.face.familyName.decode("latin-1"), widths)


def clean(text: str) -> str:
    """The text without what cannot stand on paper: control and format characters; tabs and such become blanks."""
    if text.isprintable():
        return text
    kept = (" " if c in "\t\xa0" else c for c in text if c in "\t\xa0" or _visible(c))
    return "".join(kept)


def _visible(char: str) -> bool:
    category = unicodedata.category(char)
    variation = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return category not in {"Cc", "Cf", "Cs", "Zl", "Zp"} and not variation


def letters(runs: Iterable[tuple[str, Role]]) -> Letters:
    """Runs of text, each in its role's font, characters it lacks in a spare one."""
    whole, widths, faces = [], list[float](), list[Face | None]()
    for raw, role in runs:
        text, own = clean(raw), face(FILES[role])
        whole.append(text)
        stand_ins = {char: _spare(char) for char in set(text).difference(own.widths)}
        if not stand_ins:
            widths += map(own.widths.__getitem__, text)
            faces += [own] * len(text)
            continue
        chosen = [stand_ins.get(char, own) for char in text]
        widths += [f.widths[c] if f else FRAMED_WIDTH for c, f in zip(text, chosen, strict=True)]
        faces += chosen
    return Letters("".join(whole), widths, faces)


@cache
def _spare(char: str) -> Face | None:
    return next((face(file) for file in SPARES if char in face(file).widths), None)


def missing(text: str) -> list[str]:
    """The characters of a text that no font has, once each, as 字（U+XXXX）; on paper they become framed codes."""
    known = face(FILES["body"]).widths
    unknown = dict.fromkeys(char for char in clean(text) if char not in known and _spare(char) is None)
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
