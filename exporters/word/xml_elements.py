"""Makes the XML elements of a Word document: make_element("ind", left=640) is <w:ind w:left="640"/>."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.typesetting.printable import make_printable


def make_element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """An element of the namespace w with these children; its attributes are of that namespace too."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}", {qn(f"w:{key}"): str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


def make_run(text: str, *settings: BaseOxmlElement, style: str = "") -> BaseOxmlElement:
    """A run of text. settings: direct settings besides the style, in the order the format demands.

    The hint makes Word take quotation marks, dashes and ellipses for Chinese ones.
    """
    character_style = [make_element("rStyle", val=style)] if style else []
    hint = make_element("rFonts", hint="eastAsia")
    content = make_element("t")
    content.text = make_printable(text)
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return make_element("r", make_element("rPr", *character_style, hint, *settings), content)


def make_broken_run(lines: Sequence[str], *settings: BaseOxmlElement) -> BaseOxmlElement:
    """A run of several lines with line breaks between them."""
    first, *others = lines
    run = make_run(first, *settings)
    for line in others:
        run.extend([make_element("br"), make_run(line)[-1]])
    return run


def make_paragraph(style: str, *runs: BaseOxmlElement, settings: tuple[BaseOxmlElement, ...] = ()) -> BaseOxmlElement:
    """A paragraph in a style. settings: direct settings besides the style, in the order the format demands."""
    return make_element("p", make_element("pPr", make_element("pStyle", val=style), *settings), *runs)


def to_twips(points: float) -> int:
    """Points as twips, twentieths of a point, in which Word states lengths."""
    return round(points * 20)
