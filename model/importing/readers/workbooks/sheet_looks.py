"""How the cells of a sheet look, where values and looks are read apart: told by xls_looks.py and xlsb_looks.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.importing.readers.workbooks.sheet_rows import CellPlace
from model.importing.readers.workbooks.xlsx_styles import CellLook, TextRun


class PasswordNeeded(Exception):
    """A workbook is encrypted."""


@dataclass
class SheetLooks:
    """The looks of one sheet. style_at: by place, the index of a cell's look in the book's looks.

    errors: what cells show whose formula failed. rich_texts: texts whose pieces have fonts of their own.
    last_row and last_column: how far the sheet's cells reach.
    """

    style_at: dict[CellPlace, int] = field(default_factory=dict)
    errors: dict[CellPlace, str] = field(default_factory=dict)
    rich_texts: dict[CellPlace, tuple[TextRun, ...]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    shows_zeros: bool = True
    last_row: int = 0
    last_column: int = 0

    def note_cell(self, place: CellPlace, style: int) -> None:
        """Take in a cell and the index of its look."""
        self.last_row = max(self.last_row, place.row)
        self.last_column = max(self.last_column, place.column)
        if place.is_within_limits:
            self.style_at[place] = style


@dataclass
class BookLooks:
    """The looks of a workbook, and its sheets in order."""

    looks: Sequence[CellLook] = ()
    sheets: list[SheetLooks] = field(default_factory=list)
    is_1904: bool = False
