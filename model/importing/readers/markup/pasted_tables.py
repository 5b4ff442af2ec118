"""Reads tables from the HTML that spreadsheets, word processors and browsers put on the clipboard, as they are seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.markup.page_tables import read_lines, read_table
from model.importing.readers.markup.page_tree import parse_page_tree
from model.importing.readers.markup.unseen_text import is_gone
from model.text import to_half_width_number

BlockRows = list[list[str | None]]
"""The texts of a block's rows: "" is a blank cell, None a place that a merged cell beside or above it covers."""

MAX_CHARACTERS = 8_000_000
"""Longer texts are not read: no table of a report has so many characters, and parsing would block the window."""

_STORED_NUMBER_ATTRIBUTES = ("sdval", "x:num")
"""Where LibreOffice and where Excel and WPS put the number that a cell holds, beside the text that it shows."""
_SHOWN_NUMBER = re.compile(r"[+-]?[\d,]{0,30}\.?\d{1,30}", re.ASCII)
_STORED_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_MAX_STORED_DIGITS = 15
"""Spreadsheets hold no more; what is beyond is left of a sum in binary numbers: 0.30000000000000004."""


def read_pasted_html(text: str) -> tuple[BlockRows, tuple[str, ...]]:
    """The rows of all innermost tables, one under the other, and sentences for the clerk on what they do not show.

    That is each text that is hidden or struck out, and the numbers that are shown rounded. No rows where there is no
    table. But where a text without a table holds something that is not shown, its lines are the rows, as the plain
    text beside it on the clipboard would show everything.
    """
    page = parse_page_tree(text) if len(text) <= MAX_CHARACTERS else None
    if page is None or page.is_cut:
        return [], ()
    hidden = HiddenText()
    tables = [table for table in page.root.iter("table") if _is_innermost(table)]
    rows: BlockRows = []
    rounded: list[str] = []
    for number, table in enumerate(tables, start=1):
        name = "剪贴板" if len(tables) == 1 else f"剪贴板第 {number} 张表"
        rounded += _find_rounded_cells(table, name)
        rows += [[place.text for place in places] for _, places in read_table(table, hidden, name)]
    if not tables:
        lines = read_lines(page.root, hidden, "剪贴板")
        rows = [[line] for line in lines] if any(hidden.describe()) else []
    return rows, (*_describe_rounded(rounded), *hidden.describe())


def _find_rounded_cells(table: etree._Element, name: str) -> Iterator[str]:
    """A description of each cell that holds another number than it shows."""
    shown_rows = (row for row in table.iter("tr") if not is_gone(row))
    for row_number, row in enumerate(shown_rows, start=1):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        for number, cell in enumerate(cells, start=1):
            stored = next((cell.get(key) for key in _STORED_NUMBER_ATTRIBUTES if cell.get(key)), "")
            shown = to_half_width_number("".join(cell.itertext()))
            if stored and not is_gone(cell) and _is_rounded(shown, stored):
                yield f"{name}第 {row_number} 行第 {number} 格：显示的是 {shown}，表格里存的是 {stored}"


def _is_rounded(shown: str, stored: str) -> bool:
    """Whether a text shows a number, and another one than is stored; dates and percentages are no such numbers."""
    if not _SHOWN_NUMBER.fullmatch(shown) or not _STORED_NUMBER.fullmatch(stored):
        return False
    difference = Decimal(shown.replace(",", "")) - Decimal(stored)
    return abs(difference) > abs(Decimal(stored)).scaleb(-_MAX_STORED_DIGITS)


def _describe_rounded(rounded: list[str]) -> Iterator[str]:
    """One sentence for all cells that show a rounded number."""
    if rounded:
        more = f"；还有 {len(rounded) - 1} 格也是这样" if len(rounded) > 1 else ""
        yield f"{rounded[0]}{more}。粘贴的是显示的数，请核对。"


def _is_innermost(table: etree._Element) -> bool:
    """Whether a table has rows and none of its cells holds another; one that does only lays a page out."""
    has_inner = any(inner is not table for inner in table.iter("table"))
    return not has_inner and next(table.iter("tr"), None) is not None
