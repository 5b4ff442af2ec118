"""Writes a published report as a PDF with ruled tables."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Table
from reportlab.platypus import Paragraph as SetParagraph

from tests.strangers.published import Paragraph, PublishedReport, PublishedTable

_FONT = "Strangers"
_FONT_FILE = Path(__file__).parents[2] / "resources" / "fonts" / "HeiTi.ttf"
_SIZE = 9
_PAGE = (1600, 1200)
"""Points: wide enough for labels in every place, high enough for the tallest merged cell."""
_LABEL_CHARACTERS = 12
"""Characters of a line in a column of labels."""


def write_pdf(report: PublishedReport) -> bytes:
    """The .pdf file, on pages that hold every table; of two tables in a row, each begins a page."""
    _register_font()
    style = ParagraphStyle("body", fontName=_FONT, fontSize=10, leading=14, wordWrap="CJK")
    flow: list[Flowable] = []
    is_behind_table = False
    for part in report.parts:
        if isinstance(part, Paragraph):
            flow.append(SetParagraph(escape(part.text), style))
        else:
            flow += [PageBreak()] if is_behind_table else []
            flow.append(_set_table(part))
        is_behind_table = isinstance(part, PublishedTable)
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=_PAGE, invariant=1).build(flow)
    return file.getvalue()


@cache
def _register_font() -> None:
    pdfmetrics.registerFont(TTFont(_FONT, str(_FONT_FILE)))


def _set_table(table: PublishedTable) -> Table:
    """The table with every cell in its frame, and none where a row has no cell; labels are broken by hand."""
    texts = [[_break_lines(cell.text) if cell else "" for cell in row] for row in table.fill(repeat=False)]
    look: list[tuple[object, ...]] = [
        ("FONT", (0, 0), (-1, -1), _FONT, _SIZE, _SIZE + 2),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
    for top, row in enumerate(table.rows):
        for cell in row.cells:
            right, bottom = cell.column + cell.across - 1, min(top + cell.down, len(table.rows)) - 1
            look.append(("BOX", (cell.column, top), (right, bottom), 0.5, colors.black))
            if (right, bottom) != (cell.column, top):
                look.append(("SPAN", (cell.column, top), (right, bottom)))
    return Table(texts, style=look, splitByRow=1)


def _break_lines(text: str) -> str:
    """A long text in lines of _LABEL_CHARACTERS."""
    if "\n" in text:
        return text
    return "\n".join(text[at : at + _LABEL_CHARACTERS] for at in range(0, len(text), _LABEL_CHARACTERS))
