"""Reads tables from the HTML that spreadsheets, word processors and browsers put on the clipboard, as they are seen."""

from __future__ import annotations

from lxml import etree

from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.markup.page_tables import read_lines, read_table
from model.importing.readers.markup.page_tree import parse_page_tree

BlockRows = list[list[str | None]]
"""The texts of a block's rows: "" is a blank cell, None a place that a merged cell beside or above it covers."""

MAX_CHARACTERS = 8_000_000
"""Longer texts are not read: no table of a report has so many characters, and parsing would block the window."""


def read_pasted_html(text: str) -> tuple[BlockRows, tuple[str, ...]]:
    """The rows of all innermost tables, one under the other, and a sentence for the clerk on each text not shown.

    No rows where there is no table. But where a text without a table holds something that is not shown, its lines are
    the rows, as the plain text beside it on the clipboard would show everything.
    """
    page = parse_page_tree(text) if len(text) <= MAX_CHARACTERS else None
    if page is None or page.is_cut:
        return [], ()
    hidden = HiddenText()
    tables = [table for table in page.root.iter("table") if _is_innermost(table)]
    rows: BlockRows = []
    for number, table in enumerate(tables, start=1):
        name = "剪贴板" if len(tables) == 1 else f"剪贴板第 {number} 张表"
        rows += [[place.text for place in places] for _, places in read_table(table, hidden, name)]
    if not tables:
        lines = read_lines(page.root, hidden, "剪贴板")
        rows = [[line] for line in lines] if any(hidden.describe()) else []
    return rows, tuple(hidden.describe())


def _is_innermost(table: etree._Element) -> bool:
    """Whether a table has rows and none of its cells holds another; one that does only lays a page out."""
    has_inner = any(inner is not table for inner in table.iter("table"))
    return not has_inner and next(table.iter("tr"), None) is not None
