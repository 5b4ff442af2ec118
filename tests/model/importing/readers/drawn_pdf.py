"""PDF files drawn for tests, line by line and cell by cell."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from model.importing.document import Document
from model.importing.readers import pdf_file

FONT = "HeiTi"
FILE = Path(__file__).parents[4] / "resources" / "fonts" / "HeiTi.ttf"


class Paper:
    """A PDF drawn by hand."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(TTFont(FONT, str(FILE)))
        self._file = BytesIO()
        self.canvas = Canvas(self._file, pagesize=A4)
        self.begin()

    def draw_row(self, label: str = "行政许可") -> tuple[float, float]:
        """A table of a label and a blank cell beside it; where digits stand in the cell, their left and baseline."""
        self.cell(100, 700, 100, 20, label)
        self.cell(200, 700, 100, 20)
        self.cell(100, 680, 100, 20, "行政处罚")
        self.cell(200, 680, 100, 20, "8")
        return 240, 706

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

    def small(self, text: str, x: float, y: float, size: float) -> None:
        """Words in another size."""
        self.canvas.setFont(FONT, size)
        self.say(text, x, y)
        self.begin()

    def annotate(self, kind: str, left: float, right: float, height: float) -> None:
        """A mark on the page, as programs that show PDFs put it there: StrikeOut around a height, or Line at it."""
        low, high = height - 5, height + 5
        mark = PDFDictionary({"Type": PDFName("Annot"), "Subtype": PDFName(kind)})
        mark["Rect"] = PDFArray([left, low, right, high])
        if kind == "Line":
            mark["L"] = PDFArray([left, height, right, height])
        else:
            mark["QuadPoints"] = PDFArray([left, high, right, high, left, low, right, low])
        self.canvas._addAnnotation(mark)

    def document(self, tmp_path: Path) -> Document:
        self.canvas.save()
        (tmp_path / "a.pdf").write_bytes(self._file.getvalue())
        return pdf_file.read(tmp_path / "a.pdf")

    def rows(self, tmp_path: Path) -> list[tuple[str | None, ...]]:
        return [row.cells for row in self.document(tmp_path).rows]
