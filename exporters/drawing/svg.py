"""Renders a drawing as SVG without other files: text stays text; title and description are for screen readers."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from exporters.drawing.shapes import Drawing, Rectangle, TextLabel
from exporters.typesetting.fonts import FontRole
from exporters.typesetting.page_standard import POINTS_PER_MM, load_page_standard
from exporters.typesetting.printable import make_printable

_SANS_SERIF_FALLBACKS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "sans-serif")
_SERIF_FALLBACKS = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "serif")


def render_drawing_svg(drawing: Drawing) -> bytes:
    """The bytes of an SVG file; equal drawings give equal bytes."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n{render_svg_element(drawing)}\n'.encode()


def render_svg_element(drawing: Drawing, id: str = "picture") -> str:
    """The element svg, for a file or a web page; id must be the only one of its kind in the page."""
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "id": id,
            "width": f"{_format_length(drawing.width / POINTS_PER_MM)}mm",
            "height": f"{_format_length(drawing.height / POINTS_PER_MM)}mm",
            "viewBox": f"0 0 {_format_length(drawing.width)} {_format_length(drawing.height)}",
            "lang": "zh-CN",
            "role": "img",
            "aria-labelledby": f"{id}-title {id}-desc",
        },
    )
    SubElement(svg, "title", {"id": f"{id}-title"}).text = make_printable(drawing.title)
    SubElement(svg, "desc", {"id": f"{id}-desc"}).text = "\n".join(map(make_printable, drawing.sentences))
    SubElement(svg, "style").text = _make_stylesheet(drawing, id)
    _add_box(svg, Rectangle(0.0, 0.0, drawing.width, drawing.height, "#ffffff"))
    for shape in drawing.shapes:
        if isinstance(shape, Rectangle):
            _add_box(svg, shape)
        else:
            _add_text(svg, shape)
    ElementTree.indent(svg, " ")
    return ElementTree.tostring(svg, encoding="unicode")


def _make_stylesheet(drawing: Drawing, id: str) -> str:
    """CSS rules with the fonts of each role in the drawing: those that offices have, then those of other machines."""
    roles = sorted({text.role for text in drawing.labels})
    return " ".join(f"#{id} .{role} {{ font-family: {_list_font_families(role)}; }}" for role in roles)


def _list_font_families(role: FontRole) -> str:
    spare = _SANS_SERIF_FALLBACKS if role == "first" else _SERIF_FALLBACKS
    return ", ".join(
        f"'{name}'" if "serif" not in name else name for name in (*load_page_standard().typefaces[role], *spare)
    )


def _add_box(svg: Element, box: Rectangle) -> None:
    lengths = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    if box.radius:
        lengths["rx"] = box.radius
    attributes = {key: _format_length(value) for key, value in lengths.items()}
    rect = SubElement(svg, "rect", {**attributes, "fill": box.fill})
    if box.meaning:
        SubElement(rect, "title").text = make_printable(box.meaning)


def _add_text(svg: Element, text: TextLabel) -> None:
    """A line of text; textLength keeps it in its room where another font has wider figures."""
    if not text.text.strip():
        return
    attributes = {
        "x": _format_length(text.x),
        "y": _format_length(text.baseline),
        "class": text.role,
        "font-size": _format_length(text.size),
        "fill": text.colour,
        "textLength": _format_length(text.width),
        "lengthAdjust": "spacingAndGlyphs",
    }
    if text.anchor != "start":
        attributes["text-anchor"] = text.anchor
    SubElement(svg, "text", attributes).text = make_printable(text.text)


def _format_length(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
