"""一图读懂 as an appendix: on a page of its own, sharp, with its words, and the report before it untouched.

Covers exporters/word/picture.py too.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document

import exporters
from exporters.content import blocks
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.infographic import page as infographic
from exporters.typesetting.page_standard import POINTS_PER_MM, load_page_standard
from model.form.form import Form
from model.report.report import Report
from tests.exporters import grids
from tests.exporters.doubts import doubtful
from tests.exporters.infographic.pictured import EDITIONS, zeros
from tests.exporters.invented import invented
from tests.exporters.printed import Glyph, joined, read

WITH = ExportOptions(infographic=True)
EMU = 12700
"""Word's unit of a drawing, in a point."""

Made = tuple[Form, Report, Report | None]


def compared(edition: str, huge: bool = False) -> Made:
    """A report and, as last year's, the same one."""
    form, report = invented(edition, huge)
    return form, report, replace(report, cover={**report.cover, "year": "2024"})


def made(path: Path, report: Made, choices: ExportOptions = WITH) -> Path:
    exporters.write_report(*report[:2], path, report[2], choices)
    return path


def word(folder: Path, report: Made) -> Document:
    return docx.Document(str(made(folder / "a.docx", report)))


def page_of_pictures(path: Path) -> list[Glyph]:
    """What is written on the last page, its number left out."""
    return [glyph for glyph in read(path)[-1].glyphs if glyph.y < 262 * POINTS_PER_MM]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("huge", [False, True])
def test_in_the_pdf_it_fills_one_page_after_the_report_which_stays_as_it_is(
    edition: str, huge: bool, tmp_path: Path
) -> None:
    report = compared(edition, huge)
    plain = read(made(tmp_path / "a.pdf", report, DEFAULT_OPTIONS))
    path = made(tmp_path / "b.pdf", report)
    sheets = read(path)
    assert [sheet.glyphs for sheet in sheets[:-1]] == [sheet.glyphs for sheet in plain]
    written = page_of_pictures(path)
    assert joined(written).strip().startswith("一图读懂")
    for glyph in written:
        assert 28 * POINTS_PER_MM - 0.1 <= glyph.x <= 184 * POINTS_PER_MM
        assert glyph.y >= 37 * POINTS_PER_MM
    words = joined(written)
    titles = [title for drawing in infographic.make_appendix(*report) for title in drawing.title.split("；")]
    assert len(titles) == 7
    assert all(title in words for title in titles)


def test_it_is_in_the_outline_and_the_reasons_follow_it(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pdf", doubtful(), ExportOptions(infographic=True, reasons=True))
    with pypdfium2.PdfDocument(path) as document:
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
        assert [title for title, _ in marks[-2:]] == ["一图读懂", "校验说明"]
        assert [page for _, page in marks[-2:]] == [len(document) - 2, len(document) - 1]


@pytest.mark.parametrize("suffix", exporters.WRITER_MODULES)
def test_equal_reports_give_equal_bytes(suffix: str, tmp_path: Path) -> None:
    one, two = (made(tmp_path / f"{name}{suffix}", compared("2021")).read_bytes() for name in "ab")
    assert one == two


def test_in_word_each_row_of_charts_is_a_picture_as_wide_as_the_text_sharp_enough_to_print(tmp_path: Path) -> None:
    report = compared("2021")
    document = word(tmp_path, report)
    shapes = list(document.inline_shapes)
    assert len(shapes) == len(infographic.make_appendix(*report)) == 4
    for shape in shapes:
        assert shape.width == pytest.approx(load_page_standard().text_width * EMU, abs=EMU)
        image = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
        width, height = struct.unpack(">II", image.blob[16:24])
        assert width >= 299 * load_page_standard().text_width / 72
        assert width / height == pytest.approx(shape.width / shape.height, rel=0.01)


def test_in_word_each_picture_says_what_it_shows(tmp_path: Path) -> None:
    report = compared("2021")
    about = [shape._inline.docPr for shape in word(tmp_path, report).inline_shapes]
    assert [part.get("descr") for part in about] == ["".join(d.sentences) for d in infographic.make_appendix(*report)]
    assert len({part.get("id") for part in about}) == len(about)


def test_the_pages_of_words_document_hold_the_pictures_on_the_lines_that_grow_with_them(tmp_path: Path) -> None:
    document = word(tmp_path, compared("2021"))
    styled = [p.style.name for p in document.paragraphs if p.style and p._p.xpath(".//w:drawing")]
    assert styled == ["图"] * 4
    assert document.styles["图"].element.xpath(".//w:spacing/@w:lineRule") == ["auto"]
    heading = next(p for p in document.paragraphs if p.text == "一图读懂")
    assert heading._p.xpath("./w:pPr/w:pageBreakBefore")


def test_in_the_web_page_it_is_drawn_in_place_with_its_words_and_nothing_from_elsewhere(tmp_path: Path) -> None:
    report = compared("2021")
    whole = grids.parsed(made(tmp_path / "a.html", report).read_text(encoding="utf-8"))
    drawings = whole.all("svg")
    assert len(drawings) == 4
    assert not whole.all("script", "img", "link")
    ids = [id for drawing in drawings for part in [drawing, *drawing.all("title", "desc")] if (id := _id(part))]
    assert len(ids) == len(set(ids)) == 12
    for drawing, source in zip(drawings, infographic.make_appendix(*report), strict=True):
        assert drawing.attributes["role"] == "img"
        assert drawing.attributes["aria-labelledby"].split() == [_id(drawing.all(tag)[0]) for tag in ("title", "desc")]
        assert drawing.all("desc")[0].text.replace("\n", "") == "".join(source.sentences)
        shown = {text.text for text in drawing.all("text")}
        assert shown == {text.text for text in source.labels if text.text.strip()}


def _id(element: grids.Element) -> str:
    return element.attributes.get("id", "")


def test_where_all_is_0_there_are_words_and_no_bars(tmp_path: Path) -> None:
    form, report = zeros("2021")
    assert not any(drawing.bars for drawing in infographic.make_appendix(form, report))
    words = joined(page_of_pictures(made(tmp_path / "a.pdf", (form, report, None))))
    assert "本年没有新收和上年结转的政府信息公开申请" in words
    assert "本年没有行政复议和行政诉讼案件。" in words


def test_only_who_asks_for_it_gets_it(tmp_path: Path) -> None:
    form, report, last = compared("2021")
    assert not [b for b in blocks.make_blocks(form, report, last) if isinstance(b, blocks.Picture)]
    plain = made(tmp_path / "a.xlsx", (form, report, last), DEFAULT_OPTIONS).read_bytes()
    assert made(tmp_path / "b.xlsx", (form, report, last)).read_bytes() == plain


def test_a_draft_with_pictures_is_marked_on_their_page_too(tmp_path: Path) -> None:
    sheets = read(made(tmp_path / "a.pdf", compared("2021"), ExportOptions(draft_watermark=True, infographic=True)))
    assert all(joined(glyph for glyph in sheet.glyphs if glyph.size > 100) == "草稿" for sheet in sheets)
