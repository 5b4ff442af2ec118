"""Writes a published report as a web page."""

from __future__ import annotations

from html import escape

from tests.strangers.published import Paragraph, Part, Piece, PublishedReport, PublishedTable, TableCell, TableRow

_MARKUP = {
    "plain": "{}",
    "struck": "<s>{}</s>",
    "hidden": '<span style="display:none">{}</span>',
    "note": "<sup>{}</sup>",
}


def write_page(report: PublishedReport) -> bytes:
    """The page, in UTF-8."""
    body = "\n".join(map(_write_part, report.parts))
    title = f"<title>{escape(report.site_title)}</title>" if report.site_title else ""
    return f'<html><head><meta charset="utf-8">{title}</head><body>\n{body}\n</body></html>'.encode()


def _write_part(part: Part) -> str:
    if isinstance(part, Paragraph):
        return f"<p>{escape(part.text)}</p>"
    return _write_table(part)


def _write_table(table: PublishedTable) -> str:
    rows = "\n".join(map(_write_row, table.rows))
    return f'<table border="1">\n{rows}\n</table>'


def _write_row(row: TableRow) -> str:
    style = ' style="display:none"' if row.is_hidden else ""
    return f"<tr{style}>{''.join(map(_write_cell, row.cells))}</tr>"


def _write_cell(cell: TableCell) -> str:
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    return f"<td{across}{down}>{''.join(map(_write_piece, cell.pieces))}</td>"


def _write_piece(piece: Piece) -> str:
    return _MARKUP[piece.look].format(escape(piece.text).replace("\n", "<br>"))
