"""A ruled table of the form in Word: the tiles of its sheet as merged cells, as high and wide as on our own paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.content.blocks import SheetBlock
from exporters.typesetting import justification
from exporters.typesetting.page_standard import Paper
from exporters.typesetting.printable import printable
from exporters.typesetting.table_layout import Plan, plan
from exporters.word.styles import DENSE, TABLE, sized
from exporters.word.xml_elements import broken, node, paragraph, twips
from model.form.sheet import Tile

_SLACK = 0.3
"""Room beside a line that is to be broken where our paper breaks it, in characters: fonts' widths differ a little."""


def table(block: SheetBlock, caption: str, paper: Paper) -> BaseOxmlElement:
    """The table with its rules, sizes and merged cells. caption: how screen readers announce it."""
    laid = plan(block.sheet, block.figures, paper)
    edges = [twips(edge) for edge in laid.edges]
    columns = (node("gridCol", w=right - left) for left, right in pairwise(edges))
    rows = (_row(laid, block, row, edges, _tied(laid, row, paper)) for row in range(block.sheet.rows))
    return node("tbl", _settings(laid, edges[-1], caption), node("tblGrid", *columns), *rows)


def _settings(laid: Plan, width: int, caption: str) -> BaseOxmlElement:
    outer, inner = round(laid.style.frame * 8), round(laid.style.rule * 8)
    sides = {"top": outer, "left": outer, "bottom": outer, "right": outer, "insideH": inner, "insideV": inner}
    borders = (node(side, val="single", sz=size, space=0, color="000000") for side, size in sides.items())
    padding = twips(laid.style.padding / 2)
    return node(
        "tblPr",
        node("tblW", w=width, type="dxa"),
        node("jc", val="center"),
        node("tblBorders", *borders),
        node("tblLayout", type="fixed"),
        node("tblCellMar", *(node(side, w=padding, type="dxa") for side in ("left", "right"))),
        node("tblCaption", val=printable(caption)),
    )


def _tied(laid: Plan, row: int, paper: Paper) -> bool:
    """Whether a row stays on the page of the next: every row of a table that a page can hold with its heading."""
    whole = laid.room(0, laid.sheet.rows) + paper.leading <= paper.text_height
    return row + 1 < laid.sheet.rows and (whole or row + 1 not in laid.breaks)


def _row(laid: Plan, block: SheetBlock, row: int, edges: list[int], tied: bool) -> BaseOxmlElement:
    settings = [node("cantSplit"), node("trHeight", val=twips(laid.heights[row]), hRule="atLeast")]
    settings += [node("tblHeader")] if row < laid.sheet.head else []
    return node("tr", node("trPr", *settings), *_cells(laid, block, row, edges, tied))


def _cells(laid: Plan, block: SheetBlock, row: int, edges: list[int], tied: bool) -> Iterator[BaseOxmlElement]:
    column = 0
    while column < laid.sheet.columns:
        tile = laid.sheet.at(row, column)
        column += tile.width
        width = edges[column] - edges[tile.column]
        yield _cell(laid, block, tile, tile.row == row, width, tied)


def _cell(laid: Plan, block: SheetBlock, tile: Tile, first: bool, width: int, tied: bool) -> BaseOxmlElement:
    """The part of a tile that stands in one row; the words are in its first."""
    settings = [node("tcW", w=width, type="dxa")]
    settings += [node("gridSpan", val=tile.width)] if tile.width > 1 else []
    if tile.height > 1:
        settings += [node("vMerge", val="restart" if first else "continue")]
    spare = _spare(laid, tile, width)
    if spare is not None:
        settings += [node("tcMar", *(node(side, w=spare, type="dxa") for side in ("left", "right")))]
    settings += [node("vAlign", val="center")]
    text = (block.figures[tile.cell.id] if tile.cell else tile.text) if first else ""
    return node("tc", node("tcPr", *settings), _words(laid, tile, text, tied, spare))


def _spare(laid: Plan, tile: Tile, width: int) -> int | None:
    """The margins, in twips, that make Word break a centred heading where our paper does; None where none would."""
    words = laid.words[tile.row, tile.column]
    if len(words.lines) < 2 or not words.centred:
        return None
    measure = max(line.width for line in words.lines) + _SLACK
    letters = words.letters
    again = justification.lines(letters.text, letters.widths, measure, justify=False)
    if [line.end for line in again] != [line.end for line in words.lines]:
        return None
    return max(0, (width - twips(measure * words.size)) // 2)


def _words(laid: Plan, tile: Tile, text: str, tied: bool, spare: int | None) -> BaseOxmlElement:
    """spare: the margins that break a heading; where there are none, its lines are broken by hand."""
    words = laid.words[tile.row, tile.column]
    dense = laid.sheet.columns >= laid.style.dense_from
    usual = laid.style.dense if dense else laid.style.roomy
    by_hand = words.centred and not tile.cell and spare is None
    looks = [node("keepNext")] if tied else []
    if not words.centred:
        looks += [node("ind", left=twips(laid.style.padding / 2)), node("jc", val="left")]
    smaller = sized(words.size) if words.size < usual else ()
    lines = [words.letters.text[line.start : line.end] for line in words.lines] if by_hand else [text]
    runs = [broken(lines, *smaller)] if text else []
    return paragraph(DENSE if dense else TABLE, *runs, looks=tuple(looks))
