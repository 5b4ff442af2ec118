"""PDF files as Word and WPS print them: borders drawn cell by cell, tables over pages, prose over lines."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from model import importing
from model.errors import UnreadableFile
from model.importing.readers import pdf_file
from model.importing.readers.pdf_objects import read_glyphs

FONT = "HeiTi"
FILE = Path(__file__).parents[4] / "resources" / "fonts" / "HeiTi.ttf"


class Paper:
    """A PDF drawn by hand."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(TTFont(FONT, str(FILE)))
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=A4)
        self.begin()

    def begin(self) -> None:
        self.canvas.setFont(FONT, 12)

    def page(self) -> None:
        self.canvas.showPage()
        self.begin()

    def say(self, text: str, x: float, y: float) -> None:
        self.canvas.drawString(x, y, text)

    def cell(self, x: float, y: float, width: float, height: float, *lines: str) -> None:
        """A cell with borders of its own, as WPS draws them."""
        self.canvas.rect(x, y, width, height)
        for number, line in enumerate(lines):
            self.say(line, x + 2, y + height - 14 * (number + 1))

    def rows(self, tmp_path: Path) -> list[tuple[str | None, ...]]:
        self.canvas.save()
        (tmp_path / "a.pdf").write_bytes(self._file.getvalue())
        return [row.cells for row in pdf_file.read(tmp_path / "a.pdf").rows]


def test_cells_are_told_apart_by_their_borders(tmp_path: Path) -> None:
    paper = Paper()
    paper.cell(100, 700, 100, 40, "项目名称", "折了一行")
    paper.cell(200, 700, 50, 40, "12")
    paper.cell(250, 700, 50, 40, "3")
    paper.cell(100, 680, 200, 20, "跨三列")
    assert paper.rows(tmp_path) == [("项目名称\n折了一行", "12", "3"), ("跨三列", None, None)]


def test_an_upright_heading_covers_its_rows(tmp_path: Path) -> None:
    paper = Paper()
    paper.cell(100, 660, 20, 60, "结", "果")
    for number in range(3):
        paper.cell(120, 700 - 20 * number, 80, 20, f"{number + 1}.项")
        paper.cell(200, 700 - 20 * number, 40, 20, str(number))
    assert paper.rows(tmp_path) == [("结\n果", "1.项", "0"), (None, "2.项", "1"), (None, "3.项", "2")]


def test_the_columns_of_a_table_over_two_pages_are_the_same(tmp_path: Path) -> None:
    """Below the break no row has the narrow middle column any more; the numbers stay in theirs."""
    paper = Paper()
    paper.cell(100, 100, 60, 20, "组")
    paper.cell(160, 100, 60, 20, "项")
    paper.cell(220, 100, 60, 20, "7")
    paper.page()
    paper.cell(100, 700, 120, 20, "总计")
    paper.cell(220, 700, 60, 20, "8")
    assert paper.rows(tmp_path) == [("组", "项", "7"), ("总计", None, "8")]


def test_lines_of_prose_are_paragraphs_over_page_ends_without_page_numbers(tmp_path: Path) -> None:
    paper = Paper()
    paper.say("　　第一段写满了一整行还有下文的字", 100, 120)
    paper.say("— 1 —", 280, 40)
    paper.page()
    paper.say("接着写完这一段。", 100, 760)
    paper.canvas.drawString(124, 740, "第二段另起一行。")
    paper.say("2", 290, 40)
    found = [row[0] for row in paper.rows(tmp_path)]
    assert found == ["第一段写满了一整行还有下文的字接着写完这一段。", "第二段另起一行。"]


def test_bold_that_is_drawn_twice_counts_once(tmp_path: Path) -> None:
    paper = Paper()
    for number, character in enumerate("常常公开"):
        for shift in (0, 0.3):
            paper.say(character, 100 + 12 * number + shift, 700)
    assert "".join(row[0] or "" for row in paper.rows(tmp_path)) == "常常公开"


def test_text_told_apart_from_its_glyphs_stands_where_it_is_drawn_on_a_sheet_of_two_pages(tmp_path: Path) -> None:
    """As LibreOffice writes characters its font lacks; two of its pages are then printed on one sheet."""
    spoken = b"/Span<</ActualText<FEFF5E74>>> BDC 1 0 0 1 108 700 Tm (x) Tj EMC "
    drawn = b"BT /F1 11 Tf 100 700 Td (A) Tj " + spoken + b"1 0 0 1 300 700 Tm (12) Tj ET"
    page = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< " + page + b" >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    with pypdfium2.PdfDocument(b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF") as single:
        sheet = pypdfium2.PdfDocument(pypdfium2.raw.FPDF_ImportNPagesToOne(single.raw, 1190, 842, 2, 1))
        sheet.save(tmp_path / "sheet.pdf")
        sheet.close()
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as read:
        found = read_glyphs(read[0])
    assert [glyph.text for glyph in found] == ["A", "年", "1", "2"]
    assert {round(glyph.baseline - found[0].baseline, 2) for glyph in found} == {0.0}
    assert found[0].left < found[1].left < found[0].left + 10


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
