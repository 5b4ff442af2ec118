"""Reads the tables of an HTML text as other programs put it on the clipboard, through their styles and oddities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from model.importing.readers.merged_cells import SpanningCell, lay_out_cells

BlockRows = list[list[str | None]]
"""Rows of a block: "" is a blank cell, None a place that a neighbour's span covers."""

_MAX_CHARACTERS = 8_000_000

_CONDITIONAL_COMMENT = re.compile(r"<!\[[^>]*>")
"""What Office wraps around parts for its own programs; html.parser stumbles over some of it."""

_TAGS_WITHOUT_TEXT = frozenset({"style", "script", "title", "xml"})
_LINE_BREAK_TAGS = frozenset({"br", "p", "div", "li"})
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WHITESPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass
class _HtmlRow:
    """The cells of a row."""

    cells: list[SpanningCell] = field(default_factory=list)
    is_hidden: bool = False


@dataclass
class _HtmlTable:
    """A table being read; one that holds another is only there for its layout."""

    rows: list[_HtmlRow] = field(default_factory=list)
    cell_text: list[str] | None = None
    colspan: int = 1
    rowspan: int = 1
    has_nested_table: bool = False


def read_table_rows(text: str) -> BlockRows:
    """The rows of all innermost tables, one under the other, spans filled with None; empty where there is no table."""
    if "<t" not in text.lower() or len(text) > _MAX_CHARACTERS:
        return []
    reader = _TableParser()
    reader.feed(_CONDITIONAL_COMMENT.sub("", text))
    reader.close()
    return [
        row
        for table in reader.finish_tables()
        for row in lay_out_cells([row.cells for row in _drop_hidden_last_rows(table.rows)])
    ]


def _drop_hidden_last_rows(rows: list[_HtmlRow]) -> list[_HtmlRow]:
    """Without the hidden blank rows that Office puts last to fix the columns' widths."""
    while rows and rows[-1].is_hidden and not any(box.text for box in rows[-1].cells):
        rows = rows[:-1]
    return rows


class _TableParser(HTMLParser):
    """Collects tables; texts outside of them are none of the grid's business."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tables: list[_HtmlTable] = []
        self._open_tables: list[_HtmlTable] = []
        self._silent_depth = 0

    def finish_tables(self) -> list[_HtmlTable]:
        """The innermost tables, in the order of the text; what was cut off in the middle is closed."""
        while self._open_tables:
            self._end_table()
        return [table for table in self._tables if table.rows and not table.has_nested_table]

    def _begin_table(self) -> None:
        for table in self._open_tables:
            table.has_nested_table = True
        self._open_tables.append(_HtmlTable())
        self._tables.append(self._open_tables[-1])

    def _end_table(self) -> None:
        self._end_cell()
        self._open_tables.pop()

    def _begin_row(self, hidden: bool) -> None:
        self._end_cell()
        self._open_tables[-1].rows.append(_HtmlRow(is_hidden=hidden))

    def _begin_cell(self, across: int, down: int) -> None:
        self._end_cell()
        table = self._open_tables[-1]
        if not table.rows:
            table.rows.append(_HtmlRow())
        table.cell_text, table.colspan, table.rowspan = [], across, down

    def _end_cell(self) -> None:
        table = self._open_tables[-1]
        if table.cell_text is not None:
            table.rows[-1].cells.append(SpanningCell(_join_text(table.cell_text), table.colspan, table.rowspan))
            table.cell_text = None

    # html.parser's own names from here on.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells; all else only shapes the text."""
        given = {name: value or "" for name, value in attrs}
        self._silent_depth += tag in _TAGS_WITHOUT_TEXT
        if tag == "table":
            self._begin_table()
        elif not self._open_tables:
            return
        elif tag == "tr":
            self._begin_row(bool(_DISPLAY_NONE.search(given.get("style", ""))) or given.get("height") == "0")
        elif tag in ("td", "th"):
            self._begin_cell(_parse_span(given.get("colspan", "")), _parse_span(given.get("rowspan", "")))
        elif tag in _LINE_BREAK_TAGS:
            self.handle_data("\v")

    def handle_endtag(self, tag: str) -> None:
        """Cells may also end where the next begins: older programs leave their ends out."""
        self._silent_depth = max(0, self._silent_depth - (tag in _TAGS_WITHOUT_TEXT))
        if not self._open_tables:
            return
        if tag == "table":
            self._end_table()
        elif tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """The text of the cell that is open, however many spans it is split into."""
        if self._open_tables and self._open_tables[-1].cell_text is not None and not self._silent_depth:
            self._open_tables[-1].cell_text.append(data)


def _join_text(pieces: list[str]) -> str:
    """The text as a browser would show it: blanks run together, lines where the cell has lines."""
    text = _WHITESPACE.sub(" ", "".join(pieces).replace("\0", ""))
    return "\n".join(line for raw in text.split("\v") if (line := raw.strip()))


def _parse_span(text: str) -> int:
    return max(1, int(text)) if re.fullmatch("[0-9]{1,5}", text) else 1
