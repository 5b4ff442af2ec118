"""Copies blocks of cells to other programs and reads theirs: as an HTML table with merged cells, and as tabbed text."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from model.importing.readers.merged_cells import MAX_ROWS

BlockRows = list[list[str | None]]
"""The texts of a block's rows: "" is a blank cell, None a place that a merged cell beside or above it covers."""

_HTML_PAGE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>\n'
    "<!--StartFragment-->{}<!--EndFragment-->\n</body></html>"
)
"""The page around a copied table. Without the charset, office programs on Linux would guess one."""

_WORD_BREAKS = str.maketrans({"\x0b": " ", "\f": " ", "\u2028": " ", "\u2029": " ", "\x1e": "-", "\x1f": None})
"""Word's own line breaks and hyphens, as they come in plain text → what a cell gets instead."""


@dataclass(frozen=True, slots=True)
class CopiedCell:
    """A cell of a block to be copied, heading or figure.

    row and column count from the block's upper left corner; height and width count the rows and columns it covers.
    """

    row: int
    column: int
    height: int
    width: int
    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class PastedBlock:
    """A block on a clipboard: its rows, and a sentence for the clerk on each text that it holds and does not show."""

    rows: BlockRows
    notes: tuple[str, ...] = ()


def read_block(mime: QMimeData) -> PastedBlock:
    """The block on a clipboard, without blank rows at its end and with MAX_ROWS at most; no rows where there is none.

    HTML is preferred: plain text knows no merged cells, cuts cells that hold several lines, and shows what is hidden
    or struck out like all else.
    """
    from model.importing.readers.markup.pasted_tables import read_pasted_html  # brings lxml, which the start can spare

    rows, notes = read_pasted_html(mime.html()) if mime.hasHtml() else ([], ())
    if not rows and mime.hasText() and not notes:
        rows = parse_tab_text(mime.text())
    while rows and not any(text and text.strip() for text in rows[-1]):
        rows.pop()
    return PastedBlock(rows[:MAX_ROWS], notes)


def parse_tab_text(text: str) -> BlockRows:
    """The rows of a block in plain text: tabs between cells, a line for each row, quotes around cells with lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").replace("\0", "")
    rows: BlockRows = []
    for texts in _split_cells(text):
        row: list[str | None] = [cell.translate(_WORD_BREAKS).strip() for cell in texts]
        rows.append(row or [""])
    return rows


def _split_cells(text: str) -> list[list[str]]:
    """The cells of each row. Quotes count only where they come in pairs: 12" is a text like any other."""
    if text.count('"') % 2 == 0:
        try:
            return list(csv.reader(io.StringIO(text), "excel-tab", strict=True))
        except csv.Error:
            pass
    return [line.split("\t") for line in text.split("\n")]


def build_mime_data(cells: Sequence[CopiedCell]) -> QMimeData:
    """A block for the clipboard, as tabbed text and as an HTML table."""
    mime = QMimeData()
    mime.setText(format_tab_text(cells))
    mime.setHtml(format_html_table(cells))
    return mime


def format_tab_text(cells: Sequence[CopiedCell]) -> str:
    """The block as text that a spreadsheet splits into cells again; a merged cell's text stands in its first place."""
    out = io.StringIO()
    width = max((cell.column + cell.width for cell in cells), default=0)
    height = max((cell.row + cell.height for cell in cells), default=0)
    rows = [[""] * width for _ in range(height)]
    for cell in cells:
        rows[cell.row][cell.column] = cell.text
    csv.writer(out, "excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


def format_html_table(cells: Sequence[CopiedCell]) -> str:
    """The block as an HTML page with one ruled table."""
    rows: dict[int, str] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row] = rows.get(cell.row, "") + _format_html_cell(cell)
    last_row = max(rows, default=-1)
    body = "".join(f"<tr>{rows.get(row, '')}</tr>\n" for row in range(last_row + 1))
    return _HTML_PAGE.format(f'<table style="border-collapse:collapse">\n{body}</table>')


def _format_html_cell(cell: CopiedCell) -> str:
    rowspan = f' rowspan="{cell.height}"' if cell.height > 1 else ""
    colspan = f' colspan="{cell.width}"' if cell.width > 1 else ""
    align = "center" if cell.is_heading else "right"
    style = f"border:1px solid #000;padding:2pt 4pt;text-align:{align}"
    if number_format := _choose_number_format(cell):
        style += f";mso-number-format:'{number_format}'"
    return f'<td{rowspan}{colspan} style="{style}">{html.escape(cell.text)}</td>'


def _choose_number_format(cell: CopiedCell) -> str:
    """The number format a spreadsheet is told, "" for its own choice.

    Spreadsheets would cut the last zeros of 52.150000, and take a heading's 1. for a number's beginning.
    """
    if cell.is_heading:
        return "\\@"
    is_number = cell.text.replace(".", "", 1).isdecimal()
    decimals = cell.text.partition(".")[2] if is_number else ""
    return f"0\\.{'0' * len(decimals)}" if decimals else ""
