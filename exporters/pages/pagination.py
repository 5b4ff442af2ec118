"""Divides the pieces of a report into pages: which pieces stand on which page, and at which height."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from exporters.content.blocks import Block
from exporters.pages.flow import Piece, TableRow, make_pieces
from exporters.pages.page_breaks import find_page_starts
from exporters.pages.page_fill import Layouts, PageFill
from exporters.pages.row_heights import choose_row_heights, find_layouts
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.table_layout import TableLayout


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece other than a row of a table; top is its upper edge, in points from the page's upper edge."""

    piece: Piece
    top: float


@dataclass(frozen=True, slots=True)
class TableSlice:
    """The rows of a table that stand on one page, end_row not included; top in points from the page's upper edge.

    Where the slice begins below the table's head, the head's rows are repeated on top of it.
    """

    layout: TableLayout
    first_row: int
    end_row: int
    top: float


PageContents = list[PlacedPiece | TableSlice]
"""What stands on a page, in reading order."""


@dataclass(frozen=True, slots=True)
class PagedTable:
    """A table as it stands on the pages. cut_rows: the rows, counted from 0, that begin a page in the middle of it."""

    layout: TableLayout
    cut_rows: frozenset[int]


def lay_out_tables(blocks: Iterable[Block], standard: PageStandard) -> list[PagedTable]:
    """The tables of a paper, in order, with the row heights and cuts that fill its pages."""
    pages = paginate_pieces(make_pieces(blocks, standard), standard)
    cuts: dict[TableLayout, set[int]] = {}
    for part in chain.from_iterable(pages):
        if isinstance(part, TableSlice):
            rows = cuts.setdefault(part.layout, set())
            if part.first_row > 0:
                rows.add(part.first_row)
    return [PagedTable(layout, frozenset(rows)) for layout, rows in cuts.items()]


def paginate_pieces(pieces: Sequence[Piece], standard: PageStandard) -> list[PageContents]:
    """The pages of a report, each as full as the pieces allow."""
    tight, loose = find_layouts(pieces)
    starts = find_page_starts(pieces, tight, loose, standard)
    layouts = choose_row_heights(pieces, starts, tight, standard)
    pages = pairwise([*starts, len(pieces)])
    return [_place_pieces(pieces[start:end], layouts, standard) for start, end in pages]


def _place_pieces(pieces: Sequence[Piece], layouts: Layouts, standard: PageStandard) -> PageContents:
    """The pieces of one page, each at its height; rows of one table become one slice."""
    page, fill = PageContents(), PageFill(standard, layouts)
    for piece in pieces:
        top = standard.top + fill.add_piece(piece)
        if not isinstance(piece, TableRow):
            page.append(PlacedPiece(piece, top))
            continue
        layout, above = layouts[piece.layout], page[-1] if page else None
        if isinstance(above, TableSlice) and above.layout is layout:
            page[-1] = replace(above, end_row=piece.row + 1)
        else:
            page.append(TableSlice(layout, piece.row, piece.row + 1, top))
    return page
