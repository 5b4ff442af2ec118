"""Turns blocks into pieces: lines of text, rows of tables, drawings; each knows whether a page may break before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from exporters.content.blocks import Block, DraftWatermark, Heading, Paragraph, Picture, Signature, TableBlock, Title
from exporters.drawing.shapes import Drawing
from exporters.typesetting import fonts, justification
from exporters.typesetting.fonts import BUNDLED_FONTS, FontRole, FontSet, GlyphRun
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.table_layout import TableLayout, lay_out_table
from exporters.typesetting.title_lines import break_name, break_title


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text on the grid of lines.

    left: from the left edge of the type area; size: of the type; em: from one whole character to the next; all in
    points. may_break_before: a page may end before it; page_break_before: a page must. bookmark: the heading to which
    the outline of the PDF leads here, or "".
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
    """The lines of the title, centred, together as high as grid_lines lines of the grid; leading in points."""

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
    """One row of a table, counted from 0."""

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
    """All pieces of a report, in order. A section without text gets an empty line."""
    pieces: list[Piece] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, DraftWatermark):
            continue
        section_is_empty = isinstance(before, Heading) and isinstance(block, Heading | Signature)
        first, *others = _make_block_pieces(block, standard, font_set)
        if section_is_empty:
            pieces.append(BlankLine())
        elif _keeps_with_next(before):
            first = replace(first, may_break_before=False)
        pieces += [first, *others]
        before = block
    return pieces


def _keeps_with_next(block: Block | None) -> bool:
    """Whether a block must stay on the page of what follows it."""
    if isinstance(block, Paragraph):
        return block.is_heading or block.keep_with_next
    return isinstance(block, Title | Heading)


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
    """A heading of the first level; its lines stay on one page."""
    first, *others = _make_paragraph_lines(fonts.make_glyph_run([(block.text, "first")], font_set), "first", standard)
    yield replace(first, bookmark=block.text, page_break_before=block.page_break_before)
    yield from (replace(text, may_break_before=False) for text in others)


def _make_paragraph_lines(glyphs: GlyphRun, role: FontRole, standard: PageStandard) -> Iterator[TextLine]:
    """The lines of a paragraph with the standard's indent. A page may end after any: it has 22 lines (5.2.3)."""
    lines = justification.break_into_lines(
        glyphs.text, glyphs.widths, float(standard.characters_per_line), float(standard.indent)
    )
    for i, line in enumerate(lines):
        left = standard.indent * standard.character_pitch if i == 0 else 0.0
        yield TextLine(glyphs, line, left, standard.type_sizes[role], standard.character_pitch, may_break_before=True)


def _make_title_pieces(block: Title, standard: PageStandard, font_set: FontSet) -> Iterator[Piece]:
    """The title as one piece, or, where it would take more than half a page, line by line."""
    size = standard.type_sizes["title"]
    lines = []
    for text in break_title(block.unit, block.rest, standard.text_width / size, font_set):
        glyphs = fonts.make_glyph_run([(text, "title")], font_set)
        line = justification.break_into_lines(glyphs.text, glyphs.widths, sum(glyphs.widths), justify=False)[0]
        left = (standard.text_width - line.width * size) / 2
        lines.append(TextLine(glyphs, line, left, size, size, may_break_before=True))
    grid_lines = ceil(len(lines) * standard.title_leading / standard.leading)
    if grid_lines > standard.lines_per_page // 2:
        yield from lines
    else:
        yield TitleLines(tuple(lines), grid_lines, standard.title_leading)
    yield from [BlankLine()] * standard.blank_lines_below_title


def _make_signature_lines(block: Signature, standard: PageStandard, font_set: FontSet) -> Iterator[Piece]:
    """Name and date after clause 7.3.5.2; they stay on the page of the text's last lines.

    The name ends signature_inset characters from the right, and the date begins date_indent characters right of the
    name's first character. A date longer than the name ends where the name would, and the name moves to the left.
    """
    yield from [BlankLine()] * standard.blank_lines_above_signature
    right_end = float(standard.characters_per_line - standard.signature_inset)
    name_lines = [
        line
        for text in break_name(block.signed, right_end, font_set)
        for line in _set_ragged(text, right_end, font_set)
    ]
    date_lines = _set_ragged(block.dated, right_end, font_set)
    name_width = max(line.width for _, line in name_lines)
    date_width = date_lines[0][1].width
    if date_width > name_width:
        date_start = right_end - date_width
        name_start = max(0.0, date_start - standard.date_indent)
    else:
        name_start = right_end - name_width
        date_start = name_start + standard.date_indent
    pitch = standard.character_pitch
    for lines, start in ((name_lines, name_start), (date_lines, max(0.0, date_start))):
        for glyphs, line in lines:
            yield TextLine(glyphs, line, start * pitch, standard.type_sizes["body"], pitch, may_break_before=False)


def _set_ragged(text: str, measure: float, font_set: FontSet) -> list[tuple[GlyphRun, justification.PlacedLine]]:
    """Text of the body in lines that are not justified, none longer than the measure (in em)."""
    glyphs = fonts.make_glyph_run([(text, "body")], font_set)
    lines = justification.break_into_lines(glyphs.text, glyphs.widths, measure, justify=False)
    return [(glyphs, line) for line in lines]
