"""Reads the tables of an HTML text as other programs put it on the clipboard, through their styles and oddities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from model.importing.readers.merged_cells import Box, laid_out

Rows = list[list[str | None]]
"""Rows of a block: "" is a blank cell, None a place that a neighbour's span covers."""

_MOST_CHARACTERS = 8_000_000

_CONDITIONS = re.compile(r"<!\[[^>]*>")
"""What Office wraps around parts for its own programs; html.parser stumbles over some of it."""

_SILENT = frozenset({"style", "script", "title", "xml"})
_BREAKING = frozenset({"br", "p", "div", "li"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass
class _Row:
    """The cells of a row."""

    cells: list[Box] = field(default_factory=list)
    hidden: bool = False


@dataclass
class _Table:
    """A table being read; one that holds another is only there for its layout."""

    rows: list[_Row] = field(default_factory=list)
    text: list[str] | None = None
    across: int = 1
    down: int = 1
    holds_another: bool = False


def table_rows(text: str) -> Rows:
    """The rows of all innermost tables, one under the other, spans filled with None; empty where there is no table."""
    if "<t" not in text.lower() or len(text) > _MOST_CHARACTERS:
        return []
    reader = _Reader()
    reader.feed(_CONDITIONS.sub("", text))
    reader.close()
    return [row for table in reader.finished() for row in laid_out([row.cells for row in _shown(table.rows)])]


def _shown(rows: list[_Row]) -> list[_Row]:
    """Without the hidden blank rows that Office puts last to fix the columns' widths."""
    while rows and rows[-1].hidden and not any(box.text for box in rows[-1].cells):
        rows = rows[:-1]
    return rows


class _Reader(HTMLParser):
    """Collects tables; texts outside of them are none of the grid's business."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tables: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = 0

    def finished(self) -> list[_Table]:
        """The innermost tables, in the order of the text; what was cut off in the middle is closed."""
        while self._open:
            self._end_table()
        return [table for table in self._tables if table.rows and not table.holds_another]

    def _begin_table(self) -> None:
        for table in self._open:
            table.holds_another = True
        self._open.append(_Table())
        self._tables.append(self._open[-1])

    def _end_table(self) -> None:
        self._end_cell()
        self._open.pop()

    def _begin_row(self, hidden: bool) -> None:
        self._end_cell()
        self._open[-1].rows.append(_Row(hidden=hidden))

    def _begin_cell(self, across: int, down: int) -> None:
        self._end_cell()
        table = self._open[-1]
        if not table.rows:
            table.rows.append(_Row())
        table.text, table.across, table.down = [], across, down

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.text is not None:
            table.rows[-1].cells.append(Box(_tidy(table.text), table.across, table.down))
            table.text = None

    # html.parser's own names from here on.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells; all else only shapes the text."""
        given = {name: value or "" for name, value in attrs}
        self._silent += tag in _SILENT
        if tag == "table":
            self._begin_table()
        elif not self._open:
            return
        elif tag == "tr":
            self._begin_row(bool(_HIDDEN.search(given.get("style", ""))) or given.get("height") == "0")
        elif tag in ("td", "th"):
            self._begin_cell(_extent(given.get("colspan", "")), _extent(given.get("rowspan", "")))
        elif tag in _BREAKING:
            self.handle_data("\v")

    def handle_endtag(self, tag: str) -> None:
        """Cells may also end where the next begins: older programs leave their ends out."""
        self._silent = max(0, self._silent - (tag in _SILENT))
        if not self._open:
            return
        if tag == "table":
            self._end_table()
        elif tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """The text of the cell that is open, however many spans it is split into."""
        if self._open and self._open[-1].text is not None and not self._silent:
            self._open[-1].text.append(data)


def _tidy(pieces: list[str]) -> str:
    """The text as a browser would show it: blanks run together, lines where the cell has lines."""
    text = _BLANKS.sub(" ", "".join(pieces).replace("\0", ""))
    return "\n".join(line for raw in text.split("\v") if (line := raw.strip()))


def _extent(text: str) -> int:
    return max(1, int(text)) if re.fullmatch("[0-9]{1,5}", text) else 1
