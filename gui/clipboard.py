"""Blocks of text between the grid and other programs: TSV, and an HTML table that keeps its frame."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence


def rows_of(text: str) -> list[list[str]]:
    """A block as Excel, WPS or LibreOffice copies it: cells by tab, rows by line, quoted where a cell has lines."""
    return [row or [""] for row in csv.reader(io.StringIO(text.removesuffix("\n").removesuffix("\r")), "excel-tab")]


def tsv(rows: Sequence[Sequence[str]]) -> str:
    """The block as text that a spreadsheet splits into cells again."""
    out = io.StringIO()
    csv.writer(out, "excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


def table(rows: Sequence[Sequence[str]]) -> str:
    """The block as an HTML table."""
    cell = '<td style="border:1px solid #000;padding:2pt 4pt;text-align:center">'
    lines = ("<tr>" + "".join(f"{cell}{html.escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    return f'<table style="border-collapse:collapse">{"".join(lines)}</table>'
