"""Makes a table of the form in Word: its tiles as merged cells, as high and wide as in our PDF."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.content.blocks import TableBlock
from exporters.pages.pagination import PagedTable
from exporters.typesetting import justification
from exporters.typesetting.printable import make_printable
from exporters.typesetting.table_layout import TableLayout
from exporters.word.styles import DENSE_TABLE_STYLE, TABLE_STYLE, make_type_size
from exporters.word.xml_elements import make_broken_run, make_element, make_paragraph, to_twips
from model.form.sheet import Tile

_BREAKING_SLACK = 0.3
"""Characters; the room left beside a line that Word is to break where our PDF does: fonts' widths differ a little."""


def make_table(block: TableBlock, caption: str, table: PagedTable) -> BaseOxmlElement:
    """The table with its rules, sizes and merged cells. caption: how screen readers announce it.

    Its rows are not higher than usual, though in our PDF they may be to fill a page: Word's fonts and rules take a
    little more room, and a table too high for its page by a point would move to the next.
    """
    _, usual, _ = table.layout.row_range
    layout = table.layout.with_row_height(min(usual, *table.layout.heights))
    allowed_cuts = _find_allowed_cuts(table)
    edges = [to_twips(edge) for edge in layout.edges]
    columns = (make_element("gridCol", w=right - left) for left, right in pairwise(edges))
    rows = (
        _make_row(layout, block, row, edges, row + 1 < block.sheet.row_count and row + 1 not in allowed_cuts)
        for row in range(block.sheet.row_count)
    )
    return make_element(
        "tbl", _make_table_settings(layout, edges[-1], caption), make_element("tblGrid", *columns), *rows
    )


def _find_allowed_cuts(table: PagedTable) -> Set[int]:
    """The rows before which Word may begin a page: where it breaks lines otherwise, the cut comes to stand elsewhere.

    A table with a head, which is repeated, stays whole where it does so in our PDF; one of several blocks need not.
    """
    if table.cut_rows or not table.layout.sheet.header_rows:
        return table.cut_rows | table.layout.group_breaks
    return frozenset()


def _make_table_settings(layout: TableLayout, width: int, caption: str) -> BaseOxmlElement:
    """Width (twips), rules (eighths of a point) and cell margins of the whole table."""
    outer, inner = round(layout.style.frame * 8), round(layout.style.rule * 8)
    sides = {"top": outer, "left": outer, "bottom": outer, "right": outer, "insideH": inner, "insideV": inner}
    borders = (make_element(side, val="single", sz=size, space=0, color="000000") for side, size in sides.items())
    padding = to_twips(layout.style.padding / 2)
    return make_element(
        "tblPr",
        make_element("tblW", w=width, type="dxa"),
        make_element("jc", val="center"),
        make_element("tblBorders", *borders),
        make_element("tblLayout", type="fixed"),
        make_element("tblCellMar", *(make_element(side, w=padding, type="dxa") for side in ("left", "right"))),
        make_element("tblCaption", val=make_printable(caption)),
    )


def _make_row(
    layout: TableLayout, block: TableBlock, row: int, edges: list[int], keep_with_next: bool
) -> BaseOxmlElement:
    settings = [make_element("cantSplit"), make_element("trHeight", val=to_twips(layout.heights[row]), hRule="atLeast")]
    settings += [make_element("tblHeader")] if row < layout.sheet.header_rows else []
    return make_element("tr", make_element("trPr", *settings), *_make_cells(layout, block, row, edges, keep_with_next))


def _make_cells(
    layout: TableLayout, block: TableBlock, row: int, edges: list[int], keep_with_next: bool
) -> Iterator[BaseOxmlElement]:
    column = 0
    while column < layout.sheet.column_count:
        tile = layout.sheet.tile_at(row, column)
        column += tile.width
        width = edges[column] - edges[tile.column]
        yield _make_cell(layout, block, tile, tile.row == row, width, keep_with_next)


def _make_cell(
    layout: TableLayout, block: TableBlock, tile: Tile, is_first_row: bool, width: int, keep_with_next: bool
) -> BaseOxmlElement:
    """The part of a tile that stands in one row, width twips wide; only the first part contains the text."""
    settings = [make_element("tcW", w=width, type="dxa")]
    if tile.width > 1:
        settings.append(make_element("gridSpan", val=tile.width))
    if tile.height > 1:
        settings.append(make_element("vMerge", val="restart" if is_first_row else "continue"))
    margins = _compute_margins(layout, tile, width)
    if margins is not None:
        sides = (make_element(side, w=margins, type="dxa") for side in ("left", "right"))
        settings.append(make_element("tcMar", *sides))
    settings.append(make_element("vAlign", val="center"))
    text = ""
    if is_first_row:
        text = block.figures[tile.cell.id] if tile.cell else tile.text
    return make_element(
        "tc", make_element("tcPr", *settings), _make_cell_paragraph(layout, tile, text, keep_with_next, margins)
    )


def _compute_margins(layout: TableLayout, tile: Tile, width: int) -> int | None:
    """The margins, in twips, that make Word break a centred heading where our PDF does; None where none would."""
    cell_text = layout.texts[tile.row, tile.column]
    if len(cell_text.lines) < 2 or not cell_text.is_centred:
        return None
    measure = max(line.width for line in cell_text.lines) + _BREAKING_SLACK
    glyphs = cell_text.glyphs
    again = justification.break_into_lines(glyphs.text, glyphs.widths, measure, justify=False)
    if [line.end for line in again] != [line.end for line in cell_text.lines]:
        return None
    return max(0, (width - to_twips(measure * cell_text.size)) // 2)


def _make_cell_paragraph(
    layout: TableLayout, tile: Tile, text: str, keep_with_next: bool, margins: int | None
) -> BaseOxmlElement:
    """The paragraph in a cell; a heading that no margins break as our PDF does gets line breaks of its own."""
    cell_text = layout.texts[tile.row, tile.column]
    dense = layout.sheet.column_count >= layout.style.dense_from
    usual_size = layout.style.dense if dense else layout.style.roomy
    settings = [make_element("keepNext")] if keep_with_next else []
    if not cell_text.is_centred:
        settings += [make_element("ind", left=to_twips(layout.style.padding / 2)), make_element("jc", val="left")]
    smaller = make_type_size(cell_text.size) if cell_text.size < usual_size else ()
    lines = [text]
    if cell_text.is_centred and not tile.cell and margins is None:
        lines = [cell_text.glyphs.text[line.start : line.end] for line in cell_text.lines]
    runs = [make_broken_run(lines, *smaller)] if text else []
    return make_paragraph(DENSE_TABLE_STYLE if dense else TABLE_STYLE, *runs, settings=tuple(settings))
