"""PDF files as Word and WPS print them: borders drawn cell by cell, tables over pages, prose over lines.

Covers model/files/pdfium.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from model import importing
from model.errors import UnreadableFile
from model.importing.readers import pdf_file
from tests.model.importing.readers.drawn_pdf import Paper


def test_a_scan_is_refused_with_words_that_say_so(tmp_path: Path) -> None:
    paper = Paper()
    paper.canvas.rect(100, 100, 300, 300, fill=1)
    with pytest.raises(UnreadableFile, match="扫描"):
        paper.rows(tmp_path)


def test_a_locked_file_is_refused_with_words_that_say_so(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "锁.pdf"), encrypt="geheim")
    canvas.drawString(100, 100, "x")
    canvas.save()
    with pytest.raises(UnreadableFile, match="密码"):
        importing.read_report(tmp_path / "锁.pdf")


def test_a_book_is_no_report(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "书.pdf"))
    for _ in range(pdf_file.MAX_PAGES + 1):
        canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableFile, match="201 页"):
        importing.read_report(tmp_path / "书.pdf")
