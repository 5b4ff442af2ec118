"""A report as a PDF that an office would sign: GB/T 9704-2012, fonts embedded, the same bytes for the same report."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Lock

from reportlab.pdfgen.canvas import Canvas

from exporters import pages
from exporters.fonts import FILES, clean, face
from exporters.paper import Paper, paper
from exporters.pdf_draw import Pen
from exporters.pdf_flow import Display, Text, pieces
from exporters.pdf_pages import Page, Placed, Slice
from exporters.pdf_pages import pages as paginate
from model.form import Form
from model.report import Report

_WRITING = Lock()
"""reportlab's fonts keep their place in their files: two papers at a time would read each other's glyphs."""

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日$", re.ASCII)


def write(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Write the paper of a settled report. last is not printed. Raises OSError where the path cannot be written."""
    standard = paper()
    with _WRITING:
        size, font = (standard.width, standard.height), face(FILES["body"]).name
        canvas = Canvas(str(path), pagesize=size, invariant=1, lang="zh-CN", initialFontName=font)
        pen = Pen(canvas, standard.height)
        laid = paginate(pieces(pages.blocks(form, report), standard), standard)
        for number, page in enumerate(laid, start=1):
            _draw_page(pen, page, number, standard)
        _describe(pen, form, report, standard)
        canvas.save()


def _draw_page(pen: Pen, page: Page, number: int, standard: Paper) -> None:
    for part in page:
        if isinstance(part, Slice):
            pen.draw_slice(part, standard.left)
        else:
            _draw_piece(pen, part, standard)
    inset = standard.folio_inset * standard.sizes["folio"]
    right = standard.left + standard.text_width - inset
    pen.draw_folio(number, standard.left + inset, right, standard.bottom + standard.folio_drop, standard.sizes["folio"])
    pen.canvas.showPage()


def _draw_piece(pen: Pen, placed: Placed, standard: Paper) -> None:
    match placed.piece:
        case Text() as text:
            _draw_text(pen, text, placed.top + standard.leading / 2, standard)
            if text.bookmark:
                _mark(pen, text.bookmark, placed.top)
        case Display() as title:
            whole = title.rows * standard.leading
            middle = placed.top + (whole - (len(title.lines) - 1) * title.leading) / 2
            for i, text in enumerate(title.lines):
                _draw_text(pen, text, middle + i * title.leading, standard)


def _draw_text(pen: Pen, text: Text, middle: float, standard: Paper) -> None:
    pen.draw_line(text.letters, text.line, standard.left + text.left, middle, text.size, text.em)


def _mark(pen: Pen, title: str, top: float) -> None:
    pen.canvas.bookmarkPage(title, fit="XYZ", left=0, top=pen.page_height - top)
    pen.canvas.addOutlineEntry(clean(title), title)


def _describe(pen: Pen, form: Form, report: Report, standard: Paper) -> None:
    """The document's properties, as a reader's window and a search engine show them."""
    title = pages.title(form, report)
    canvas = pen.canvas
    canvas.setTitle(clean(title.unit + title.rest).strip())
    canvas.setAuthor(clean(report.unit))
    canvas.setSubject(f"政府信息公开工作年度报告（{form.notice}）")
    canvas.setKeywords(f"{standard.standard}；{'、'.join(pen.families)}")
    canvas.setCreator("年报")
    canvas.setDateFormatter(lambda *_: _stamp(report))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


def _stamp(report: Report) -> str:
    """When the document was made, for its properties: the report's own date, so that equal reports give equal bytes."""
    date = _DATE.match(report.cover.get("dated", ""))
    year, month, day = (int(part) for part in date.groups()) if date else (report.year or 2000, 1, 1)
    return f"D:{year:04d}{month:02d}{day:02d}000000+08'00'"
