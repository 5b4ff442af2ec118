"""What must hold on every page of every paper, proved from its characters and rules: samples and extremes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

import exporters
from exporters.content import blocks
from exporters.pdf import writer
from exporters.typesetting.page_standard import POINTS_PER_MM, load_page_standard
from exporters.typesetting.punctuation import NO_LINE_END, NO_LINE_START
from model.checks.rules import compute_totals
from model.drafts.samples import list_samples, load_sample
from model.form import editions
from model.form.figures import format_figure
from model.form.form import Form
from model.report.report import Report
from tests.exporters.invented import invented
from tests.exporters.printed import Box, Glyph, Sheet, joined, read, text

LEFT, RIGHT, TOP, BOTTOM = 28 * POINTS_PER_MM, 184 * POINTS_PER_MM, 37 * POINTS_PER_MM, 262 * POINTS_PER_MM
BODY, FOLIO, LARGEST_IN_TABLES = 16.0, 14.0, 11.0
PITCH, LEADING = 156 * POINTS_PER_MM / 28, 225 * POINTS_PER_MM / 22
ASCENT, DESCENT = 0.88, 0.12
FRAME = 0.9
"""Rules thicker than this are the frame of a table."""


def sampled(name: str) -> tuple[Form, Report]:
    report = load_sample(name)
    form = editions.load_form(report.edition)
    return form, compute_totals(form, report)


PAPERS: dict[str, Callable[[], tuple[Form, Report]]] = {
    **{name: partial(sampled, name) for name in list_samples()},
    **{f"largest {edition}": partial(invented, edition, huge=True) for edition in editions.list_editions()},
}


@pytest.fixture(scope="module", params=PAPERS)
def made(request: pytest.FixtureRequest) -> tuple[Form, Report]:
    return PAPERS[request.param]()


@pytest.fixture(scope="module")
def path(made: tuple[Form, Report], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("proof") / "report.pdf"
    exporters.write_report(*made, target)
    return target


@pytest.fixture(scope="module")
def sheets(path: Path) -> list[Sheet]:
    return read(path)


def words(line: list[Glyph]) -> str:
    return "".join(glyph.char for glyph in line).rstrip()


def width(glyph: Glyph, em: float) -> float:
    return em / 2 if glyph.char.isascii() else em


def tables(sheet: Sheet) -> list[tuple[Box, list[Box]]]:
    """The frames of a page, each with the boxes inside it."""
    frames = [box for box in sheet.boxes if box.stroke > FRAME]
    return [(frame, [box for box in sheet.boxes if box.stroke <= FRAME and within(box, frame)]) for frame in frames]


def within(box: Box, frame: Box) -> bool:
    return frame.top - 0.1 <= box.top and box.bottom <= frame.bottom + 0.1


def area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def apart(one: Box, two: Box) -> bool:
    over, down = (
        min(one.right, two.right) - max(one.left, two.left),
        min(one.bottom, two.bottom) - max(one.top, two.top),
    )
    return over < 0.05 or down < 0.05


def closed(sheet: Sheet) -> int:
    """The number of tables on a page, none of which has a rule without its end.

    That is so where the boxes in a frame do not overlap and together are as large as the frame.
    """
    found = tables(sheet)
    assert sum(len(boxes) for _, boxes in found) == sum(box.stroke <= FRAME for box in sheet.boxes)
    for frame, boxes in found:
        assert (frame.left, frame.right) == pytest.approx((LEFT, RIGHT), abs=0.1)
        assert sum(map(area, boxes)) == pytest.approx(area(frame), rel=1e-4)
        assert all(apart(one, two) for i, one in enumerate(boxes) for two in boxes[:i])
    return len(found)


def boxed(sheet: Sheet) -> int:
    """The number of characters in the type of tables; each stands whole in one box."""
    boxes = [box for _, inside in tables(sheet) for box in inside]
    small = [glyph for glyph in sheet.glyphs if glyph.size < LARGEST_IN_TABLES and not glyph.char.isspace()]
    for glyph in small:
        ink = 0.5 if glyph.char.isascii() or glyph.char in NO_LINE_START else 1.0
        left, right = glyph.x + 0.1, glyph.x + ink * glyph.size - 0.1
        top, bottom = glyph.y - ASCENT * glyph.size + 0.1, glyph.y + DESCENT * glyph.size - 0.1
        assert any(b.left <= left and right <= b.right and b.top <= top and bottom <= b.bottom for b in boxes), glyph
    return len(small)


def test_every_table_is_closed_on_every_page(sheets: list[Sheet], made: tuple[Form, Report]) -> None:
    assert sum(map(closed, sheets)) >= len(made[0].tables)
    for box in (box for sheet in sheets for box in sheet.boxes):
        assert TOP - 0.1 <= box.top < box.bottom <= BOTTOM + 0.1


def test_everything_in_a_table_stands_inside_one_box(sheets: list[Sheet]) -> None:
    assert sum(map(boxed, sheets)) > 500


@pytest.mark.parametrize("edition", editions.list_editions())
def test_a_table_cut_by_a_page_is_closed_on_both(edition: str, tmp_path: Path) -> None:
    low = replace(load_page_standard(), text_height=110 * POINTS_PER_MM, lines_per_page=11)
    pen = writer.draw_pages(list(blocks.make_blocks(*invented(edition, huge=True))), low)
    (tmp_path / "low.pdf").write_bytes(pen.canvas.getpdfdata())
    sheets = read(tmp_path / "low.pdf")
    assert sum(map(closed, sheets)) > 4
    assert sum(map(boxed, sheets)) > 500


def test_text_stands_on_22_lines_a_page(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        lines = sheet.text_lines(BODY)
        assert len(lines) <= 22
        for line in lines:
            number = (line[0].y - (ASCENT - 0.5) * BODY - LEADING / 2 - TOP) / LEADING
            assert number == pytest.approx(round(number), abs=0.01)
            assert 0 <= round(number) <= 21


def test_a_full_line_holds_28_characters_and_ends_at_the_margin(sheets: list[Sheet]) -> None:
    lines = [line for sheet in sheets for line in sheet.text_lines(BODY)]
    full = [line for line, following in pairwise(lines) if following[0].x < LEFT + 1]
    for line in full:
        shown = line[: len(words(line))]
        room = 28 if line[0].x < LEFT + 1 else 26
        last = shown[-1]
        ends = {last.x + width(last, PITCH), last.x + width(last, PITCH) / 2 if last.char in NO_LINE_START else 0.0}
        assert last.char.isascii() or min(abs(end - RIGHT) for end in ends) <= 0.5, words(line)
        plain = all(not glyph.char.isascii() and glyph.char not in NO_LINE_START | NO_LINE_END for glyph in shown)
        if plain and len(shown) >= room - 1:
            assert len(shown) == room or shown[1].x - shown[0].x > PITCH + 0.1, words(line)
    assert full


def test_no_line_begins_or_ends_with_a_forbidden_mark(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        for line in sheet.text_lines(BODY):
            assert words(line)[0] not in NO_LINE_START
            assert words(line)[-1] not in NO_LINE_END


def test_page_numbers_stand_right_and_left(sheets: list[Sheet]) -> None:
    for number, sheet in enumerate(sheets, start=1):
        (folio,) = sheet.text_lines(FOLIO)
        assert words(folio) == f"— {number} —"
        edges = folio[0].x, folio[-1].x + FOLIO
        assert edges[number % 2] == pytest.approx((RIGHT - FOLIO) if number % 2 else (LEFT + FOLIO), abs=0.5)


def test_every_word_and_every_figure_is_there(path: Path, sheets: list[Sheet], made: tuple[Form, Report]) -> None:
    form, report = made
    body = joined(glyph for sheet in sheets for line in sheet.text_lines(BODY) for glyph in line)
    for prose in report.prose.values():
        assert all(paragraph.strip() in body for paragraph in prose.split("\n"))
    whole = text(path)
    for section in form.sections:
        assert section.kind == "cover" or section.label in whole
    for cell in form.cells:
        assert format_figure(report.figures.get(cell)) in whole, cell
