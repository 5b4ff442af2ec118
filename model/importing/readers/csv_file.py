"""Reads a table that was saved as text, commas or tabs between its cells (.csv)."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import islice
from pathlib import Path

from model.errors import UnreadableFile
from model.importing.document import MAX_ROWS, Document, DocumentRow
from model.importing.readers.encoding import decode_text
from model.text import split_paragraphs, unquote_cell

MAX_BYTES = 2_000_000
"""Bytes of a file; a report has not a tenth of it."""


def read(path: Path) -> Document:
    """The rows of a .csv file; raises UnreadableFile for one that is no text or too large."""
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        raise UnreadableFile(path.name, "文件太大，不像一份报告。请核对是不是选错了文件。")
    text = decode_text(path.name, raw)
    first = text.partition("\n")[0]
    try:
        every = csv.reader(StringIO(text, newline=""), delimiter="\t" if "\t" in first else ",")
        lines = list(islice(every, MAX_ROWS + 1))  # what has more is refused
    except csv.Error as error:
        raise UnreadableFile(path.name, "文件坏了，或者里面不是表格。请用 WPS 或 Excel 打开，另存为 .xlsx。") from error
    return Document(tuple(_build_row(cells, f"第 {number} 行") for number, cells in enumerate(lines, start=1)))


def _build_row(cells: list[str], where: str) -> DocumentRow:
    """The row of a line, its cells cleaned line by line."""
    texts = ["\n".join(split_paragraphs(unquote_cell(cell))) for cell in cells]
    return DocumentRow(tuple(texts) or ("",), where, is_table=True, is_aligned=True)
