"""From pieces to pages: which pieces stand on which page, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.pdf.flow import Piece, ScaledDrawing, TableRow, TextLine, TitleLines
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.table_layout import TableLayout

_TOLERANCE = 0.01
_MIN_FILLED_SHARE = 0.15
"""A table that fits on the next page is not cut where at least this part of the page is full without it."""


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece other than a row of a table; top is its upper edge, in points from the page's upper edge."""

    piece: Piece
    top: float


@dataclass(frozen=True, slots=True)
class TableSlice:
    """The rows of a table that stand on one page; the repeating head comes on top where the slice begins below it."""

    layout: TableLayout
    first_row: int
    end_row: int
    top: float


PageContents = list[PlacedPiece | TableSlice]
"""What stands on a page, in reading order."""


def paginate_pieces(pieces: Sequence[Piece], standard: PageStandard) -> list[PageContents]:
    """Fill page after page."""
    done: list[PageContents] = []
    start = 0
    while start < len(pieces):
        end = _find_page_end(pieces, start, standard)
        done.append(_place_pieces(pieces, start, end, standard))
        start = end
    return done


def _find_page_end(pieces: Sequence[Piece], start: int, standard: PageStandard) -> int:
    """The piece the next page begins with."""
    measure = _PageFill(standard)
    torn = whole = start
    whole_at = 0.0
    for i in range(start, len(pieces)):
        piece = pieces[i]
        if i > start and isinstance(piece, TextLine) and piece.page_break_before:
            return i
        if i > start and piece.may_break_before:
            if isinstance(piece, TableRow):
                torn = i
            else:
                torn, whole, whole_at = i, i, measure.bottom
        measure.add_piece(piece)
        if measure.bottom > standard.text_height + _TOLERANCE:
            break
    else:
        return len(pieces)
    fits_later = isinstance(pieces[i], TableRow) and _fits_a_page(pieces, whole, i, standard)
    if fits_later and whole > start and whole_at >= _MIN_FILLED_SHARE * standard.text_height:
        return whole
    return torn if torn > start else max(i, start + 1)


def _fits_a_page(pieces: Sequence[Piece], start: int, inside: int, standard: PageStandard) -> bool:
    """Whether the table around a row, with the headings that lead it, would fit on a page of its own."""
    row = pieces[inside]
    measure = _PageFill(standard)
    for piece in pieces[start:]:
        past = isinstance(row, TableRow) and isinstance(piece, TableRow) and piece.layout is not row.layout
        if past or (not isinstance(piece, TableRow) and measure.row_count):
            break
        measure.add_piece(piece)
    return measure.bottom <= standard.text_height + _TOLERANCE


class _PageFill:
    """How far down a page is filled. Text stands on the grid; after tables and pictures it goes on there."""

    def __init__(self, standard: PageStandard) -> None:
        self.paper = standard
        self.bottom = 0.0
        self.row_count = 0
        self._layout: TableLayout | None = None

    def add_piece(self, piece: Piece) -> float:
        """Put a piece below the others; where its upper edge comes."""
        if isinstance(piece, TableRow):
            return self._add_row(piece)
        self.bottom += self.paper.table_style.below if self._layout else 0.0
        self._layout = None
        if isinstance(piece, ScaledDrawing):
            top = self.bottom
            self.bottom += piece.height
            return top
        top = self.bottom = self._round_up_to_grid(self.bottom)
        self.bottom += self.paper.leading * (piece.grid_lines if isinstance(piece, TitleLines) else 1)
        return top

    def _add_row(self, piece: TableRow) -> float:
        self.row_count += 1
        if self._layout is not piece.layout:
            self._layout = piece.layout
            self.bottom += self.paper.table_style.above if self.bottom else 0.0
            top = self.bottom
            self.bottom += piece.layout.compute_head_height() if piece.row >= piece.layout.sheet.header_rows else 0.0
        else:
            top = self.bottom
        self.bottom += piece.layout.heights[piece.row]
        return top

    def _round_up_to_grid(self, bottom: float) -> float:
        return -int(-(bottom - _TOLERANCE) // self.paper.leading) * self.paper.leading


def _place_pieces(pieces: Sequence[Piece], start: int, end: int, standard: PageStandard) -> PageContents:
    page, measure = PageContents(), _PageFill(standard)
    for piece in pieces[start:end]:
        top = standard.top + measure.add_piece(piece)
        above = page[-1] if page else None
        if not isinstance(piece, TableRow):
            page.append(PlacedPiece(piece, top))
        elif isinstance(above, TableSlice) and above.layout is piece.layout:
            page[-1] = replace(above, end_row=piece.row + 1)
        else:
            page.append(TableSlice(piece.layout, piece.row, piece.row + 1, top))
    return page
