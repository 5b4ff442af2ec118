"""The three ballot boxes that no source font has, drawn to go with Fandol's U+25A1."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from typing import Any

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

Polygon = list[tuple[int, int]]


def _rectangle(left: int, bottom: int, right: int, top: int) -> Polygon:
    """A clockwise rectangle."""
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


#: The size and strokes of Fandol's U+25A1, so that the boxes go together.
BOX: list[Polygon] = [_rectangle(10, -236, 990, 772), _rectangle(50, -196, 950, 732)[::-1]]
TICK: Polygon = [(190, 250), (250, 305), (420, 115), (770, 590), (832, 545), (425, -10)]
CROSS: Polygon = [
    (200, 513), (255, 568), (500, 323), (745, 568), (800, 513), (555, 268),
    (800, 23), (745, -32), (500, 213), (255, -32), (200, 23), (445, 268),
]  # fmt: skip
BALLOT_BOXES: dict[int, list[Polygon]] = {
    0x2610: BOX,
    0x2611: [*BOX, TICK],
    0x2612: [*BOX, CROSS],
}


def draw_polygons(polygons: list[Polygon], scale: float) -> Any:
    """A TrueType glyph of straight lines, from thousandths of an em."""
    pen = TTGlyphPen(None)
    for polygon in polygons:
        points = [(round(x * scale), round(y * scale)) for x, y in polygon]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def add_ballot_boxes(font: TTFont) -> None:
    """Add U+2610 to U+2612, which none of the other sources has."""
    units: int = font["head"].unitsPerEm
    glyf: Any = font["glyf"]
    metrics: Any = font["hmtx"]
    order: list[str] = font.getGlyphOrder()
    for code, polygons in BALLOT_BOXES.items():
        name = f"uni{code:04X}"
        glyf.glyphs[name] = glyph = draw_polygons(polygons, units / 1000)
        glyph.recalcBounds(glyf)
        metrics[name] = (units, glyph.xMin)
        order.append(name)
        for table in font["cmap"].tables:
            table.cmap[code] = name
    font.setGlyphOrder(order)
    glyf.setGlyphOrder(order)
