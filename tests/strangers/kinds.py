"""The kinds of files that strangers publish, by the name under which tests count them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.strangers.pdf_paper import write_pdf
from tests.strangers.published import PublishedReport
from tests.strangers.texts import (
    write_bare_cells,
    write_cells_behind_tabs,
    write_columns,
    write_csv,
    write_markdown,
    write_rows_of_tabs,
    write_spaced_cells,
)
from tests.strangers.web_page import write_page
from tests.strangers.word_file import write_word_file
from tests.strangers.workbook import write_workbook

KINDS: dict[str, tuple[str, Callable[[PublishedReport], bytes]]] = {
    "html": (".html", write_page),
    "docx": (".docx", write_word_file),
    "xlsx": (".xlsx", write_workbook),
    "txt of cells behind tabs": (".txt", write_cells_behind_tabs),
    "txt of bare cells": (".txt", write_bare_cells),
    "txt of spaced cells": (".txt", write_spaced_cells),
    "txt of rows": (".txt", write_rows_of_tabs),
    "txt of columns": (".txt", write_columns),
    "csv": (".csv", write_csv),
    "pdf": (".pdf", write_pdf),
    "md": (".md", write_markdown),
}
"""By name: the suffix, and what writes the bytes of the file."""

GRIDS = frozenset({"xlsx", "csv", "md", "txt of rows"})
"""Kinds whose rows are all of one length, so that nobody sees where a cell is missing."""

SHOWING_LOOKS = frozenset({"html", "docx", "xlsx"})
"""Kinds that can strike a text out or hide it."""


def write_file(report: PublishedReport, kind: str, folder: Path) -> Path:
    """Write a report as a file of a kind into a folder; its path."""
    suffix, write = KINDS[kind]
    path = folder / f"年报{suffix}"
    path.write_bytes(write(report))
    return path
