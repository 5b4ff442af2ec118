"""The text of the Word document: blocks as paragraphs and tables, each in its style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.content.blocks import Block, DraftWatermark, Heading, Paragraph, Picture, Signature, TableBlock, Title
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


def make_body(blocks: Iterable[Block], standard: PageStandard, hang: PictureBuilder) -> Iterator[BaseOxmlElement]:
    """All paragraphs and tables, in order; hang makes those that show a picture."""
    before: Block | None = None
    for block, after in pairwise([*(block for block in blocks if not isinstance(block, DraftWatermark)), None]):
        if isinstance(before, Heading) and isinstance(block, Heading | Signature):
            yield make_paragraph(BODY_STYLE)
        match block:
            case Title():
                yield _make_title(block, standard)
            case Heading():
                yield make_paragraph(
                    HEADING_1_STYLE, make_run(block.text), looks=_make_heading_settings(block, before, after, standard)
                )
            case Paragraph():
                yield _make_text_paragraph(block, isinstance(after, Signature))
            case TableBlock():
                yield make_table(block, before.text if isinstance(before, Heading) else "", standard)
            case Picture():
                yield hang(block)
            case Signature():
                yield from _make_signature(block, standard)
        before = block


def _make_heading_settings(
    block: Heading, before: Block | None, after: Block | None, standard: PageStandard
) -> tuple[BaseOxmlElement, ...]:
    """The page or the white before it, and the white between it and a table."""
    if block.page_break_before:
        return (make_element("pageBreakBefore"),)
    white = {"before": to_twips(standard.table_style.below)} if isinstance(before, TableBlock) else {}
    white |= {"after": to_twips(standard.table_style.above)} if isinstance(after, TableBlock) else {}
    return (make_exact_spacing(compute_line_height(standard), **white),) if white else ()


def _make_title(block: Title, standard: PageStandard) -> BaseOxmlElement:
    """The title, broken where the sense allows, in the middle of as many lines of the grid as it needs."""
    lines = break_title(block.unit, block.rest, standard.text_width / standard.type_sizes["title"])
    high = len(lines) * standard.title_leading
    spare = -int(-high // compute_line_height(standard)) * compute_line_height(standard) - high
    white = {
        "before": to_twips(spare / 2),
        "after": to_twips(spare / 2 + standard.blank_lines_below_title * compute_line_height(standard)),
    }
    return make_paragraph(
        TITLE_STYLE, make_broken_run(lines), looks=(make_exact_spacing(standard.title_leading, **white),)
    )


def _make_text_paragraph(block: Paragraph, tied: bool) -> BaseOxmlElement:
    """tied: its last lines stay with what follows."""
    looks = (make_element("keepNext"),) if tied or block.keep_with_next else ()
    if block.is_heading:
        return make_paragraph(HEADING_2_STYLE, make_run(block.text))
    runs = (make_run(part.text, style=RUN_IN_STYLE if part.role == "second" else "") for part in block.runs)
    return make_paragraph(BODY_STYLE, *runs, looks=looks)


def _make_signature(block: Signature, standard: PageStandard) -> Iterator[BaseOxmlElement]:
    """Who and when, an empty line below the text, by clause 7.3.5.2."""
    above = make_exact_spacing(
        compute_line_height(standard),
        before=to_twips(standard.blank_lines_above_signature * compute_line_height(standard)),
    )
    named = break_name(block.signed, standard.characters_per_line - standard.signature_inset)
    name, date = compute_insets(named, block.dated, standard)
    place = [_make_inset("right", name, standard)]
    if len(named) > 1:  # its lines begin one below the other
        place = [
            _make_inset("left", standard.characters_per_line - name - _measure_longest(named), standard),
            make_element("jc", val="left"),
        ]
    yield make_paragraph(SIGNATURE_STYLE, make_broken_run(named), looks=(make_element("keepNext"), above, *place))
    yield make_paragraph(SIGNATURE_STYLE, make_run(block.dated), looks=(_make_inset("right", date, standard),))


def compute_insets(named: Sequence[str], dated: str, standard: PageStandard) -> tuple[float, float]:
    """How far from the right the name, over its lines, and the date end, in characters.

    The name ends two from the right and the date begins two right of the name's first character; a date longer than
    the name ends two from the right, and the name moves (7.3.5.2).
    """
    inset, most = float(standard.signature_inset), float(standard.characters_per_line)
    name, date = _measure_longest(named), min(_measure_longest([dated]), most)
    ahead = standard.date_indent + date - name
    if date > name:
        return min(inset + ahead, most - name), inset
    return inset, inset - ahead


def _measure_longest(lines: Sequence[str]) -> float:
    return max(sum(fonts.make_glyph_run([(words, "body")]).widths) for words in lines)


def _make_inset(side: str, characters: float, standard: PageStandard) -> BaseOxmlElement:
    place = {f"{side}Chars": round(characters * 100), side: to_twips(characters * standard.character_pitch)}
    return make_element("ind", **place)
