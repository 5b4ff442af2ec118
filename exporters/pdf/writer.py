"""Writes a report as a PDF after GB/T 9704-2012, with its fonts embedded; the same report gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from exporters.content.blocks import (
    WATERMARK_TEXT,
    Block,
    DraftWatermark,
    Heading,
    Paragraph,
    Signature,
    Title,
)
from exporters.content.options import ExportOptions
from exporters.content.properties import PROGRAM_NAME, DocumentProperties
from exporters.content.report_content import PaperContent
from exporters.drawing import pdf
from exporters.drawing.pen import Pen
from exporters.pages.flow import ScaledDrawing, TextLine, TitleLines, make_pieces
from exporters.pages.pagination import PageContents, PlacedPiece, TableSlice, paginate_pieces
from exporters.pdf.table_drawing import draw_table_slice
from exporters.typesetting import fonts
from exporters.typesetting.fonts import BUNDLED_FONTS, FontRole, FontSet
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.printable import make_printable


def write(content: PaperContent, path: Path) -> None:
    """Write the PDF of a paper. Raises OSError."""
    path.write_bytes(render_report_pdf(content))


@dataclass(frozen=True, slots=True)
class TypesetPaper:
    """A PDF, and what stands on its pages."""

    pdf: bytes
    pages: Sequence[PageContents]


def render_report_pdf(content: PaperContent) -> bytes:
    """The PDF of a paper as bytes."""
    return typeset_paper(content).pdf


def typeset_paper(content: PaperContent) -> TypesetPaper:
    """The PDF of a paper with its pages.

    Where an installed font turns out to be damaged, the whole of it is set in the bundled ones instead.
    """
    blocks = content.blocks  # made before other threads have to wait
    with fonts.FONT_LOCK:
        font_set = _choose_font_set(content.options, content.standard)
        try:
            return _typeset_blocks(content, blocks, font_set)
        except fonts.FONT_ERRORS:
            if font_set is BUNDLED_FONTS:
                raise
            return _typeset_blocks(content, blocks, BUNDLED_FONTS)


def _typeset_blocks(content: PaperContent, blocks: Sequence[Block], font_set: FontSet) -> TypesetPaper:
    """The PDF of a paper in these fonts. The caller holds fonts.FONT_LOCK."""
    standard = content.standard
    pages = _lay_out_pages(blocks, standard, font_set)
    pen = _draw_laid_pages(pages, blocks, standard, font_set)
    return TypesetPaper(_save_pages(pen, content.properties, standard), pages)


def _save_pages(pen: Pen, properties: DocumentProperties, standard: PageStandard) -> bytes:
    """The PDF with the pages a pen has drawn."""
    _set_properties(pen, properties, standard)
    pdf_bytes: bytes = pen.canvas.getpdfdata()
    return pdf_bytes


def list_missing_characters(content: PaperContent) -> list[str]:
    """The characters of the paper that no font has, as 字（U+XXXX）."""
    runs = [run for block in content.blocks for run in _list_runs(block)]
    with fonts.FONT_LOCK:
        return fonts.list_missing_characters(runs, _choose_font_set(content.options, content.standard))


def _choose_font_set(options: ExportOptions, standard: PageStandard) -> FontSet:
    return fonts.find_installed_fonts(standard) if options.use_installed_fonts else BUNDLED_FONTS


def _list_runs(block: Block) -> Iterator[tuple[str, FontRole]]:
    """The texts of a block, each with its role. Tables are left out: they hold the form's labels and figures."""
    match block:
        case Title():
            yield block.unit + block.rest, "title"
        case Heading():
            yield block.text, "first"
        case Paragraph():
            yield from ((run.text, run.role) for run in block.runs)
        case Signature():
            yield block.signed + block.dated, "body"


def draw_pages(blocks: Sequence[Block], standard: PageStandard, font_set: FontSet = BUNDLED_FONTS) -> Pen:
    """Draw all pages on a new canvas and return its pen. The caller holds fonts.FONT_LOCK."""
    return _draw_laid_pages(_lay_out_pages(blocks, standard, font_set), blocks, standard, font_set)


def _lay_out_pages(blocks: Sequence[Block], standard: PageStandard, font_set: FontSet) -> list[PageContents]:
    """What stands on which page."""
    return paginate_pieces(make_pieces(blocks, standard, font_set), standard)


def _draw_laid_pages(
    pages: Sequence[PageContents], blocks: Sequence[Block], standard: PageStandard, font_set: FontSet
) -> Pen:
    """Draw the pages that were made of these blocks."""
    size, font = (standard.width, standard.height), font_set.find_face("body").name
    canvas = Canvas(BytesIO(), pagesize=size, invariant=1, lang="zh-CN", initialFontName=font)
    pen = Pen(canvas, standard.height, font_set)
    watermark = next((block for block in blocks if isinstance(block, DraftWatermark)), None)
    for number, page in enumerate(pages, start=1):
        if watermark:
            _draw_watermark(pen, watermark, number, standard)
        _draw_page(pen, page, number, standard)
    return pen


def _draw_watermark(pen: Pen, watermark: DraftWatermark, number: int, standard: PageStandard) -> None:
    """Draw 草稿 behind the text of every page, and the notice above the text of the first."""
    pen.draw_watermark(WATERMARK_TEXT, standard.width / 2, standard.height / 2)
    if number == 1:
        pen.draw_label(watermark.notice, standard.left, standard.top - standard.leading, standard.type_sizes["folio"])


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
        case TextLine() as line:
            _draw_text(pen, line, placed.top + standard.leading / 2, standard)
            if line.bookmark:
                _add_bookmark(pen, line.bookmark, placed.top)
        case TitleLines() as title:
            whole = title.grid_lines * standard.leading
            middle = placed.top + (whole - (len(title.lines) - 1) * title.leading) / 2
            for i, line in enumerate(title.lines):
                _draw_text(pen, line, middle + i * title.leading, standard)
        case ScaledDrawing() as scaled:
            pdf.draw_drawing(pen, scaled.drawing, standard.left, placed.top, scaled.scale)


def _draw_text(pen: Pen, line: TextLine, middle: float, standard: PageStandard) -> None:
    pen.draw_text_line(line.glyphs, line.line, standard.left + line.left, middle, line.size, line.em)


def _add_bookmark(pen: Pen, title: str, top: float) -> None:
    pen.canvas.bookmarkPage(title, fit="XYZ", left=0, top=pen.page_height - top)
    pen.canvas.addOutlineEntry(make_printable(title), title)


def _set_properties(pen: Pen, properties: DocumentProperties, standard: PageStandard) -> None:
    """State title, author, subject, fonts and date in the document, as viewers and search engines show them."""
    canvas = pen.canvas
    canvas.setTitle(properties.title)
    canvas.setAuthor(properties.author)
    canvas.setSubject(properties.subject)
    canvas.setKeywords(f"{standard.name}；{'、'.join(pen.used_families)}")
    canvas.setCreator(PROGRAM_NAME)
    canvas.setDateFormatter(lambda *_: f"D:{properties.created.isoformat().replace('-', '')}000000+08'00'")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
