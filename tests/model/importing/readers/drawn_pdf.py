"""PDF files drawn for tests, line by line and cell by cell."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

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
