"""Writes a published report as text: .txt the way browsers and PDF programs copy it, .csv and .md."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from unicodedata import east_asian_width

from tests.strangers.published import Paragraph, PublishedReport, PublishedTable, TableCell

_LABEL_WIDTH = 24
"""Columns of a fixed-width text after which a label goes on in the next line."""
_GAP = 2


def write_cells_behind_tabs(report: PublishedReport) -> bytes:
    """Each cell behind a tab on its own line, an empty line after each row."""
    return _join(report, lambda table: "\n".join(_stack_cells(row, "\t") for row in _texts(table)))


def write_bare_cells(report: PublishedReport) -> bytes:
    """Each cell on its own line; a blank cell is an empty line."""
    return _join(report, lambda table: "\n".join(cell for row in _texts(table) for cell in row))


def write_spaced_cells(report: PublishedReport) -> bytes:
    """Each cell on its own line, an empty line after each, and one more after each row."""
    return _join(report, lambda table: "\n".join("\n\n".join(row) + "\n\n" for row in _texts(table)))


def write_rows_of_tabs(report: PublishedReport) -> bytes:
    """Each row on its line, tabs between its cells."""
    return _join(report, lambda table: "\n".join("\t".join(_place_texts(row)) for row in table.fill(repeat=False)))


def write_columns(report: PublishedReport) -> bytes:
    """Columns of blanks as pdftotext -layout makes them, long labels wrapped around their figures."""
    return _join(report, _draw_columns)


def write_markdown(report: PublishedReport) -> bytes:
    """Tables between bars."""
    return _join(report, _draw_bars)


def write_csv(report: PublishedReport) -> bytes:
    """All of it between commas; a paragraph is a row of one cell."""
    text = StringIO()
    writer = csv.writer(text)
    for part in report.parts:
        if isinstance(part, Paragraph):
            writer.writerow([part.text])
        else:
            writer.writerows([cell.text if cell else "" for cell in row] for row in part.fill(repeat=False))
    return text.getvalue().encode("utf-8-sig")


def _join(report: PublishedReport, write_table: Callable[[PublishedTable], str]) -> bytes:
    parts = [part.text if isinstance(part, Paragraph) else write_table(part) + "\n" for part in report.parts]
    return "\n".join(parts).encode()


def _texts(table: PublishedTable) -> list[list[str]]:
    """The cells of each row that begin in it, and a blank for each that reaches down into it."""
    rows: list[list[str]] = []
    for top, places in enumerate(table.fill(repeat=True)):
        begun = table.rows[top].cells
        cells = dict.fromkeys(map(id, (cell for cell in places if cell)))
        by_id = {id(cell): cell for cell in places if cell}
        rows.append([by_id[key].text if by_id[key] in begun else "" for key in cells])
    return rows


def _stack_cells(row: list[str], before: str) -> str:
    return "\n".join(before + cell for cell in row) + "\n"


def _place_texts(row: list[TableCell | None]) -> list[str]:
    return ["" if cell is None else cell.text.replace("\n", " ") for cell in row]


def _draw_bars(table: PublishedTable) -> str:
    lines = [f"| {' | '.join(_place_texts(row))} |" for row in table.fill(repeat=False)]
    lines.insert(1, "|" + " --- |" * table.column_count)
    return "\n".join(lines)


def _draw_columns(table: PublishedTable) -> str:
    """The rows with each cell at the same character of every line."""
    rows = [_place_texts(row) for row in table.fill(repeat=False)]
    wrapped = [[_wrap(text) for text in row] for row in rows]
    widths = [0] * table.column_count
    for row, cells in zip(wrapped, table.rows, strict=True):
        wide = {cell.column for cell in cells.cells if cell.across > 1}
        for at, lines in enumerate(row):
            if at not in wide:
                widths[at] = max([widths[at], *map(_measure, lines)])
    return "\n".join(line for row in wrapped for line in _draw_row(row, widths))


def _draw_row(row: list[list[str]], widths: list[int]) -> list[str]:
    """The lines of a row; shorter cells stand in the middle of the tallest."""
    height = max(map(len, row), default=1)
    drawn: list[str] = []
    for number in range(height):
        line = ""
        at = 0
        for lines, width in zip(row, widths, strict=True):
            first = (height - len(lines)) // 2
            text = lines[number - first] if first <= number < first + len(lines) else ""
            line += " " * max(at - _measure(line), bool(line)) + text if text else ""
            at += width + _GAP
        drawn.append(line)
    return drawn


def _wrap(text: str) -> list[str]:
    """A text in lines of at most _LABEL_WIDTH columns."""
    lines = [""]
    for character in text:
        if _measure(lines[-1] + character) > _LABEL_WIDTH:
            lines.append("")
        lines[-1] += character
    return lines


def _measure(text: str) -> int:
    """The columns that a text takes where Chinese characters are two wide."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
