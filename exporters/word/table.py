"""A ruled table of the form in Word: the tiles of its sheet as merged cells, as high and wide as on our own paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.content.blocks import TableBlock
from exporters.typesetting import justification
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.printable import make_printable
from exporters.typesetting.table_layout import TableLayout, lay_out_table
from exporters.word.styles import DENSE_TABLE_STYLE, TABLE_STYLE, make_type_size
from exporters.word.xml_elements import make_broken_run, make_element, make_paragraph, to_twips
from model.form.sheet import Tile

_BREAKING_SLACK = 0.3
"""Room beside a line that is to be broken where our paper breaks it, in characters: fonts' widths differ a little."""


def make_table(block: TableBlock, caption: str, paper: PageStandard) -> BaseOxmlElement:
    """The table with its rules, sizes and merged cells. caption: how screen readers announce it."""
    laid = lay_out_table(block.sheet, block.figures, paper)
    edges = [to_twips(edge) for edge in laid.edges]
    columns = (make_element("gridCol", w=right - left) for left, right in pairwise(edges))
    rows = (
        _make_row(laid, block, row, edges, _is_kept_with_next(laid, row, paper)) for row in range(block.sheet.row_count)
    )
    return make_element("tbl", _make_table_settings(laid, edges[-1], caption), make_element("tblGrid", *columns), *rows)


def _make_table_settings(laid: TableLayout, width: int, caption: str) -> BaseOxmlElement:
    outer, inner = round(laid.style.frame * 8), round(laid.style.rule * 8)
    sides = {"top": outer, "left": outer, "bottom": outer, "right": outer, "insideH": inner, "insideV": inner}
    borders = (make_element(side, val="single", sz=size, space=0, color="000000") for side, size in sides.items())
    padding = to_twips(laid.style.padding / 2)
    return make_element(
        "tblPr",
        make_element("tblW", w=width, type="dxa"),
        make_element("jc", val="center"),
        make_element("tblBorders", *borders),
        make_element("tblLayout", type="fixed"),
        make_element("tblCellMar", *(make_element(side, w=padding, type="dxa") for side in ("left", "right"))),
        make_element("tblCaption", val=make_printable(caption)),
    )


def _is_kept_with_next(laid: TableLayout, row: int, paper: PageStandard) -> bool:
    """Whether a row stays on the page of the next: every row of a table that a page can hold with its heading."""
    whole = laid.measure_rows(0, laid.sheet.row_count) + paper.leading <= paper.text_height
    return row + 1 < laid.sheet.row_count and (whole or row + 1 not in laid.page_breaks)


def _make_row(laid: TableLayout, block: TableBlock, row: int, edges: list[int], tied: bool) -> BaseOxmlElement:
    settings = [make_element("cantSplit"), make_element("trHeight", val=to_twips(laid.heights[row]), hRule="atLeast")]
    settings += [make_element("tblHeader")] if row < laid.sheet.header_rows else []
    return make_element("tr", make_element("trPr", *settings), *_make_cells(laid, block, row, edges, tied))


def _make_cells(
    laid: TableLayout, block: TableBlock, row: int, edges: list[int], tied: bool
) -> Iterator[BaseOxmlElement]:
    column = 0
    while column < laid.sheet.column_count:
        tile = laid.sheet.tile_at(row, column)
        column += tile.width
        width = edges[column] - edges[tile.column]
        yield _make_cell(laid, block, tile, tile.row == row, width, tied)


def _make_cell(
    laid: TableLayout, block: TableBlock, tile: Tile, first: bool, width: int, tied: bool
) -> BaseOxmlElement:
    """The part of a tile that stands in one row; the words are in its first."""
    settings = [make_element("tcW", w=width, type="dxa")]
    settings += [make_element("gridSpan", val=tile.width)] if tile.width > 1 else []
    if tile.height > 1:
        settings += [make_element("vMerge", val="restart" if first else "continue")]
    spare = _compute_margins(laid, tile, width)
    if spare is not None:
        settings += [make_element("tcMar", *(make_element(side, w=spare, type="dxa") for side in ("left", "right")))]
    settings += [make_element("vAlign", val="center")]
    text = (block.figures[tile.cell.id] if tile.cell else tile.text) if first else ""
    return make_element("tc", make_element("tcPr", *settings), _make_cell_paragraph(laid, tile, text, tied, spare))


def _compute_margins(laid: TableLayout, tile: Tile, width: int) -> int | None:
    """The margins, in twips, that make Word break a centred heading where our paper does; None where none would."""
    words = laid.texts[tile.row, tile.column]
    if len(words.lines) < 2 or not words.is_centred:
        return None
    measure = max(line.width for line in words.lines) + _BREAKING_SLACK
    letters = words.glyphs
    again = justification.break_into_lines(letters.text, letters.widths, measure, justify=False)
    if [line.end for line in again] != [line.end for line in words.lines]:
        return None
    return max(0, (width - to_twips(measure * words.size)) // 2)


def _make_cell_paragraph(laid: TableLayout, tile: Tile, text: str, tied: bool, spare: int | None) -> BaseOxmlElement:
    """spare: the margins that break a heading; where there are none, its lines are broken by hand."""
    words = laid.texts[tile.row, tile.column]
    dense = laid.sheet.column_count >= laid.style.dense_from
    usual = laid.style.dense if dense else laid.style.roomy
    by_hand = words.is_centred and not tile.cell and spare is None
    looks = [make_element("keepNext")] if tied else []
    if not words.is_centred:
        looks += [make_element("ind", left=to_twips(laid.style.padding / 2)), make_element("jc", val="left")]
    smaller = make_type_size(words.size) if words.size < usual else ()
    lines = [words.glyphs.text[line.start : line.end] for line in words.lines] if by_hand else [text]
    runs = [make_broken_run(lines, *smaller)] if text else []
    return make_paragraph(DENSE_TABLE_STYLE if dense else TABLE_STYLE, *runs, looks=tuple(looks))
