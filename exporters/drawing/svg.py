"""A drawing as SVG that needs nothing else: text as text, with a title and a description for who cannot see."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from exporters.drawing.shapes import Box, Drawing, Text
from exporters.typesetting.fonts import Role
from exporters.typesetting.page_standard import MM, paper
from exporters.typesetting.printable import printable

_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "sans-serif")
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "serif")


def content(drawing: Drawing) -> bytes:
    """The bytes of an SVG file; equal drawings give equal bytes."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n{element(drawing)}\n'.encode()


def element(drawing: Drawing, id: str = "picture") -> str:
    """The element svg, to be saved or to stand in a web page; id: its own there."""
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "id": id,
            "width": f"{_short(drawing.width / MM)}mm",
            "height": f"{_short(drawing.height / MM)}mm",
            "viewBox": f"0 0 {_short(drawing.width)} {_short(drawing.height)}",
            "lang": "zh-CN",
            "role": "img",
            "aria-labelledby": f"{id}-title {id}-desc",
        },
    )
    SubElement(svg, "title", {"id": f"{id}-title"}).text = printable(drawing.title)
    SubElement(svg, "desc", {"id": f"{id}-desc"}).text = "\n".join(map(printable, drawing.says))
    SubElement(svg, "style").text = _style(drawing, id)
    _add_box(svg, Box(0.0, 0.0, drawing.width, drawing.height, "#ffffff"))
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _add_box(svg, shape)
        else:
            _add_text(svg, shape)
    ElementTree.indent(svg, " ")
    return ElementTree.tostring(svg, encoding="unicode")


def _style(drawing: Drawing, id: str) -> str:
    """The fonts of each role that is used in this picture: what offices have, then what other machines have."""
    roles = sorted({text.role for text in drawing.texts})
    return " ".join(f"#{id} .{role} {{ font-family: {_families(role)}; }}" for role in roles)


def _families(role: Role) -> str:
    spare = _SANS if role == "first" else _SERIF
    return ", ".join(f"'{name}'" if "serif" not in name else name for name in (*paper().typefaces[role], *spare))


def _add_box(svg: Element, box: Box) -> None:
    places = {
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        **({"rx": box.radius} if box.radius else {}),
    }
    rect = SubElement(svg, "rect", {key: _short(value) for key, value in places.items()} | {"fill": box.fill})
    if box.means:
        SubElement(rect, "title").text = printable(box.means)


def _add_text(svg: Element, text: Text) -> None:
    """A line of text; textLength keeps it in its room where another font has wider figures."""
    if not text.words.strip():
        return
    attributes = {
        "x": _short(text.x),
        "y": _short(text.baseline),
        "class": text.role,
        "font-size": _short(text.size),
        "fill": text.colour,
        "textLength": _short(text.width),
        "lengthAdjust": "spacingAndGlyphs",
    }
    if text.anchor != "start":
        attributes["text-anchor"] = text.anchor
    SubElement(svg, "text", attributes).text = printable(text.words)


def _short(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
