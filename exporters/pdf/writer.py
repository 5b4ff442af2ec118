"""A report as a PDF that an office would sign: GB/T 9704-2012, fonts embedded, the same bytes for the same report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from exporters.content import blocks as pages
from exporters.content.blocks import Block, DraftWatermark, Heading, Paragraph, Signature, Title
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.properties import PROGRAM_NAME, make_properties
from exporters.drawing import pdf
from exporters.drawing.pen import Pen
from exporters.pdf.flow import ScaledDrawing, TextLine, TitleLines, make_pieces
from exporters.pdf.pagination import PageContents, PlacedPiece, TableSlice
from exporters.pdf.pagination import paginate_pieces as paginate
from exporters.pdf.table_drawing import draw_table_slice
from exporters.typesetting import fonts
from exporters.typesetting.fonts import BUNDLED_FONTS, FontRole, FontSet
from exporters.typesetting.page_standard import PageStandard, load_page_standard
from exporters.typesetting.printable import make_printable
from model.form.form import Form
from model.report.report import Report


def write(
    form: Form, report: Report, path: Path, last: Report | None = None, choices: ExportOptions = DEFAULT_OPTIONS
) -> None:
    """Write the paper of a settled report; last is not printed. Raises OSError where the path cannot be written."""
    path.write_bytes(render_report_pdf(form, report, last, choices))


def render_report_pdf(
    form: Form, report: Report, last: Report | None = None, choices: ExportOptions = DEFAULT_OPTIONS
) -> bytes:
    """The paper of a settled report as the bytes of its file."""
    standard = load_page_standard()
    blocks = list(pages.make_blocks(form, report, last, choices))
    with fonts.FONT_LOCK:
        typecase = _choose_font_set(choices, standard)
        try:
            return _render_blocks(form, report, blocks, standard, typecase)
        except fonts.FONT_ERRORS:
            if typecase is BUNDLED_FONTS:
                raise
            # an installed font is damaged where nobody saw it, or gone: better another face than no paper
            return _render_blocks(form, report, blocks, standard, BUNDLED_FONTS)


def _render_blocks(
    form: Form, report: Report, blocks: Sequence[Block], standard: PageStandard, typecase: FontSet
) -> bytes:
    pen = draw_pages(blocks, standard, typecase)
    _set_properties(pen, form, report, standard)
    content: bytes = pen.canvas.getpdfdata()
    return content


def missing(
    form: Form, report: Report, last: Report | None = None, choices: ExportOptions = DEFAULT_OPTIONS
) -> list[str]:
    """The characters on the paper that no font has, as 字（U+XXXX）."""
    runs = [run for block in pages.make_blocks(form, report, last, choices) for run in _list_runs(block)]
    with fonts.FONT_LOCK:
        return fonts.list_missing_characters(runs, _choose_font_set(choices, load_page_standard()))


def _choose_font_set(choices: ExportOptions, standard: PageStandard) -> FontSet:
    return fonts.find_installed_fonts(standard) if choices.use_installed_fonts else BUNDLED_FONTS


def _list_runs(block: Block) -> Iterator[tuple[str, FontRole]]:
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


def draw_pages(blocks: Sequence[Block], standard: PageStandard, typecase: FontSet = BUNDLED_FONTS) -> Pen:
    """All pages, drawn on a canvas of their own. One at a time."""
    size, font = (standard.width, standard.height), typecase.find_face("body").name
    canvas = Canvas(BytesIO(), pagesize=size, invariant=1, lang="zh-CN", initialFontName=font)
    pen = Pen(canvas, standard.height, typecase)
    mark = next((block for block in blocks if isinstance(block, DraftWatermark)), None)
    laid = paginate(make_pieces(blocks, standard, typecase), standard)
    for number, page in enumerate(laid, start=1):
        if mark:
            _draw_watermark(pen, mark, number, standard)
        _draw_page(pen, page, number, standard)
    return pen


def _draw_watermark(pen: Pen, mark: DraftWatermark, number: int, standard: PageStandard) -> None:
    """草稿 behind the text of every page, and what is still wrong above the text of the first."""
    pen.draw_watermark(pages.WATERMARK_TEXT, standard.width / 2, standard.height / 2)
    if number == 1:
        pen.draw_label(mark.notice, standard.left, standard.top - standard.leading, standard.type_sizes["folio"])


def _draw_page(pen: Pen, page: PageContents, number: int, standard: PageStandard) -> None:
    for part in page:
        if isinstance(part, TableSlice):
            draw_table_slice(pen, part, standard.left)
        else:
            _draw_piece(pen, part, standard)
    inset = standard.folio_inset * standard.type_sizes["folio"]
    right = standard.left + standard.text_width - inset
    pen.draw_page_number(
        number, standard.left + inset, right, standard.bottom + standard.folio_drop, standard.type_sizes["folio"]
    )
    pen.canvas.showPage()


def _draw_piece(pen: Pen, placed: PlacedPiece, standard: PageStandard) -> None:
    match placed.piece:
        case TextLine() as text:
            _draw_text(pen, text, placed.top + standard.leading / 2, standard)
            if text.bookmark:
                _add_bookmark(pen, text.bookmark, placed.top)
        case TitleLines() as title:
            whole = title.grid_lines * standard.leading
            middle = placed.top + (whole - (len(title.lines) - 1) * title.leading) / 2
            for i, text in enumerate(title.lines):
                _draw_text(pen, text, middle + i * title.leading, standard)
        case ScaledDrawing() as plate:
            pdf.draw_drawing(pen, plate.drawing, standard.left, placed.top, plate.scale)


def _draw_text(pen: Pen, text: TextLine, middle: float, standard: PageStandard) -> None:
    pen.draw_text_line(text.glyphs, text.line, standard.left + text.left, middle, text.size, text.em)


def _add_bookmark(pen: Pen, title: str, top: float) -> None:
    pen.canvas.bookmarkPage(title, fit="XYZ", left=0, top=pen.page_height - top)
    pen.canvas.addOutlineEntry(make_printable(title), title)


def _set_properties(pen: Pen, form: Form, report: Report, standard: PageStandard) -> None:
    """The document's properties, as a reader's window and a search engine show them."""
    about, canvas = make_properties(form, report), pen.canvas
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setKeywords(f"{standard.standard}；{'、'.join(pen.used_families)}")
    canvas.setCreator(PROGRAM_NAME)
    canvas.setDateFormatter(lambda *_: f"D:{about.created.isoformat().replace('-', '')}000000+08'00'")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
