"""The blocks of a report as headings, paragraphs and tables, each with the little style that a pasted piece keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.content.blocks import Block, Heading, Mark, Paragraph, Picture, SheetBlock, Signature, Title
from exporters.typesetting.printable import escaped
from exporters.typesetting.title_breaks import parts, rest_joints, unit_joints
from exporters.web.markup import element
from exporters.web.table import table

_INDENT = "text-indent:2em"
_MARK = "text-align:center;color:#b00"
_SIGNATURE = "width:fit-content;margin:1.8em 2em 0 auto"
"""As wide as the longer of name and date, two characters from the right (GB/T 9704-2012 7.3.5.2)."""


def markup(blocks: Iterable[Block]) -> Iterator[str]:
    """The markup of each block, in order."""
    heading, pictures = "", 0
    for block in blocks:
        match block:
            case Mark():
                yield element("p", escaped(block.words), _MARK)
            case Title():
                yield element("h1", _title(block), "text-align:center")
            case Heading():
                heading = block.text
                yield element("h2", escaped(block.text), _INDENT)
            case Paragraph():
                yield _paragraph(block)
            case SheetBlock():
                yield table(block, heading)
            case Picture():
                pictures += 1
                yield _picture(block, pictures)
            case Signature():
                yield _signature(block)


def _title(block: Title) -> str:
    """Unit and rest, each kept together where a line can hold it, and parted where the sense allows."""
    places = [place for place, kind in unit_joints(block.unit).items() if kind != "inside"]
    halves = (parts(block.unit, places), parts(block.rest, rest_joints(block.rest)))
    return "".join(element("span", "<wbr>".join(map(escaped, half))) for half in halves if half)


def _paragraph(block: Paragraph) -> str:
    if block.heading:
        return element("h3", escaped(block.text), _INDENT)
    runs = (element("b", escaped(run.text)) if run.role == "second" else escaped(run.text) for run in block.runs)
    return element("p", "".join(runs), _INDENT)


def _signature(block: Signature) -> str:
    """Who and when; the date begins two characters right of the name (7.3.5.2)."""
    name = element("p", escaped(block.signed), "margin:0")
    date = element("p", escaped(block.dated), "margin:0 0 0 2em")
    return element("div", f"\n{name}\n{date}\n", _SIGNATURE)


def _picture(block: Picture, number: int) -> str:
    """The drawing itself, as wide as the text: its words can be read out, found and copied."""
    from exporters.drawing import svg  # brings the fonts: only where there are pictures

    return element("figure", f"\n{svg.element(block.drawing, f'picture{number}')}\n", "margin:0")
