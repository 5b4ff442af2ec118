"""From pieces to pages: which pieces stand on which page, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.pdf.flow import Display, Piece, Plate, Row, Text
from exporters.typesetting.page_standard import Paper
from exporters.typesetting.table_layout import Plan

_EPS = 0.01
_FULL_ENOUGH = 0.15
"""A table that fits on the next page is not cut where at least this part of the page is full without it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece other than a row of a table; top is its upper edge, in points from the page's upper edge."""

    piece: Piece
    top: float


@dataclass(frozen=True, slots=True)
class Slice:
    """The rows of a table that stand on one page; the repeating head comes on top where the slice begins below it."""

    plan: Plan
    first: int
    last: int
    top: float


Page = list[Placed | Slice]
"""What stands on a page, in reading order."""


def pages(pieces: Sequence[Piece], paper: Paper) -> list[Page]:
    """Fill page after page."""
    done: list[Page] = []
    start = 0
    while start < len(pieces):
        end = _end(pieces, start, paper)
        done.append(_page(pieces, start, end, paper))
        start = end
    return done


def _end(pieces: Sequence[Piece], start: int, paper: Paper) -> int:
    """The piece the next page begins with."""
    measure = _Measure(paper)
    torn = whole = start
    whole_at = 0.0
    for i in range(start, len(pieces)):
        piece = pieces[i]
        if i > start and isinstance(piece, Text) and piece.opens:
            return i
        if i > start and piece.free:
            if isinstance(piece, Row):
                torn = i
            else:
                torn, whole, whole_at = i, i, measure.bottom
        measure.add(piece)
        if measure.bottom > paper.text_height + _EPS:
            break
    else:
        return len(pieces)
    fits_later = isinstance(pieces[i], Row) and _fits_a_page(pieces, whole, i, paper)
    if fits_later and whole > start and whole_at >= _FULL_ENOUGH * paper.text_height:
        return whole
    return torn if torn > start else max(i, start + 1)


def _fits_a_page(pieces: Sequence[Piece], start: int, inside: int, paper: Paper) -> bool:
    """Whether the table around a row, with the headings that lead it, would fit on a page of its own."""
    row = pieces[inside]
    measure = _Measure(paper)
    for piece in pieces[start:]:
        past = isinstance(row, Row) and isinstance(piece, Row) and piece.plan is not row.plan
        if past or (not isinstance(piece, Row) and measure.rows):
            break
        measure.add(piece)
    return measure.bottom <= paper.text_height + _EPS


class _Measure:
    """How far down a page is filled. Text stands on the grid; after tables and pictures it goes on there."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.bottom = 0.0
        self.rows = 0
        self._plan: Plan | None = None

    def add(self, piece: Piece) -> float:
        """Put a piece below the others; where its upper edge comes."""
        if isinstance(piece, Row):
            return self._add_row(piece)
        self.bottom += self.paper.table.below if self._plan else 0.0
        self._plan = None
        if isinstance(piece, Plate):
            top = self.bottom
            self.bottom += piece.height
            return top
        top = self.bottom = self._on_grid(self.bottom)
        self.bottom += self.paper.leading * (piece.rows if isinstance(piece, Display) else 1)
        return top

    def _add_row(self, piece: Row) -> float:
        self.rows += 1
        if self._plan is not piece.plan:
            self._plan = piece.plan
            self.bottom += self.paper.table.above if self.bottom else 0.0
            top = self.bottom
            self.bottom += piece.plan.head_height() if piece.row >= piece.plan.sheet.head else 0.0
        else:
            top = self.bottom
        self.bottom += piece.plan.heights[piece.row]
        return top

    def _on_grid(self, bottom: float) -> float:
        return -int(-(bottom - _EPS) // self.paper.leading) * self.paper.leading


def _page(pieces: Sequence[Piece], start: int, end: int, paper: Paper) -> Page:
    page, measure = Page(), _Measure(paper)
    for piece in pieces[start:end]:
        top = paper.top + measure.add(piece)
        above = page[-1] if page else None
        if not isinstance(piece, Row):
            page.append(Placed(piece, top))
        elif isinstance(above, Slice) and above.plan is piece.plan:
            page[-1] = replace(above, last=piece.row + 1)
        else:
            page.append(Slice(piece.plan, piece.row, piece.row + 1, top))
    return page
