"""Reads a table that was saved as text (.csv): commas, semicolons or tabs between its cells."""

from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import islice
from pathlib import Path

from model.errors import UnreadableFile
from model.importing.document import MAX_ROWS, Document, DocumentRow
from model.importing.readers.encoding import decode_text
from model.importing.readers.whole_file import read_whole
from model.text import split_paragraphs, unquote_cell

MAX_BYTES = 2_000_000
"""Bytes of a file; a report has not a tenth of it."""

MAX_COLUMNS = 200
"""Cells of a row that are read; the clerk is told of more. A report needs 15."""

_SEPARATORS = "\t,;"
_STATED_SEPARATOR = re.compile(r"\"?sep=(.)\"?[\t,;]*\r?\n", re.IGNORECASE)
"""The first line that Excel understands: sep=;"""
_LINES_TRIED = 300
_CELLS_COUNTED = 30
"""Of each line, so that one long sentence decides nothing."""


def read(path: Path) -> Document:
    """The rows of a .csv file; raises UnreadableFile for one that is no text or too large."""
    raw = read_whole(path, MAX_BYTES)
    text = decode_text(path.name, raw)
    stated = _STATED_SEPARATOR.match(text)
    first_line = 2 if stated else 1
    text = text[stated.end() :] if stated else text
    try:
        separator = stated[1] if stated else _find_separator(text)
        lines = _split_lines(text, separator, MAX_ROWS + 1)  # what has more is refused
    except (csv.Error, TypeError) as error:
        raise UnreadableFile(path.name, "文件坏了，或者里面不是表格。请用 WPS 或 Excel 打开，另存为 .xlsx。") from error
    is_cut_off = any(len(cells) > MAX_COLUMNS for cells in lines)
    notes = (f"表格太宽，每行只读了前 {MAX_COLUMNS} 格。",) if is_cut_off else ()
    rows = (_build_row(cells, f"第 {number} 行") for number, cells in enumerate(lines, start=first_line))
    return Document(tuple(rows), notes)


def _split_lines(text: str, separator: str, count: int) -> list[list[str]]:
    """The cells of the first lines. Raises csv.Error, or TypeError for a separator that can be none."""
    return list(islice(csv.reader(StringIO(text, newline=""), delimiter=separator), count))


def _find_separator(text: str) -> str:
    """The mark that divides most cells. Raises csv.Error."""
    counts = {}
    for separator in _SEPARATORS:
        lines = _split_lines(text, separator, _LINES_TRIED)
        counts[separator] = sum(min(len(cells), _CELLS_COUNTED) for cells in lines)
    return max(counts, key=counts.__getitem__)


def _build_row(cells: list[str], where: str) -> DocumentRow:
    """The row of a line, its cells cleaned line by line."""
    texts = ["\n".join(split_paragraphs(_drop_text_mark(unquote_cell(cell)))) for cell in cells[:MAX_COLUMNS]]
    return DocumentRow(tuple(texts) or ("",), where, is_table=True, is_aligned=True)


def _drop_text_mark(cell: str) -> str:
    """A cell without the ' before it that tells spreadsheets to leave it alone; two of them are quotation marks."""
    return cell[1:] if cell.startswith("'") and cell.count("'") == 1 else cell
