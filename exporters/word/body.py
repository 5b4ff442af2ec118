"""The text of the Word document: blocks as paragraphs and tables, each in its style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.content.blocks import Block, Heading, Mark, Paragraph, Picture, SheetBlock, Signature, Title
from exporters.typesetting import fonts
from exporters.typesetting.page_standard import Paper
from exporters.typesetting.title_lines import name_lines, title_lines
from exporters.word.picture import Hang
from exporters.word.styles import BODY, FIRST, RUN_IN, SECOND, SIGNATURE, TITLE, exactly, line
from exporters.word.table import table
from exporters.word.xml_elements import broken, node, paragraph, run, twips


def body(blocks: Iterable[Block], paper: Paper, hang: Hang) -> Iterator[BaseOxmlElement]:
    """All paragraphs and tables, in order; hang makes those that show a picture."""
    before: Block | None = None
    for block, after in pairwise([*(block for block in blocks if not isinstance(block, Mark)), None]):
        if isinstance(before, Heading) and isinstance(block, Heading | Signature):
            yield paragraph(BODY)
        match block:
            case Title():
                yield _title(block, paper)
            case Heading():
                yield paragraph(FIRST, run(block.text), looks=_heading_looks(block, before, after, paper))
            case Paragraph():
                yield _paragraph(block, isinstance(after, Signature))
            case SheetBlock():
                yield table(block, before.text if isinstance(before, Heading) else "", paper)
            case Picture():
                yield hang(block)
            case Signature():
                yield from _signature(block, paper)
        before = block


def _heading_looks(
    block: Heading, before: Block | None, after: Block | None, paper: Paper
) -> tuple[BaseOxmlElement, ...]:
    """The page or the white before it, and the white between it and a table."""
    if block.apart:
        return (node("pageBreakBefore"),)
    white = {"before": twips(paper.table.below)} if isinstance(before, SheetBlock) else {}
    white |= {"after": twips(paper.table.above)} if isinstance(after, SheetBlock) else {}
    return (exactly(line(paper), **white),) if white else ()


def _title(block: Title, paper: Paper) -> BaseOxmlElement:
    """The title, broken where the sense allows, in the middle of as many lines of the grid as it needs."""
    lines = title_lines(block.unit, block.rest, paper.text_width / paper.sizes["title"])
    high = len(lines) * paper.title_leading
    spare = -int(-high // line(paper)) * line(paper) - high
    white = {"before": twips(spare / 2), "after": twips(spare / 2 + paper.title_below * line(paper))}
    return paragraph(TITLE, broken(lines), looks=(exactly(paper.title_leading, **white),))


def _paragraph(block: Paragraph, tied: bool) -> BaseOxmlElement:
    """tied: its last lines stay with what follows."""
    looks = (node("keepNext"),) if tied or block.leads else ()
    if block.heading:
        return paragraph(SECOND, run(block.text))
    runs = (run(part.text, style=RUN_IN if part.role == "second" else "") for part in block.runs)
    return paragraph(BODY, *runs, looks=looks)


def _signature(block: Signature, paper: Paper) -> Iterator[BaseOxmlElement]:
    """Who and when, an empty line below the text, by clause 7.3.5.2."""
    above = exactly(line(paper), before=twips(paper.signature_above * line(paper)))
    named = name_lines(block.signed, paper.characters - paper.signature_inset)
    name, date = insets(named, block.dated, paper)
    place = [_inset("right", name, paper)]
    if len(named) > 1:  # its lines begin one below the other
        place = [_inset("left", paper.characters - name - _longest(named), paper), node("jc", val="left")]
    yield paragraph(SIGNATURE, broken(named), looks=(node("keepNext"), above, *place))
    yield paragraph(SIGNATURE, run(block.dated), looks=(_inset("right", date, paper),))


def insets(named: Sequence[str], dated: str, paper: Paper) -> tuple[float, float]:
    """How far from the right the name, over its lines, and the date end, in characters.

    The name ends two from the right and the date begins two right of the name's first character; a date longer than
    the name ends two from the right, and the name moves (7.3.5.2).
    """
    inset, most = float(paper.signature_inset), float(paper.characters)
    name, date = _longest(named), min(_longest([dated]), most)
    ahead = paper.date_indent + date - name
    if date > name:
        return min(inset + ahead, most - name), inset
    return inset, inset - ahead


def _longest(lines: Sequence[str]) -> float:
    return max(sum(fonts.letters([(words, "body")]).widths) for words in lines)


def _inset(side: str, characters: float, paper: Paper) -> BaseOxmlElement:
    place = {f"{side}Chars": round(characters * 100), side: twips(characters * paper.pitch)}
    return node("ind", **place)
