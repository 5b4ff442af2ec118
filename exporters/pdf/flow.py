"""From blocks to pieces: lines of text and rows of tables, each with the white it needs and whether a page may end
before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from exporters.content.blocks import Block, DraftWatermark, Heading, Paragraph, Picture, Signature, TableBlock, Title
from exporters.drawing.shapes import Drawing
from exporters.typesetting import fonts, justification
from exporters.typesetting.fonts import BUNDLED_FONTS, FontRole, FontSet, GlyphRun
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.table_layout import TableLayout, lay_out_table
from exporters.typesetting.title_lines import break_name, break_title


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text on the grid. left in points from the type area's edge; em: how wide a character is, in points.

    free: a page may end before it; opens: a page must. bookmark: the section that begins here.
    """

    glyphs: GlyphRun
    line: justification.PlacedLine
    left: float
    size: float
    em: float
    may_break_before: bool
    bookmark: str = ""
    page_break_before: bool = False


@dataclass(frozen=True, slots=True)
class TitleLines:
    """Lines of the title, centred, together as high as some lines of the grid."""

    lines: tuple[TextLine, ...]
    grid_lines: int
    leading: float
    may_break_before: bool = True


@dataclass(frozen=True, slots=True)
class BlankLine:
    """An empty line of the grid."""

    may_break_before: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table."""

    layout: TableLayout
    row: int
    may_break_before: bool


@dataclass(frozen=True, slots=True)
class ScaledDrawing:
    """A drawing, scaled to the width of the type area."""

    drawing: Drawing
    scale: float
    may_break_before: bool = True

    @property
    def height(self) -> float:
        """How high it stands on the page, in points."""
        return self.drawing.height * self.scale


Piece = TextLine | TitleLines | BlankLine | TableRow | ScaledDrawing


def make_pieces(blocks: Iterable[Block], standard: PageStandard, font_set: FontSet = BUNDLED_FONTS) -> list[Piece]:
    """The whole paper as pieces, in order."""
    done: list[Piece] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, DraftWatermark):
            continue
        empty = isinstance(before, Heading) and isinstance(block, Heading | Signature)
        first, *others = _make_block_pieces(block, standard, font_set)
        tied = _keeps_with_next(before) and not empty
        done += [BlankLine()] * empty + [replace(first, may_break_before=False) if tied else first, *others]
        before = block
    return done


def _keeps_with_next(block: Block | None) -> bool:
    """Whether a block must not be parted from what follows it."""
    return isinstance(block, Title | Heading) or (
        isinstance(block, Paragraph) and (block.is_heading or block.keep_with_next)
    )


def _make_block_pieces(block: Block, standard: PageStandard, font_set: FontSet) -> Iterator[Piece]:
    match block:
        case Title():
            yield from _make_title_pieces(block, standard, font_set)
        case Heading():
            yield from _make_heading_lines(block, standard, font_set)
        case Paragraph():
            glyphs = fonts.make_glyph_run([(run.text, run.role) for run in block.runs], font_set)
            yield from _make_paragraph_lines(glyphs, "body", standard)
        case TableBlock():
            table = lay_out_table(block.sheet, block.figures, standard, font_set)
            for row in range(block.sheet.row_count):
                yield TableRow(table, row, row in table.page_breaks)
        case Picture():
            yield ScaledDrawing(block.drawing, standard.text_width / block.drawing.width)
        case Signature():
            yield from _make_signature_lines(block, standard, font_set)


def _make_heading_lines(block: Heading, standard: PageStandard, font_set: FontSet) -> Iterator[TextLine]:
    """A heading of the first level, its lines together."""
    first, *others = _make_paragraph_lines(fonts.make_glyph_run([(block.text, "first")], font_set), "first", standard)
    yield replace(first, bookmark=block.text, page_break_before=block.page_break_before)
    yield from (replace(text, may_break_before=False) for text in others)


def _make_paragraph_lines(glyphs: GlyphRun, role: FontRole, standard: PageStandard) -> Iterator[TextLine]:
    """Lines with two characters' indent; never one alone at a page's foot or head."""
    found = justification.break_into_lines(
        glyphs.text, glyphs.widths, float(standard.characters_per_line), float(standard.indent)
    )
    for i, line in enumerate(found):
        free = i == 0 or 2 <= i <= len(found) - 2
        left = standard.indent * standard.character_pitch if i == 0 else 0.0
        yield TextLine(glyphs, line, left, standard.type_sizes[role], standard.character_pitch, free)


def _make_title_pieces(block: Title, standard: PageStandard, font_set: FontSet) -> Iterator[Piece]:
    """The title in one piece, or, where it would fill a page, line by line."""
    size = standard.type_sizes["title"]
    texts = []
    for words in break_title(block.unit, block.rest, standard.text_width / size, font_set):
        glyphs = fonts.make_glyph_run([(words, "title")], font_set)
        line = justification.break_into_lines(glyphs.text, glyphs.widths, sum(glyphs.widths), justify=False)[0]
        left = (standard.text_width - line.width * size) / 2
        texts.append(TextLine(glyphs, line, left, size, size, may_break_before=True))
    rows = -int(-len(texts) * standard.title_leading // standard.leading)
    if rows > standard.lines_per_page // 2:
        yield from texts
    else:
        yield TitleLines(tuple(texts), rows, standard.title_leading)
    yield from [BlankLine()] * standard.blank_lines_below_title


def _make_signature_lines(block: Signature, standard: PageStandard, font_set: FontSet) -> Iterator[Piece]:
    """Who and when, by clause 7.3.5.2; they stay with the last lines of the text."""
    yield from [BlankLine()] * standard.blank_lines_above_signature
    measure = float(standard.characters_per_line - standard.signature_inset)
    name = [fonts.make_glyph_run([(words, "body")], font_set) for words in break_name(block.signed, measure, font_set)]
    dated = fonts.make_glyph_run([(block.dated, "body")], font_set)
    named = [(glyphs, line) for glyphs in name for line in _break_ragged(glyphs, measure)]
    dates = [(dated, line) for line in _break_ragged(dated, measure)]
    longest = max(line.width for _, line in named)
    start = measure - longest
    date_start = start + standard.date_indent
    if dates[0][1].width > longest:
        date_start = measure - dates[0][1].width
        start = max(0.0, date_start - standard.date_indent)
    for lines, left in ((named, start), (dates, max(0.0, date_start))):
        for glyphs, line in lines:
            yield TextLine(
                glyphs,
                line,
                left * standard.character_pitch,
                standard.type_sizes["body"],
                standard.character_pitch,
                may_break_before=False,
            )


def _break_ragged(glyphs: GlyphRun, measure: float) -> list[justification.PlacedLine]:
    return justification.break_into_lines(glyphs.text, glyphs.widths, measure, justify=False)
