"""A Document is what every reader makes of a file and what matching starts from: rows of text in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A paragraph, which has one cell, or a row of a table.

    cells: None where a merged neighbour covers a place, "" where it is blank. location: where the row stands, in words
    for the clerk (第 3 段). is_aligned: cells of one column stand under each other in all rows. worksheet: the name of
    its sheet, "" outside workbooks. blank_lines_before: empty lines between it and the row before.

    column_spans: for each place, how many columns the cell there covers, itself included; 0 where no cell begins, as
    a neighbour covers the place or the row has no cell for it (where a <td> is missing). () where the file tells no
    spans. A cell stands at the first of its places, the others are None. So under a heading that covers the places 2
    and 3 belongs a figure that begins at 3, though the heading itself stands at 2.

    refused_columns: the places of cells that are blank here because the reader could not read what they hold; the notes
    of the Document tell why.
    """

    cells: tuple[str | None, ...]
    location: str
    is_table: bool = False
    is_aligned: bool = False
    worksheet: str = ""
    blank_lines_before: int = 0
    column_spans: tuple[int, ...] = ()
    refused_columns: frozenset[int] = frozenset()

    @property
    def own_cells(self) -> tuple[str | None, ...]:
        """Its cells without those at its end that only make it as long as its table, where the file tells them."""
        length = len(self.cells)
        if self.column_spans:
            while length and self.cells[length - 1] == "" and not self.column_spans[length - 1]:
                length -= 1
        return self.cells[:length]

    @property
    def only_text(self) -> str:
        """The text of the only cell that holds any; "" where none or several do."""
        texts = [cell for cell in self.cells if cell]
        return texts[0] if len(texts) == 1 else ""

    @property
    def text(self) -> str:
        """All its cells as one text, blanks between them."""
        return " ".join(cell for cell in self.cells if cell)

    def locate_cell(self, column: int) -> str:
        """Where one cell stands, in words: 工作表“三、申请办理”第 6 行 D 列."""
        return f"{self.location} {column_letters(column)} 列" if self.worksheet else self.location

    def with_text(self, text: str) -> DocumentRow:
        """A paragraph in the same place with other words."""
        return replace(self, cells=(text,), is_table=False, is_aligned=False, column_spans=())


DERIVED_SHEETS = {
    "校验": "勾稽校验",
    "图表": "图表",
    "更正说明": "更正说明",
    "表二各单位": "表二各单位的数",
    "表三各单位": "表三各单位的数",
    "表四各单位": "表四各单位的数",
    "各单位情况": "各单位情况",
}
"""Sheets of our own workbooks that are no part of the report, by name, with the words on top; they are not read."""

EMBEDDED_SHEET = "_nianbao"
"""The hidden sheet of our own workbooks; its first column carries the whole report, see embedded_report.py."""

MAX_ROWS = 5_000
"""Paragraphs and rows; no report has as many, so a file with more was chosen by mistake."""

MAX_CHARACTERS = 1_000_000
"""Characters of all rows together, for the same reason; a hundred pages have a tenth of it."""


@dataclass(frozen=True)
class Document:
    """All rows of a file; notes: sentences for the clerk about what the reader itself could not take in.

    embedded_cells: the first column of EMBEDDED_SHEET, None where the file has no such sheet.
    titles: what the file is called inside, beside its text: the title of a web page.
    """

    rows: tuple[DocumentRow, ...]
    notes: tuple[str, ...] = ()
    embedded_cells: tuple[str, ...] | None = None
    titles: tuple[str, ...] = ()

    def iter_texts(self) -> Iterator[str]:
        """The text of every cell that is not blank, in reading order."""
        for row in self.rows:
            yield from (cell for cell in row.cells if cell)

    def replace_texts(self, change: Callable[[str], str]) -> Document:
        """The document with every text of its rows and titles as change() gives it."""
        rows = []
        for row in self.rows:
            cells = tuple(cell and change(cell) for cell in row.cells)
            rows.append(row if cells == row.cells else replace(row, cells=cells))
        return replace(self, rows=tuple(rows), titles=tuple(map(change, self.titles)))


def column_letters(column: int) -> str:
    """The name spreadsheets give a column, counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
