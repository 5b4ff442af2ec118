"""Renders the blocks of a report as HTML, each with the few inline styles that must survive being pasted elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.content.blocks import Block, DraftWatermark, Heading, Paragraph, Picture, Signature, TableBlock, Title
from exporters.typesetting.printable import escape_markup
from exporters.typesetting.title_breaks import find_rest_breaks, find_unit_breaks, split_at
from exporters.web.markup import render_element
from exporters.web.table import render_table

_INDENT_STYLE = "text-indent:2em"
_NOTICE_STYLE = "text-align:center;color:#b00"
_SIGNATURE_STYLE = "width:fit-content;margin:1.8em 2em 0 auto"
"""As wide as the longer of name and date, two characters from the right (GB/T 9704-2012 7.3.5.2)."""


def render_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """The HTML of each block, in order."""
    heading, picture_count = "", 0
    for block in blocks:
        match block:
            case DraftWatermark():
                yield render_element("p", escape_markup(block.notice), _NOTICE_STYLE)
            case Title():
                yield render_element("h1", _render_title(block), "text-align:center")
            case Heading():
                heading = block.text
                yield render_element("h2", escape_markup(block.text), _INDENT_STYLE)
            case Paragraph():
                yield _render_paragraph(block)
            case TableBlock():
                yield render_table(block, heading)
            case Picture():
                picture_count += 1
                yield _render_picture(block, picture_count)
            case Signature():
                yield _render_signature(block)


def _render_title(block: Title) -> str:
    """Unit and rest, each kept on one line where it fits, and broken between words where not."""
    unit_breaks = [index for index, kind in find_unit_breaks(block.unit).items() if kind != "inside"]
    halves = (split_at(block.unit, unit_breaks), split_at(block.rest, find_rest_breaks(block.rest)))
    return "".join(render_element("span", "<wbr>".join(map(escape_markup, half))) for half in halves if half)


def _render_paragraph(block: Paragraph) -> str:
    if block.is_heading:
        return render_element("h3", escape_markup(block.text), _INDENT_STYLE)
    content = ""
    for run in block.runs:
        text = escape_markup(run.text)
        content += render_element("b", text) if run.role == "second" else text
    return render_element("p", content, _INDENT_STYLE)


def _render_signature(block: Signature) -> str:
    """Name and date; the date begins two characters right of the name (7.3.5.2)."""
    name = render_element("p", escape_markup(block.signed), "margin:0")
    date = render_element("p", escape_markup(block.dated), "margin:0 0 0 2em")
    return render_element("div", f"\n{name}\n{date}\n", _SIGNATURE_STYLE)


def _render_picture(block: Picture, number: int) -> str:
    """The drawing as SVG, as wide as the text: its words can be read out, found and copied."""
    from exporters.drawing import svg  # loads the fonts: not needed where there are no pictures

    return render_element("figure", f"\n{svg.render_svg_element(block.drawing, f'picture{number}')}\n", "margin:0")
