"""How far down a page is filled while pieces are put on it, one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exporters.pages.flow import Piece, ScaledDrawing, TableRow, TitleLines
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.table_layout import TableLayout

_TOLERANCE = 0.01
"""Points; heights that differ by less are equal."""


Layouts = Mapping[TableLayout, TableLayout]
"""By the layout that a table was made with, the one that it gets in its place."""


class PageFill:
    """How far down a page is filled, in points below the upper edge of the type area.

    Text stands on the grid of lines, after tables and drawings on the next free line of it. layouts: of all tables.
    """

    def __init__(self, standard: PageStandard, layouts: Layouts) -> None:
        self._standard = standard
        self._layouts = layouts
        self._layout: TableLayout | None = None
        self.bottom = 0.0

    @property
    def share(self) -> float:
        """The filled part of the type area, from 0 to 1, or more where the pieces do not fit."""
        return self.bottom / self._standard.text_height

    @property
    def overflows(self) -> bool:
        """Whether the pieces reach out of the type area."""
        return self.bottom > self._standard.text_height + _TOLERANCE

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
        layout = self._layouts[piece.layout]
        if self._layout is not layout:
            self._layout = layout
            self.bottom += self._standard.table_style.above if self.bottom else 0.0
            top = self.bottom
            self.bottom += layout.compute_head_height() if piece.row >= layout.sheet.header_rows else 0.0
        else:
            top = self.bottom
        self.bottom += layout.heights[piece.row]
        return top

    def _round_up_to_grid(self, bottom: float) -> float:
        return -int(-(bottom - _TOLERANCE) // self._standard.leading) * self._standard.leading


def fill_page(pieces: Iterable[Piece], standard: PageStandard, layouts: Layouts) -> PageFill:
    """A page with these pieces on it."""
    fill = PageFill(standard, layouts)
    for piece in pieces:
        fill.add_piece(piece)
    return fill
