"""Which runs of a Word file have the colour of what they stand on, so that nobody sees them."""

from __future__ import annotations

from lxml import etree

from model.importing.readers.colours import WHITE, Colour, are_alike, read_hexadecimal
from model.importing.readers.docx_numbering import local_name, read_attribute
from model.importing.readers.markup.word_styles import Formatting, WordStyles, find_child, read_shading

_PROPERTIES = {"r": "rPr", "p": "pPr", "tc": "tcPr", "tbl": "tblPr"}
_STYLES = {"r": ("rStyle", "character"), "p": ("pStyle", "paragraph"), "tbl": ("tblStyle", "table")}


def has_colour_of_ground(run: etree._Element, formatting: Formatting, styles: WordStyles) -> bool:
    """Whether a run, whose styles and own properties make up its formatting, cannot be told from its ground.

    A colour that Word chooses itself (auto) can.
    """
    ink = read_hexadecimal(formatting.get("color", ""))
    if ink is None:
        return False
    ground = _find_ground(run, styles)
    return ground is not None and are_alike(ink, ground)


def _find_ground(run: etree._Element, styles: WordStyles) -> Colour | None:
    """What a run stands on; None where that is not known, as in a text box or a shaded style."""
    for element in (run, *run.iterancestors()):
        name = local_name(element)
        if name == "txbxContent":
            return None
        if name not in _PROPERTIES:
            continue
        properties = find_child(element, _PROPERTIES[name])
        if properties is not None:
            highlight = find_child(properties, "highlight")
            if highlight is not None and read_attribute(highlight) not in ("none", "white"):
                return None
            shading = find_child(properties, "shd")
            if shading is not None and (ground := read_shading(shading)) is not WHITE:
                return ground
            if shading is not None and read_attribute(shading, "fill") not in ("auto", ""):
                return WHITE
        if name in _STYLES and styles.is_shaded(*_read_style(properties, *_STYLES[name])):
            return None
    return WHITE


def _read_style(properties: etree._Element | None, tag: str, kind: str) -> tuple[str, str]:
    style = None if properties is None else find_child(properties, tag)
    return ("" if style is None else read_attribute(style)), kind
