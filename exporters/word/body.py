"""Turns the blocks of a report into the paragraphs and tables of a Word document, each in its style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.content.blocks import Block, DraftWatermark, Heading, Paragraph, Picture, Signature, TableBlock, Title
from exporters.pages.pagination import lay_out_tables
from exporters.typesetting import fonts
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.title_lines import break_name, break_title
from exporters.word.picture import PictureBuilder
from exporters.word.styles import (
    BODY_STYLE,
    HEADING_1_STYLE,
    HEADING_2_STYLE,
    RUN_IN_STYLE,
    SIGNATURE_STYLE,
    TITLE_STYLE,
    compute_line_height,
    make_exact_spacing,
)
from exporters.word.table import make_table
from exporters.word.xml_elements import make_broken_run, make_element, make_paragraph, make_run, to_twips


def make_body(
    blocks: Iterable[Block], standard: PageStandard, make_picture: PictureBuilder
) -> Iterator[BaseOxmlElement]:
    """All paragraphs and tables, in order; make_picture makes those that show a picture.

    A section without text gets an empty paragraph. The watermark is not part of the body.
    """
    in_body = [block for block in blocks if not isinstance(block, DraftWatermark)]
    tables = iter(lay_out_tables(in_body, standard))
    before: Block | None = None
    for block, after in pairwise([*in_body, None]):
        if isinstance(before, Heading) and isinstance(block, Heading | Signature):
            yield make_paragraph(BODY_STYLE)
        match block:
            case Title():
                yield _make_title(block, standard)
            case Heading():
                yield make_paragraph(
                    HEADING_1_STYLE,
                    make_run(block.text),
                    settings=_make_heading_settings(block, before, after, standard),
                )
            case Paragraph():
                yield _make_text_paragraph(block, isinstance(after, Signature))
            case TableBlock():
                yield make_table(block, before.text if isinstance(before, Heading) else "", next(tables))
            case Picture():
                yield make_picture(block)
            case Signature():
                yield from _make_signature(block, standard)
        before = block


def _make_heading_settings(
    block: Heading, before: Block | None, after: Block | None, standard: PageStandard
) -> tuple[BaseOxmlElement, ...]:
    """The direct settings of a heading: a page break before it, or the white between it and a table beside it."""
    if block.page_break_before:
        return (make_element("pageBreakBefore"),)
    white = {}
    if isinstance(before, TableBlock):
        white["before"] = to_twips(standard.table_style.below)
    if isinstance(after, TableBlock):
        white["after"] = to_twips(standard.table_style.above)
    return (make_exact_spacing(compute_line_height(standard), **white),) if white else ()


def _make_title(block: Title, standard: PageStandard) -> BaseOxmlElement:
    """The title, broken between words, in the middle of as many lines of the grid as it needs."""
    lines = break_title(block.unit, block.rest, standard.text_width / standard.type_sizes["title"])
    line_height = compute_line_height(standard)
    height = len(lines) * standard.title_leading
    spare = -int(-height // line_height) * line_height - height
    below = spare / 2 + standard.blank_lines_below_title * line_height
    spacing = make_exact_spacing(standard.title_leading, before=to_twips(spare / 2), after=to_twips(below))
    return make_paragraph(TITLE_STYLE, make_broken_run(lines), settings=(spacing,))


def _make_text_paragraph(block: Paragraph, before_signature: bool) -> BaseOxmlElement:
    """A paragraph of text; the last one stays on the page of the signature."""
    if block.is_heading:
        return make_paragraph(HEADING_2_STYLE, make_run(block.text))
    settings = (make_element("keepNext"),) if before_signature or block.keep_with_next else ()
    runs = (make_run(part.text, style=RUN_IN_STYLE if part.role == "second" else "") for part in block.runs)
    return make_paragraph(BODY_STYLE, *runs, settings=settings)


def _make_signature(block: Signature, standard: PageStandard) -> Iterator[BaseOxmlElement]:
    """The paragraphs of name and date, an empty line below the text, after clause 7.3.5.2."""
    line_height = compute_line_height(standard)
    above = make_exact_spacing(line_height, before=to_twips(standard.blank_lines_above_signature * line_height))
    name_lines = break_name(block.signed, standard.characters_per_line - standard.signature_inset)
    name_inset, date_inset = compute_insets(name_lines, block.dated, standard)
    if len(name_lines) == 1:
        position = [_make_inset("right", name_inset, standard)]
    else:  # all lines begin at one place
        left = standard.characters_per_line - name_inset - _measure_longest(name_lines)
        position = [_make_inset("left", left, standard), make_element("jc", val="left")]
    yield make_paragraph(
        SIGNATURE_STYLE, make_broken_run(name_lines), settings=(make_element("keepNext"), above, *position)
    )
    yield make_paragraph(SIGNATURE_STYLE, make_run(block.dated), settings=(_make_inset("right", date_inset, standard),))


def compute_insets(name_lines: Sequence[str], dated: str, standard: PageStandard) -> tuple[float, float]:
    """How far from the right edge the name and the date end, in characters.

    The name ends two from the right and the date begins two right of the name's first character; a date longer than
    the name ends two from the right, and the name moves (7.3.5.2).
    """
    inset, most = float(standard.signature_inset), float(standard.characters_per_line)
    name_width, date_width = _measure_longest(name_lines), min(_measure_longest([dated]), most)
    date_overhang = standard.date_indent + date_width - name_width
    if date_width > name_width:
        return min(inset + date_overhang, most - name_width), inset
    return inset, inset - date_overhang


def _measure_longest(lines: Sequence[str]) -> float:
    """The width of the longest line in em, set like the body."""
    return max(sum(fonts.make_glyph_run([(line, "body")]).widths) for line in lines)


def _make_inset(side: str, characters: float, standard: PageStandard) -> BaseOxmlElement:
    """An indent from the left or the right, in characters; Word wants hundredths of a character and twips as well."""
    inset = {f"{side}Chars": round(characters * 100), side: to_twips(characters * standard.character_pitch)}
    return make_element("ind", **inset)
