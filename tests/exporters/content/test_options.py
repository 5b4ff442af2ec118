"""What may be chosen at an export: the mark of a draft, the appendix of reasons, which fonts."""

from __future__ import annotations

import html
from pathlib import Path

import docx
import pypdfium2
import pytest

import exporters
from exporters.content import blocks as pages
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.report_content import ReportContent
from exporters.typesetting.page_standard import POINTS_PER_MM
from model import importing
from model.checks import explanations
from model.checks.rules import check_report, compute_totals
from model.form.form import Form
from model.report.report import Report
from tests.exporters.doubts import doubtful
from tests.exporters.invented import invented
from tests.exporters.printed import Glyph, Sheet, joined, read, text
from tests.reports import balanced

MARKED = ExportOptions(draft_watermark=True)
EXPLAINED = ExportOptions(reasons=True)


def wrong() -> tuple[Form, Report]:
    """A report with one error: one application received more than handled, in one column and so in the total."""
    form, _ = invented()
    return form, compute_totals(form, balanced().with_figures({"requests.received.natural": 3}))


def written(path: Path, form: Form, report: Report, last: Report | None, choices: ExportOptions) -> Path:
    exporters.write_report(form, report, path, last, choices)
    return path


def on_paper(sheet: Sheet) -> list[Glyph]:
    """The characters of a page without the pale ones across it."""
    return [glyph for glyph in sheet.glyphs if glyph.size < 100]


def test_a_plain_paper_says_nothing_of_errors_or_doubts(tmp_path: Path) -> None:
    form, report, last = doubtful()
    assert list(pages.make_blocks(form, report, last)) == list(pages.make_blocks(form, report, last, DEFAULT_OPTIONS))
    whole = text(written(tmp_path / "a.pdf", form, report, last, DEFAULT_OPTIONS))
    assert "草稿" not in whole
    assert "校验说明" not in whole
    exporters.write_report(form, report, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_draft_is_marked_across_every_page_and_its_errors_are_counted_above_the_first(tmp_path: Path) -> None:
    form, report = wrong()
    sheets = read(written(tmp_path / "a.pdf", form, report, None, MARKED))
    for sheet in sheets:
        across = [glyph for glyph in sheet.glyphs if glyph.size > 100]
        assert joined(across) == "草稿"
        assert (across[0].x, across[0].y) < (105 * POINTS_PER_MM, 200 * POINTS_PER_MM)
    first = sheets[0].text_lines(14.0)[0]
    assert joined(first).strip() == "草稿，还有 2 处错误"
    assert first[0].y < 37 * POINTS_PER_MM
    assert first[0].x == pytest.approx(28 * POINTS_PER_MM, abs=0.1)


def test_the_mark_moves_nothing(tmp_path: Path) -> None:
    form, report = wrong()
    plain = read(written(tmp_path / "a.pdf", form, report, None, DEFAULT_OPTIONS))
    marked = read(written(tmp_path / "b.pdf", form, report, None, MARKED))
    for one, two in zip(plain, marked, strict=True):
        assert [g for g in on_paper(two) if g.size != 14 or g.y > 37 * POINTS_PER_MM] == one.glyphs
        assert one.boxes == two.boxes


def test_the_mark_is_no_part_of_what_is_read() -> None:
    form, report = wrong()
    assert [
        block for block in pages.make_blocks(form, report, None, MARKED) if isinstance(block, pages.DraftWatermark)
    ] == [pages.DraftWatermark("草稿，还有 2 处错误")]
    assert next(pages.make_blocks(form, compute_totals(form, balanced()), None, MARKED)) == pages.DraftWatermark("草稿")


def test_only_answered_doubts_stand_in_the_appendix_each_with_its_reason() -> None:
    form, report, last = doubtful()
    blocks = list(pages.make_blocks(form, report, last, EXPLAINED))
    plain = list(pages.make_blocks(form, report, last))
    assert blocks[: len(plain)] == plain
    heading, *rest = blocks[len(plain) :]
    assert heading == pages.Heading("reasons", "校验说明", page_break_before=True)
    words = [block.text for block in rest if isinstance(block, pages.Paragraph)]
    assert len(words) == len(rest) == 4
    assert words[1].startswith("1.表三“自然人”列：上年结转填 0 件，上年报告结转下年是 2 件")
    assert words[2:] == ["说明：上年报告漏计两件，已经更正。", "更正公告见县政府网站。"]


def test_without_answers_there_is_no_appendix() -> None:
    form, report = wrong()
    assert list(pages.make_blocks(form, report, None, EXPLAINED)) == list(pages.make_blocks(form, report))


def test_the_appendix_begins_a_page_and_is_in_the_outline(tmp_path: Path) -> None:
    form, report, last = doubtful()
    path = written(tmp_path / "a.pdf", form, report, last, EXPLAINED)
    plain, sheets = read(written(tmp_path / "b.pdf", form, report, last, DEFAULT_OPTIONS)), read(path)
    assert [sheet.glyphs for sheet in sheets[: len(plain)]] == [sheet.glyphs for sheet in plain]
    assert len(sheets) == len(plain) + 1
    top = sheets[-1].lines()[0]
    assert joined(top).strip() == "校验说明"
    assert top[0].y < (37 + 12) * POINTS_PER_MM
    with pypdfium2.PdfDocument(path) as document:
        assert [mark.get_title() for mark in document.get_toc()][-1] == "校验说明"


def test_many_and_long_reasons_go_on_over_pages(tmp_path: Path) -> None:
    form, report = invented()
    many = [(f"第{n}处与上年不符。", "上年报告有误，已经更正并重新公布。" * 12) for n in range(30)]
    blocks = [*pages.make_blocks(form, report), *pages.make_reasons_appendix(many)]
    assert sum(isinstance(block, pages.Paragraph) for block in pages.make_reasons_appendix(many)) == 61
    assert [b.text for b in blocks if isinstance(b, pages.Heading)][-1] == "校验说明"


@pytest.mark.parametrize("choices", [MARKED, EXPLAINED, ExportOptions(draft_watermark=True, reasons=True)])
def test_the_same_choices_give_the_same_bytes(choices: ExportOptions, tmp_path: Path) -> None:
    form, report, last = doubtful()
    one, two = (written(tmp_path / name, form, report, last, choices).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert one == two


@pytest.mark.parametrize("suffix", exporters.WRITER_MODULES)
def test_every_format_takes_the_choices(suffix: str, tmp_path: Path) -> None:
    form, report, last = doubtful()
    written(tmp_path / f"a{suffix}", form, report, last, ExportOptions(draft_watermark=True, reasons=True))
    assert [file.name for file in tmp_path.iterdir()] == [f"a{suffix}"]


@pytest.mark.parametrize("suffix", exporters.WRITER_MODULES)
@pytest.mark.parametrize(
    "reason", ["=1+1", "<b>&amp;</b>", "a\x00b\x1bc", "𠮷㎡\U0002ebf0", "已更正，" * 5000, "12" * 1500]
)
def test_any_reason_can_be_given(suffix: str, reason: str, tmp_path: Path) -> None:
    form, report, last = doubtful()
    doubt = next(f for f in check_report(form, report, last) if f.answer)
    report = report.with_values(explanations.answer_values(report, doubt, reason))
    path = written(tmp_path / f"a{suffix}", form, report, last, ExportOptions(infographic=True, reasons=True))
    kept = "".join(c for c in reason if c not in "\x00\x1b")
    if suffix == ".xlsx":
        assert importing.read_report(path).report == report
    elif suffix == ".html":
        assert html.escape(kept) in path.read_text(encoding="utf-8")
    elif suffix == ".pdf":
        assert kept.replace("\U0002ebf0", "U+2EBF0")[:20] in text(path)
    else:
        assert f"说明：{kept}" in [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


@pytest.mark.parametrize("place", ["cover.unit", "cover.signed", "cover.dated", "preamble", "overview", "other"])
def test_a_character_no_font_has_is_named_before_the_export_wherever_it_stands(place: str, tmp_path: Path) -> None:
    form, report = invented()
    report = report.with_values({place: "王\U0002ebf0㎡𠮷"})
    assert exporters.list_missing_characters(ReportContent(form, report), tmp_path / "a.pdf") == [
        "\U0002ebf0（U+2EBF0）"
    ]
    assert exporters.list_missing_characters(ReportContent(form, report), tmp_path / "a.xlsx") == []
    assert list(tmp_path.iterdir()) == []


def test_of_a_reason_too(tmp_path: Path) -> None:
    form, report, last = doubtful()
    doubt = next(f for f in check_report(form, report, last) if f.answer)
    report = report.with_values(explanations.answer_values(report, doubt, "\U0002ebf0已更正。"))
    path = tmp_path / "a.pdf"
    assert exporters.list_missing_characters(ReportContent(form, report, last), path) == []
    explained = ReportContent(form, report, last, EXPLAINED)
    assert exporters.list_missing_characters(explained, path) == ["\U0002ebf0（U+2EBF0）"]
