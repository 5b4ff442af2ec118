"""The page standard, proved from the characters and places of a printed report.

Covers exporters/content/properties.py, exporters/drawing/pen.py and exporters/typesetting/page_standard.py too.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

import exporters
from exporters.typesetting.page_standard import POINTS_PER_MM, load_page_standard
from exporters.typesetting.punctuation import NO_LINE_END, NO_LINE_START
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import format_figure
from model.report.report import Report
from tests.exporters.invented import PROSE, invented
from tests.exporters.printed import Glyph, Sheet, joined, read, text

LEFT, RIGHT = 28 * POINTS_PER_MM, 184 * POINTS_PER_MM
TOP, BOTTOM = 37 * POINTS_PER_MM, 262 * POINTS_PER_MM
BODY, FOLIO = 16.0, 14.0
PITCH = 156 * POINTS_PER_MM / 28
ASCENT = 0.88 * BODY


@pytest.fixture(scope="module", params=["2019", "2021"])
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def path(edition: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("paper") / "report.pdf"
    exporters.write_report(*invented(edition), target)
    return target


@pytest.fixture(scope="module")
def sheets(path: Path) -> list[Sheet]:
    return read(path)


def body(sheets: list[Sheet]) -> list[list[Glyph]]:
    """The lines of the body in reading order, without headings (which stand in 黑体 of the same size)."""
    return [line for sheet in sheets for line in sheet.text_lines(BODY)]


def words(line: list[Glyph]) -> str:
    return "".join(glyph.char for glyph in line).rstrip()


def test_pages_are_a4(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as document:
        assert document.get_page_size(0) == pytest.approx((210 * POINTS_PER_MM, 297 * POINTS_PER_MM), abs=0.01)


def test_a_full_line_of_chinese_holds_28_characters_in_156_mm(sheets: list[Sheet]) -> None:
    plain = [
        line for line in body(sheets) if set(words(line)) <= set("水库巡查台账按月整理并按季公开接受群众监督与建议")
    ]
    full = [line for line in plain if len(line) == 28]
    assert len(full) > 20
    for line in full:
        assert line[0].x == pytest.approx(LEFT, abs=0.1)
        assert [two.x - one.x for one, two in pairwise(line)] == pytest.approx([PITCH] * 27, abs=0.05)


def test_a_full_page_holds_22_lines_in_225_mm(sheets: list[Sheet]) -> None:
    full = [lines for sheet in sheets if len(lines := sheet.text_lines(BODY)) == 22]
    assert full
    for lines in full:
        tops = [line[0].y - ASCENT for line in lines]
        assert tops[0] >= TOP
        assert lines[-1][0].y + BODY - ASCENT <= BOTTOM
        assert [two - one for one, two in pairwise(tops)] == pytest.approx([225 * POINTS_PER_MM / 22] * 21, abs=0.05)


def test_every_full_line_ends_at_the_right_margin(sheets: list[Sheet]) -> None:
    lines = [line for sheet in sheets for line in sheet.text_lines(BODY)]
    full = 0
    for line, following in pairwise(lines):
        if following[0].x < LEFT + 1 and line[0].x < LEFT + 2 * PITCH + 1:
            last = line[len(words(line)) - 1]
            width = PITCH if not last.char.isascii() else 0.5 * PITCH
            ends = {last.x + width, last.x + width / 2} if last.char in NO_LINE_START else {last.x + width}
            if last.char.isascii():
                assert RIGHT - PITCH < last.x < RIGHT
            else:
                assert min(abs(end - RIGHT) for end in ends) <= 0.5, words(line)
            full += 1
    assert full > 40


def test_no_line_begins_or_ends_with_a_forbidden_mark(sheets: list[Sheet]) -> None:
    for line in body(sheets):
        assert words(line)[0] not in NO_LINE_START
        assert words(line)[-1] not in NO_LINE_END


def test_paragraphs_begin_two_characters_in(sheets: list[Sheet]) -> None:
    for start in ("根据《", "（一）主动公开", "一是政策", "一、总体情况"):
        line = next(line for line in body(sheets) if words(line).startswith(start))
        assert line[0].x == pytest.approx(LEFT + 2 * PITCH, abs=0.1)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(sheets: list[Sheet]) -> None:
    for number, sheet in enumerate(sheets, start=1):
        (folio,) = sheet.text_lines(FOLIO)
        assert words(folio) == f"— {number} —"
        edges = folio[0].x, folio[-1].x + FOLIO
        assert edges[number % 2] == pytest.approx((RIGHT - FOLIO) if number % 2 else (LEFT + FOLIO), abs=0.5)
        assert folio[0].y - 0.38 * FOLIO == pytest.approx(BOTTOM + 7 * POINTS_PER_MM, abs=0.5)


def test_the_title_is_centred_between_the_margins(sheets: list[Sheet], edition: str) -> None:
    unit, rest = sheets[0].text_lines(22.0)
    assert words(unit) == "云岭县水务局"
    assert words(rest) == f"{'2025' if edition == '2021' else '2020'}年政府信息公开工作年度报告"
    for line in (unit, rest):
        assert (line[0].x + line[-1].x + 22) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)


def test_the_signature_stands_by_clause_7_3_5_2(sheets: list[Sheet]) -> None:
    name, date = sheets[-1].text_lines(BODY)[-2:]
    assert words(name) == "云岭县水务局"
    assert words(date) == "2026年1月12日"
    assert date[0].x - name[0].x == pytest.approx(2 * PITCH, abs=0.1)
    assert date[-1].x + PITCH == pytest.approx(RIGHT - 2 * PITCH, abs=0.1)


def test_no_heading_stands_last(sheets: list[Sheet]) -> None:
    for sheet in sheets[:-1]:
        above_folio = sheet.lines()[-2]
        assert above_folio[0].size != BODY or not words(above_folio).startswith(
            ("一、", "二、", "三、", "四、", "五、", "六、", "（三）政府")
        )


def test_every_paragraph_and_every_figure_can_be_found(path: Path, edition: str) -> None:
    body_text = joined(glyph for line in body(read(path)) for glyph in line)
    for prose in PROSE.values():
        for paragraph in prose.split("\n"):
            assert paragraph in body_text
    whole = text(path)
    form, report = invented(edition)
    for cell in form.cells:
        assert format_figure(report.figures[cell]) in whole, cell


def test_the_same_report_gives_the_same_bytes(path: Path, edition: str, tmp_path: Path) -> None:
    exporters.write_report(*invented(edition), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == path.read_bytes()


def test_the_document_says_what_it_is(path: Path, edition: str) -> None:
    with pypdfium2.PdfDocument(path) as document:
        about = document.get_metadata_dict()
        sections = [mark.get_title() for mark in document.get_toc()]
    form, report = invented(edition)
    assert about["Title"] == f"云岭县水务局{report.year}年政府信息公开工作年度报告"
    assert about["CreationDate"] == "D:20260112000000+08'00'"
    assert about["Author"] == "云岭县水务局"
    assert form.notice in about["Subject"]
    assert "FangSong" in about["Keywords"]
    assert sections == [section.label for section in form.sections if section.kind != "cover"]
    assert b"/Lang (zh-CN)" in path.read_bytes()


def test_every_font_is_embedded(path: Path) -> None:
    content = path.read_bytes()
    assert content.count(b"/Type /Font ") == content.count(b"/FontFile2") > 0


def test_a_blank_draft_prints(edition: str, tmp_path: Path) -> None:
    form = editions.load_form(edition)
    exporters.write_report(form, compute_totals(form, Report(edition)), tmp_path / "blank.pdf")
    whole = text(tmp_path / "blank.pdf")
    assert all(section.label in whole for section in form.sections if section.kind != "cover")
    assert "年政府信息公开工作年度报告" in whole


def test_the_paper_is_as_the_standard_says() -> None:
    standard = load_page_standard()
    assert standard.lines_per_page == 22
    assert standard.characters_per_line == 28
    assert (standard.text_width, standard.text_height) == pytest.approx((156 * POINTS_PER_MM, 225 * POINTS_PER_MM))
    assert 28.9 < standard.leading < 29
    assert standard.character_pitch == pytest.approx(15.79, abs=0.01)
