"""Rows of a sheet written as XML at once: openpyxl would take a minute and a gigabyte for a table of 3,000 units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from model.form.figures import Number
from model.text import clean_line
from model.workbook_text import MAX_CELL_LENGTH, escape_for_excel


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell. style: the index of its style in the workbook (StyleCache.index_style); content: None for a blank.

    formula: without its equals sign; the content is its result then.
    """

    style: int
    content: Number | str | None = None
    formula: str = ""


@dataclass
class RawRows:
    """The rows that follow those of openpyxl on a sheet. last_row, last_column: how far they reach, 0 for no rows."""

    last_row: int = 0
    last_column: int = 0
    _parts: list[str] = field(default_factory=list)

    def add_row(self, number: int, height: float, cells: Iterable[RawCell]) -> None:
        """Add a row, which must come after all others; its cells stand in columns A, B, C and so on."""
        column = 0
        self._parts.append(f'<row r="{number}" ht="{height:g}" customHeight="1">')
        for column, cell in enumerate(cells, start=1):
            self._parts.append(_make_cell(f"{get_column_letter(column)}{number}", cell))
        self._parts.append("</row>")
        self.last_row = number
        self.last_column = max(self.last_column, column)

    @property
    def xml(self) -> bytes:
        """The elements of all rows."""
        return "".join(self._parts).encode()


def _make_cell(address: str, cell: RawCell) -> str:
    """The element of a cell. Text is never taken for a formula, whatever it begins with."""
    head = f'<c r="{address}" s="{cell.style}"'
    content = cell.content
    if isinstance(content, str):
        text = escape(escape_for_excel(clean_line(content))[:MAX_CELL_LENGTH])
        if cell.formula:
            return f'{head} t="str"><f>{escape(cell.formula)}</f><v>{text}</v></c>'
        if not text:
            return f"{head}/>"
        return f'{head} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    value = "" if content is None else f"<v>{content}</v>"
    return f"{head}>{formula}{value}</c>" if formula or value else f"{head}/>"
