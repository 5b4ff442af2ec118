"""Fonts as an office has them installed: the bundled ones under other names, with only some of their characters."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Subsetter
from fontTools.ttLib import TTCollection, TTFont

SOME = "年报水务局政府信息公开工作度告一二三四五六总体情况，。0123456789（）"
"""What these fonts can write; everything else has to come from other ones."""

_MICROSOFT_ENGLISH, _MICROSOFT_CHINESE = (3, 1, 0x409), (3, 1, 0x804)


@cache
def _subset(file: str) -> bytes:
    font = TTFont(str(files("resources").joinpath("fonts", f"{file}.ttf")))
    subsetter = Subsetter()
    subsetter.populate(text=SOME)
    subsetter.subset(font)
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def font(file: str, english: str, chinese: str = "", permissions: int = 0, style: int = 0x40) -> TTFont:
    """A bundled font under another name; permissions and style as in its table OS/2."""
    made = TTFont(BytesIO(_subset(file)))
    made["OS/2"].fsType, made["OS/2"].fsSelection = permissions, style
    names = made["name"]
    names.names = []
    for kind in (1, 4):
        names.setName(english, kind, *_MICROSOFT_ENGLISH)
        if chinese:
            names.setName(chinese, kind, *_MICROSOFT_CHINESE)
    names.setName("Regular", 2, *_MICROSOFT_ENGLISH)
    names.setName(english.replace(" ", "-"), 6, *_MICROSOFT_ENGLISH)
    return made


def collection(path: Path, *fonts: TTFont) -> None:
    """Several fonts in one file."""
    made = TTCollection()
    made.fonts = list(fonts)
    made.save(str(path))


def postscript(path: Path, name: str) -> None:
    """A font with PostScript outlines (CFF), which a PDF of ours cannot carry, under a name that says TrueType."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "uni5E74"])
    builder.setupCharacterMap({ord("年"): "uni5E74"})
    outline = T2CharStringPen(1000, None).getCharString()
    builder.setupCFF(name, {}, {".notdef": outline, "uni5E74": outline}, {})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "uni5E74": (1000, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "fullName": name, "psName": name})
    builder.setupOS2()
    builder.setupPost()
    builder.save(str(path))
