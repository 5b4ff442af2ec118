"""A report as a PDF that an office would sign: GB/T 9704-2012, fonts embedded, the same bytes for the same report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from exporters.content import blocks as pages
from exporters.content.blocks import Block, Heading, Mark, Paragraph, Signature, Title
from exporters.content.options import PLAIN, Choices
from exporters.content.properties import PROGRAM, properties
from exporters.drawing import pdf
from exporters.drawing.pen import Pen
from exporters.pdf.flow import Display, Plate, Text, pieces
from exporters.pdf.pagination import Page, Placed, Slice
from exporters.pdf.pagination import pages as paginate
from exporters.pdf.table_drawing import draw_slice
from exporters.typesetting import fonts
from exporters.typesetting.fonts import BUNDLED, Role, Typecase
from exporters.typesetting.page_standard import Paper, paper
from exporters.typesetting.printable import clean
from model.form.form import Form
from model.report.report import Report


def write(form: Form, report: Report, path: Path, last: Report | None = None, choices: Choices = PLAIN) -> None:
    """Write the paper of a settled report; last is not printed. Raises OSError where the path cannot be written."""
    path.write_bytes(content(form, report, last, choices))


def content(form: Form, report: Report, last: Report | None = None, choices: Choices = PLAIN) -> bytes:
    """The paper of a settled report as the bytes of its file."""
    standard = paper()
    blocks = list(pages.blocks(form, report, last, choices))
    with fonts.WRITING:
        typecase = _typecase(choices, standard)
        try:
            return _content(form, report, blocks, standard, typecase)
        except fonts.UNUSABLE:
            if typecase is BUNDLED:
                raise
            # an installed font is damaged where nobody saw it, or gone: better another face than no paper
            return _content(form, report, blocks, standard, BUNDLED)


def _content(form: Form, report: Report, blocks: Sequence[Block], standard: Paper, typecase: Typecase) -> bytes:
    pen = drawn(blocks, standard, typecase)
    _describe(pen, form, report, standard)
    content: bytes = pen.canvas.getpdfdata()
    return content


def missing(form: Form, report: Report, last: Report | None = None, choices: Choices = PLAIN) -> list[str]:
    """The characters on the paper that no font has, as 字（U+XXXX）."""
    runs = [run for block in pages.blocks(form, report, last, choices) for run in _runs(block)]
    with fonts.WRITING:
        return fonts.missing(runs, _typecase(choices, paper()))


def _typecase(choices: Choices, standard: Paper) -> Typecase:
    return fonts.typecase(standard) if choices.installed_fonts else BUNDLED


def _runs(block: Block) -> Iterator[tuple[str, Role]]:
    """What is written in a block, and in which role."""
    match block:
        case Title():
            yield block.unit + block.rest, "title"
        case Heading():
            yield block.text, "first"
        case Paragraph():
            yield from ((run.text, run.role) for run in block.runs)
        case Signature():
            yield block.signed + block.dated, "body"


def drawn(blocks: Sequence[Block], standard: Paper, typecase: Typecase = BUNDLED) -> Pen:
    """All pages, drawn on a canvas of their own. One at a time."""
    size, font = (standard.width, standard.height), typecase.face("body").name
    canvas = Canvas(BytesIO(), pagesize=size, invariant=1, lang="zh-CN", initialFontName=font)
    pen = Pen(canvas, standard.height, typecase)
    mark = next((block for block in blocks if isinstance(block, Mark)), None)
    laid = paginate(pieces(blocks, standard, typecase), standard)
    for number, page in enumerate(laid, start=1):
        if mark:
            _draw_mark(pen, mark, number, standard)
        _draw_page(pen, page, number, standard)
    return pen


def _draw_mark(pen: Pen, mark: Mark, number: int, standard: Paper) -> None:
    """草稿 behind the text of every page, and what is still wrong above the text of the first."""
    pen.draw_across(pages.DRAFT, standard.width / 2, standard.height / 2)
    if number == 1:
        pen.draw_words(mark.words, standard.left, standard.top - standard.leading, standard.sizes["folio"])


def _draw_page(pen: Pen, page: Page, number: int, standard: Paper) -> None:
    for part in page:
        if isinstance(part, Slice):
            draw_slice(pen, part, standard.left)
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
        case Plate() as plate:
            pdf.draw(pen, plate.drawing, standard.left, placed.top, plate.scale)


def _draw_text(pen: Pen, text: Text, middle: float, standard: Paper) -> None:
    pen.draw_line(text.letters, text.line, standard.left + text.left, middle, text.size, text.em)


def _mark(pen: Pen, title: str, top: float) -> None:
    pen.canvas.bookmarkPage(title, fit="XYZ", left=0, top=pen.page_height - top)
    pen.canvas.addOutlineEntry(clean(title), title)


def _describe(pen: Pen, form: Form, report: Report, standard: Paper) -> None:
    """The document's properties, as a reader's window and a search engine show them."""
    about, canvas = properties(form, report), pen.canvas
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setKeywords(f"{standard.standard}；{'、'.join(pen.families)}")
    canvas.setCreator(PROGRAM)
    canvas.setDateFormatter(lambda *_: f"D:{about.made.isoformat().replace('-', '')}000000+08'00'")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
