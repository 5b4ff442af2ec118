"""Puts a report's parts into files of the kinds that offices publish: a web page, a text, a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document

from model import importing
from tests.model.importing import spoiled
from tests.model.importing.spoiled import Part

SUFFIXES = (".html", ".txt", ".docx")


def read_published(parts: Sequence[Part], path: Path) -> importing.Reading:
    """What is read of the parts of a report in a file of this name."""
    if path.suffix == ".docx":
        _write_word_file(parts, path)
    else:
        path.write_text(spoiled.page([*parts]) if path.suffix == ".html" else spoiled.lines([*parts], "\t"), "utf-8")
    return importing.read_report(path)


def _write_word_file(parts: Sequence[Part], path: Path) -> None:
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        rows = part.filled(again=False)
        table = document.add_table(len(rows), part.columns)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(path))
