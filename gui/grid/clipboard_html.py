"""Reads tables from the HTML that spreadsheets, word processors and browsers put on the clipboard."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from model.importing.readers.merged_cells import SpanningCell, lay_out_cells

BlockRows = list[list[str | None]]
"""The texts of a block's rows: "" is a blank cell, None a place that a merged cell beside or above it covers."""

_MAX_CHARACTERS = 8_000_000
"""Longer texts are not read: no table of a report has so many characters, and parsing would block the window."""

_CONDITIONAL_COMMENT = re.compile(r"<!\[[^>]*>")
"""WORKAROUND: Office's marks around parts for its own programs; html.parser stumbles over some of them."""

_TAGS_WITHOUT_TEXT = frozenset({"style", "script", "title", "xml"})
_LINE_BREAK_TAGS = frozenset({"br", "p", "div", "li"})
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WHITESPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass
class _HtmlRow:
    """A row being read."""

    cells: list[SpanningCell] = field(default_factory=list)
    is_hidden: bool = False


@dataclass
class _HtmlTable:
    """A table being read."""

    rows: list[_HtmlRow] = field(default_factory=list)
    cell_text: list[str] | None = None
    """The pieces of text of the cell that is open; None between cells."""
    colspan: int = 1
    rowspan: int = 1
    has_nested_table: bool = False
    """A table around another one is only there for the layout of a page; its texts are not read."""


def read_table_rows(text: str) -> BlockRows:
    """The rows of all innermost tables, one under the other; [] where there is no table."""
    if "<t" not in text.lower() or len(text) > _MAX_CHARACTERS:
        return []
    parser = _TableParser()
    parser.feed(_CONDITIONAL_COMMENT.sub("", text))
    parser.close()
    found: BlockRows = []
    for table in parser.finish_tables():
        rows = _drop_hidden_last_rows(table.rows)
        found += lay_out_cells([row.cells for row in rows])
    return found


def _drop_hidden_last_rows(rows: list[_HtmlRow]) -> list[_HtmlRow]:
    """Without the hidden blank rows that Office puts last to fix the columns' widths."""
    while rows and rows[-1].is_hidden and not any(cell.text for cell in rows[-1].cells):
        rows = rows[:-1]
    return rows


class _TableParser(HTMLParser):
    """Collects the tables of a page; text outside of cells is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tables: list[_HtmlTable] = []
        self._open_tables: list[_HtmlTable] = []
        self._silent_depth = 0
        """How many elements are open whose text is not shown, such as style and script."""

    def finish_tables(self) -> list[_HtmlTable]:
        """The innermost tables that have rows, in the order of the text; tables the text leaves open are closed."""
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

    def _begin_row(self, is_hidden: bool) -> None:
        self._end_cell()
        self._open_tables[-1].rows.append(_HtmlRow(is_hidden=is_hidden))

    def _begin_cell(self, colspan: int, rowspan: int) -> None:
        self._end_cell()
        table = self._open_tables[-1]
        if not table.rows:
            table.rows.append(_HtmlRow())
        table.cell_text = []
        table.colspan = colspan
        table.rowspan = rowspan

    def _end_cell(self) -> None:
        table = self._open_tables[-1]
        if table.cell_text is not None:
            table.rows[-1].cells.append(SpanningCell(_join_text(table.cell_text), table.colspan, table.rowspan))
            table.cell_text = None

    # html.parser's own names from here on.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open tables, rows and cells; elements that break a line leave a mark (\\v) in the text."""
        attributes = {name: value or "" for name, value in attrs}
        self._silent_depth += tag in _TAGS_WITHOUT_TEXT
        if tag == "table":
            self._begin_table()
        elif not self._open_tables:
            return
        elif tag == "tr":
            has_no_display = bool(_DISPLAY_NONE.search(attributes.get("style", "")))
            self._begin_row(is_hidden=has_no_display or attributes.get("height") == "0")
        elif tag in ("td", "th"):
            colspan = _parse_span(attributes.get("colspan", ""))
            rowspan = _parse_span(attributes.get("rowspan", ""))
            self._begin_cell(colspan, rowspan)
        elif tag in _LINE_BREAK_TAGS:
            self.handle_data("\v")

    def handle_endtag(self, tag: str) -> None:
        """Close tables and cells. Older programs leave the ends of cells out: they end where the next begins."""
        self._silent_depth = max(0, self._silent_depth - (tag in _TAGS_WITHOUT_TEXT))
        if not self._open_tables:
            return
        if tag == "table":
            self._end_table()
        elif tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Add to the text of the cell that is open, however many elements it is split into."""
        if self._open_tables and self._open_tables[-1].cell_text is not None and not self._silent_depth:
            self._open_tables[-1].cell_text.append(data)


def _join_text(pieces: list[str]) -> str:
    """A cell's text as a browser shows it: blanks run together, a line for each line of the cell, no blank lines."""
    text = _WHITESPACE.sub(" ", "".join(pieces).replace("\0", ""))
    lines = [line.strip() for line in text.split("\v")]
    return "\n".join(line for line in lines if line)


def _parse_span(text: str) -> int:
    """A rowspan or colspan; 1 where it is missing or no number."""
    return max(1, int(text)) if re.fullmatch("[0-9]{1,5}", text) else 1
