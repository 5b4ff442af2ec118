"""WORKAROUND reportlab 4.4 to 5.1: two mistakes in the fonts it embeds, mended for our fonts alone."""

from __future__ import annotations

import struct
from typing import Any

from reportlab.pdfbase import ttfonts

_MAX_BLOCK = 100
"""So many lines at most a block of a map to Unicode may have."""


class EmbeddedFont(ttfonts.TTFont):  # type: ignore[misc]  # reportlab states no types
    """A TrueType font of which a PDF embeds the characters it uses. Raises TTFError for a file it cannot read.

    Reportlab's own font states wrong advances in the embedded file where the font's unit is not a thousandth of an em,
    and in the map from glyphs to characters, writes those beyond U+FFFF with five digits instead of two UTF-16 units.
    """

    def __init__(self, name: str, path: str, index: int) -> None:
        super().__init__(name, path, asciiReadable=False, shapable=False, subfontIndex=index)
        _restore_advances(self.face)

    # reportlab's own name

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add the font to a document, with maps to Unicode of our own in place of reportlab's."""
        state = self.state[doc]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(state.subsets):
            font = fonts[f"{state.internalName}+{number}"]
            doc.idToObject[font.ToUnicode.name].content = make_to_unicode_map(font.BaseFont, subset)


def _restore_advances(face: ttfonts.TTFontFace) -> None:
    """Give glyphs without an advance of their own that of the last one which has one, in the font's own units.

    reportlab gives them that advance in thousandths of an em. The widths it states in the PDF are right.
    """
    (with_advance,) = struct.unpack_from(">34xH", face.get_table("hhea"))
    advance, _ = face.hmetrics[with_advance - 1]
    face.hmetrics[with_advance:] = [(advance, bearing) for _, bearing in face.hmetrics[with_advance:]]


def make_to_unicode_map(name: str, subset: list[int]) -> str:
    """The map from the codes of a subset (index) to its characters (code points), for copying text from the PDF."""
    pairs = [f"<{i:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for i, code in enumerate(subset)]
    blocks = []
    for start in range(0, len(pairs), _MAX_BLOCK):
        block = pairs[start : start + _MAX_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
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
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
