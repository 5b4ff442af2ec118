"""Which conditional parts of a table's style count for a cell of a Word file: its first row, every second column …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from model.importing.readers.docx_numbering import read_attribute

_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
"""The bits of tblLook (ECMA-376 Part 4, 14.4.8), by the names of the attributes that newer files have for them."""


@dataclass(frozen=True, slots=True)
class CellPosition:
    """Where a cell stands in its table, counted from 0, and how many rows the table and cells the row has."""

    row: int
    column: int
    row_count: int
    column_count: int


@dataclass(frozen=True)
class TableLook:
    """Which parts of its style a table shows; names: those of _BITS that are set."""

    names: frozenset[str] = frozenset()

    def list_parts(self, cell: CellPosition) -> Iterator[str]:
        """The parts of a style (tblStylePr) that count for a cell; each overrides those before (17.7.6)."""
        is_first_row = "firstRow" in self.names and cell.row == 0
        is_last_row = "lastRow" in self.names and cell.row == cell.row_count - 1
        is_first_column = "firstColumn" in self.names and cell.column == 0
        is_last_column = "lastColumn" in self.names and cell.column == cell.column_count - 1
        if "noVBand" not in self.names and not (is_first_column or is_last_column):
            yield f"band{(cell.column - ('firstColumn' in self.names)) % 2 + 1}Vert"
        if "noHBand" not in self.names and not (is_first_row or is_last_row):
            yield f"band{(cell.row - ('firstRow' in self.names)) % 2 + 1}Horz"
        edges = [
            (is_first_column, "firstCol"),
            (is_last_column, "lastCol"),
            (is_first_row, "firstRow"),
            (is_last_row, "lastRow"),
            (is_first_row and is_last_column, "neCell"),
            (is_first_row and is_first_column, "nwCell"),
            (is_last_row and is_last_column, "seCell"),
            (is_last_row and is_first_column, "swCell"),
        ]
        yield from (name for is_there, name in edges if is_there)


def read_table_look(element: etree._Element | None) -> TableLook:
    """The look that a tblLook states, by its attributes or by the bits of older files; None: no tblLook."""
    if element is None:
        return TableLook()
    stated = read_attribute(element)
    try:
        bits = int(stated or "0", 16)
    except ValueError:
        bits = 0
    names = {name for name, bit in _BITS.items() if bits & bit}
    names |= {name for name in _BITS if read_attribute(element, name) in ("1", "true", "on")}
    return TableLook(frozenset(names))
