"""The elements of a Word document, in few words: node("ind", left=640) is <w:ind w:left="640"/>."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.typesetting.printable import make_printable


def make_element(tag: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """An element of the w namespace; its attributes are of that namespace too."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}", {qn(f"w:{key}"): str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


def make_run(text: str, *looks: BaseOxmlElement, style: str = "") -> BaseOxmlElement:
    """Words in one look. looks: direct settings after the style, in the order the format wants them.

    The hint makes Word take quotation marks, dashes and ellipses for Chinese ones.
    """
    named = [make_element("rStyle", val=style)] if style else []
    words = make_element("t")
    words.text = make_printable(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return make_element("r", make_element("rPr", *named, make_element("rFonts", hint="eastAsia"), *looks), words)


def make_broken_run(lines: Sequence[str], *looks: BaseOxmlElement) -> BaseOxmlElement:
    """The same over several lines."""
    first, *others = lines
    made = make_run(first, *looks)
    for words in others:
        made.extend([make_element("br"), make_run(words)[-1]])
    return made


def make_paragraph(style: str, *runs: BaseOxmlElement, looks: tuple[BaseOxmlElement, ...] = ()) -> BaseOxmlElement:
    """A paragraph in a style. looks: direct settings, in the order the format wants them."""
    return make_element("p", make_element("pPr", make_element("pStyle", val=style), *looks), *runs)


def to_twips(points: float) -> int:
    """Twentieths of a point, the measure of Word's lengths."""
    return round(points * 20)
