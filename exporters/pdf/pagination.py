"""Divides the pieces of a report into pages: which pieces stand on which page, and at which height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.pdf.flow import Piece, ScaledDrawing, TableRow, TextLine, TitleLines
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.table_layout import TableLayout

_TOLERANCE = 0.01
"""Points; heights that differ by less are equal."""
_MIN_FILLED_SHARE = 0.15
"""A table that fits on the next page is not cut where at least this part of the page is full without it."""


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


def paginate_pieces(pieces: Sequence[Piece], standard: PageStandard) -> list[PageContents]:
    """The pages of a report, each as full as the pieces allow."""
    done: list[PageContents] = []
    start = 0
    while start < len(pieces):
        end = _find_page_end(pieces, start, standard)
        done.append(_place_pieces(pieces, start, end, standard))
        start = end
    return done


def _find_page_end(pieces: Sequence[Piece], start: int, standard: PageStandard) -> int:
    """The index of the piece the next page begins with.

    last_break is the last place where the page may end; last_whole the last where it ends without cutting a table,
    and whole_height how far the page is filled by then, in points.
    """
    fill = _PageFill(standard)
    last_break = last_whole = start
    whole_height = 0.0
    for i in range(start, len(pieces)):
        piece = pieces[i]
        if i > start and isinstance(piece, TextLine) and piece.page_break_before:
            return i
        if i > start and piece.may_break_before:
            last_break = i
            if not isinstance(piece, TableRow):
                last_whole, whole_height = i, fill.bottom
        fill.add_piece(piece)
        if fill.bottom > standard.text_height + _TOLERANCE:
            break
    else:
        return len(pieces)
    overflowing = pieces[i]
    if isinstance(overflowing, TableRow) and last_whole > start:
        full_enough = whole_height >= _MIN_FILLED_SHARE * standard.text_height
        if full_enough and _fits_a_page(pieces, last_whole, overflowing, standard):
            return last_whole
    return last_break if last_break > start else max(i, start + 1)


def _fits_a_page(pieces: Sequence[Piece], start: int, row: TableRow, standard: PageStandard) -> bool:
    """Whether the table of a row, with the headings before it from start on, would fit on a page of its own."""
    fill = _PageFill(standard)
    for piece in pieces[start:]:
        if isinstance(piece, TableRow) and piece.layout is not row.layout:
            break
        if not isinstance(piece, TableRow) and fill.row_count:
            break
        fill.add_piece(piece)
    return fill.bottom <= standard.text_height + _TOLERANCE


class _PageFill:
    """How far down a page is filled, in points below the upper edge of the type area.

    Text stands on the grid of lines, after tables and drawings on the next free line of it.
    """

    def __init__(self, standard: PageStandard) -> None:
        self._standard = standard
        self.bottom = 0.0
        self.row_count = 0
        self._layout: TableLayout | None = None

    def add_piece(self, piece: Piece) -> float:
        """Put a piece below the others and return where its upper edge comes."""
        if isinstance(piece, TableRow):
            return self._add_row(piece)
        self.bottom += self._standard.table_style.below if self._layout else 0.0
        self._layout = None
        if isinstance(piece, ScaledDrawing):
            top = self.bottom
            self.bottom += piece.height
            return top
        top = self.bottom = self._round_up_to_grid(self.bottom)
        self.bottom += self._standard.leading * (piece.grid_lines if isinstance(piece, TitleLines) else 1)
        return top

    def _add_row(self, piece: TableRow) -> float:
        self.row_count += 1
        if self._layout is not piece.layout:
            self._layout = piece.layout
            self.bottom += self._standard.table_style.above if self.bottom else 0.0
            top = self.bottom
            self.bottom += piece.layout.compute_head_height() if piece.row >= piece.layout.sheet.header_rows else 0.0
        else:
            top = self.bottom
        self.bottom += piece.layout.heights[piece.row]
        return top

    def _round_up_to_grid(self, bottom: float) -> float:
        return -int(-(bottom - _TOLERANCE) // self._standard.leading) * self._standard.leading


def _place_pieces(pieces: Sequence[Piece], start: int, end: int, standard: PageStandard) -> PageContents:
    """The pieces of one page, each at its height; rows of one table become one slice."""
    page, fill = PageContents(), _PageFill(standard)
    for piece in pieces[start:end]:
        top = standard.top + fill.add_piece(piece)
        above = page[-1] if page else None
        if not isinstance(piece, TableRow):
            page.append(PlacedPiece(piece, top))
        elif isinstance(above, TableSlice) and above.layout is piece.layout:
            page[-1] = replace(above, end_row=piece.row + 1)
        else:
            page.append(TableSlice(piece.layout, piece.row, piece.row + 1, top))
    return page
