"""From blocks to pieces: lines of text and rows of tables, each with the white it needs and whether a page may end
before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from exporters.content.blocks import Block, Heading, Mark, Paragraph, Picture, SheetBlock, Signature, Title
from exporters.drawing.shapes import Drawing
from exporters.typesetting import fonts, justification
from exporters.typesetting.fonts import BUNDLED, Letters, Role, Typecase
from exporters.typesetting.page_standard import Paper
from exporters.typesetting.table_layout import Plan, plan
from exporters.typesetting.title_lines import name_lines, title_lines


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on the grid. left in points from the type area's edge; em: how wide a character is, in points.

    free: a page may end before it; opens: a page must. bookmark: the section that begins here.
    """

    letters: Letters
    line: justification.Line
    left: float
    size: float
    em: float
    free: bool
    bookmark: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Display:
    """Lines of the title, centred, together as high as some lines of the grid."""

    lines: tuple[Text, ...]
    rows: int
    leading: float
    free: bool = True


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty line of the grid."""

    free: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    plan: Plan
    row: int
    free: bool


@dataclass(frozen=True, slots=True)
class Plate:
    """A drawing, scaled to the width of the type area."""

    drawing: Drawing
    scale: float
    free: bool = True

    @property
    def height(self) -> float:
        """How high it stands on the page, in points."""
        return self.drawing.height * self.scale


Piece = Text | Display | Blank | Row | Plate


def pieces(blocks: Iterable[Block], paper: Paper, typecase: Typecase = BUNDLED) -> list[Piece]:
    """The whole paper as pieces, in order."""
    done: list[Piece] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Mark):
            continue
        empty = isinstance(before, Heading) and isinstance(block, Heading | Signature)
        first, *others = _pieces(block, paper, typecase)
        tied = _leads(before) and not empty
        done += [Blank()] * empty + [replace(first, free=False) if tied else first, *others]
        before = block
    return done


def _leads(block: Block | None) -> bool:
    """Whether a block must not be parted from what follows it."""
    return isinstance(block, Title | Heading) or (isinstance(block, Paragraph) and (block.heading or block.leads))


def _pieces(block: Block, paper: Paper, typecase: Typecase) -> Iterator[Piece]:
    match block:
        case Title():
            yield from _title(block, paper, typecase)
        case Heading():
            yield from _heading(block, paper, typecase)
        case Paragraph():
            letters = fonts.letters([(run.text, run.role) for run in block.runs], typecase)
            yield from _paragraph(letters, "body", paper)
        case SheetBlock():
            table = plan(block.sheet, block.figures, paper, typecase)
            for row in range(block.sheet.rows):
                yield Row(table, row, row in table.breaks)
        case Picture():
            yield Plate(block.drawing, paper.text_width / block.drawing.width)
        case Signature():
            yield from _signature(block, paper, typecase)


def _heading(block: Heading, paper: Paper, typecase: Typecase) -> Iterator[Text]:
    """A heading of the first level, its lines together."""
    first, *others = _paragraph(fonts.letters([(block.text, "first")], typecase), "first", paper)
    yield replace(first, bookmark=block.text, opens=block.apart)
    yield from (replace(text, free=False) for text in others)


def _paragraph(letters: Letters, role: Role, paper: Paper) -> Iterator[Text]:
    """Lines with two characters' indent; never one alone at a page's foot or head."""
    found = justification.lines(letters.text, letters.widths, float(paper.characters), float(paper.indent))
    for i, line in enumerate(found):
        free = i == 0 or 2 <= i <= len(found) - 2
        left = paper.indent * paper.pitch if i == 0 else 0.0
        yield Text(letters, line, left, paper.sizes[role], paper.pitch, free)


def _title(block: Title, paper: Paper, typecase: Typecase) -> Iterator[Piece]:
    """The title in one piece, or, where it would fill a page, line by line."""
    size = paper.sizes["title"]
    texts = []
    for words in title_lines(block.unit, block.rest, paper.text_width / size, typecase):
        letters = fonts.letters([(words, "title")], typecase)
        line = justification.lines(letters.text, letters.widths, sum(letters.widths), justify=False)[0]
        left = (paper.text_width - line.width * size) / 2
        texts.append(Text(letters, line, left, size, size, free=True))
    rows = -int(-len(texts) * paper.title_leading // paper.leading)
    if rows > paper.lines // 2:
        yield from texts
    else:
        yield Display(tuple(texts), rows, paper.title_leading)
    yield from [Blank()] * paper.title_below


def _signature(block: Signature, paper: Paper, typecase: Typecase) -> Iterator[Piece]:
    """Who and when, by clause 7.3.5.2; they stay with the last lines of the text."""
    yield from [Blank()] * paper.signature_above
    measure = float(paper.characters - paper.signature_inset)
    name = [fonts.letters([(words, "body")], typecase) for words in name_lines(block.signed, measure, typecase)]
    dated = fonts.letters([(block.dated, "body")], typecase)
    named = [(letters, line) for letters in name for line in _ragged(letters, measure)]
    dates = [(dated, line) for line in _ragged(dated, measure)]
    longest = max(line.width for _, line in named)
    start = measure - longest
    date_start = start + paper.date_indent
    if dates[0][1].width > longest:
        date_start = measure - dates[0][1].width
        start = max(0.0, date_start - paper.date_indent)
    for lines, left in ((named, start), (dates, max(0.0, date_start))):
        for letters, line in lines:
            yield Text(letters, line, left * paper.pitch, paper.sizes["body"], paper.pitch, free=False)


def _ragged(letters: Letters, measure: float) -> list[justification.Line]:
    return justification.lines(letters.text, letters.widths, measure, justify=False)
