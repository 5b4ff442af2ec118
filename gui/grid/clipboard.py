"""Blocks of texts between the grid and other programs: HTML tables with their spans, else text parted by tabs."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from gui.grid.clipboard_html import BlockRows, read_table_rows
from model.importing.readers.merged_cells import MAX_ROWS

_HTML_PAGE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>\n'
    "<!--StartFragment-->{}<!--EndFragment-->\n</body></html>"
)
"""Without the charset, office programs on Linux would guess one."""

_WORD_BREAKS = str.maketrans({"\x0b": " ", "\f": " ", "\u2028": " ", "\u2029": " ", "\x1e": "-", "\x1f": None})
"""What Word writes for its own line breaks and hyphens."""


@dataclass(frozen=True, slots=True)
class CopiedCell:
    """A cell of a block to be copied: its place, extent and text; heading or figure."""

    row: int
    column: int
    height: int
    width: int
    text: str
    is_heading: bool = False


def read_block(mime: QMimeData) -> BlockRows:
    """The block on a clipboard, without blank rows at its end; empty where there is none.

    A table in HTML goes before the text, which says nothing of merged cells and cuts cells that hold several lines.
    """
    rows = read_table_rows(mime.html()) if mime.hasHtml() else []
    if not rows and mime.hasText():
        rows = parse_tab_text(mime.text())
    while rows and not any(text and text.strip() for text in rows[-1]):
        rows.pop()
    return rows[:MAX_ROWS]


def parse_tab_text(text: str) -> BlockRows:
    """A block as text: cells by tab, rows by line, quoted where a cell has lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").replace("\0", "")
    return [[cell.translate(_WORD_BREAKS).strip() for cell in row] or [""] for row in _split_cells(lines)]


def _split_cells(lines: str) -> Iterator[list[str]]:
    """Quotes count only where they come in pairs: 12" is a text like any other."""
    if lines.count('"') % 2 == 0:
        try:
            yield from list(csv.reader(io.StringIO(lines), "excel-tab", strict=True))
            return
        except csv.Error:
            pass
    yield from (line.split("\t") for line in lines.split("\n"))


def build_mime_data(boxes: Sequence[CopiedCell]) -> QMimeData:
    """A block for other programs, as text and as a table."""
    mime = QMimeData()
    mime.setText(format_tab_text(boxes))
    mime.setHtml(format_html_table(boxes))
    return mime


def format_tab_text(boxes: Sequence[CopiedCell]) -> str:
    """The block as text that a spreadsheet splits into cells again; a span's text stands in its first place."""
    out = io.StringIO()
    width = max((box.column + box.width for box in boxes), default=0)
    rows = [[""] * width for _ in range(max((box.row + box.height for box in boxes), default=0))]
    for box in boxes:
        rows[box.row][box.column] = box.text
    csv.writer(out, "excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


def format_html_table(boxes: Sequence[CopiedCell]) -> str:
    """The block as an HTML page with one ruled table."""
    rows: dict[int, list[str]] = {}
    for box in sorted(boxes, key=lambda box: (box.row, box.column)):
        rows.setdefault(box.row, []).append(_format_html_cell(box))
    body = "".join(f"<tr>{''.join(rows.get(row, ()))}</tr>\n" for row in range(max(rows, default=-1) + 1))
    return _HTML_PAGE.format(f'<table style="border-collapse:collapse">\n{body}</table>')


def _format_html_cell(box: CopiedCell) -> str:
    spans = "".join(
        f' {name}="{extent}"' for name, extent in (("rowspan", box.height), ("colspan", box.width)) if extent > 1
    )
    align = "center" if box.is_heading else "right"
    # Spreadsheets would cut the last zeros of 52.150000, and take a heading's 1. for a number's beginning
    decimals = len(box.text.partition(".")[2]) if not box.is_heading and box.text.replace(".", "", 1).isdecimal() else 0
    shown = "\\@" if box.is_heading else f"0\\.{'0' * decimals}" if decimals else ""
    style = f"border:1px solid #000;padding:2pt 4pt;text-align:{align}"
    style += f";mso-number-format:'{shown}'" if shown else ""
    return f'<td{spans} style="{style}">{html.escape(box.text)}</td>'
