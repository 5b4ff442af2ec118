"""Characters that a line goes through are not read, and are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.model.importing.readers.drawn_pdf import Paper

WIDTH = 6.7
"""The width of a digit of the test's font, in points."""


def draw_pen_line(canvas: Canvas, left: float, right: float, height: float) -> None:
    canvas.line(left, height, right, height)


def draw_bar(canvas: Canvas, left: float, right: float, height: float) -> None:
    canvas.rect(left, height - 0.3, right - left, 0.6, stroke=0, fill=1)


def draw_double(canvas: Canvas, left: float, right: float, height: float) -> None:
    draw_bar(canvas, left, right, height - 1)
    draw_bar(canvas, left, right, height + 1)


def draw_by_hand(canvas: Canvas, left: float, right: float, height: float) -> None:
    canvas.line(left - 4, height - 2, right + 4, height + 2)


def draw_slash(canvas: Canvas, left: float, right: float, height: float) -> None:
    canvas.line(left, height - 5, right, height + 5)


STRIKES = [draw_pen_line, draw_bar, draw_double, draw_by_hand, draw_slash]


@pytest.mark.parametrize("strike", STRIKES[:3])
def test_a_struck_digit_is_no_part_of_a_figure(
    strike: Callable[[Canvas, float, float, float], None], tmp_path: Path
) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("53", x, y)
    strike(paper.canvas, x, x + WIDTH - 0.5, y + 3.5)
    document = paper.document(tmp_path)
    assert [row.cells for row in document.rows] == [("行政许可", "3"), ("行政处罚", "8")]
    assert document.notes == ("第 1 页表格第 1 行：划去的“5”没有读。",)


@pytest.mark.parametrize("strike", STRIKES)
def test_a_figure_that_is_struck_whole_is_a_blank_with_a_note(
    strike: Callable[[Canvas, float, float, float], None], tmp_path: Path
) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("53", x, y)
    strike(paper.canvas, x, x + 2 * WIDTH, y + 3.5)
    document = paper.document(tmp_path)
    assert [row.cells for row in document.rows] == [("行政许可", ""), ("行政处罚", "8")]
    assert document.notes == ("第 1 页表格第 1 行：划去的“53”没有读。",)


def test_a_line_through_a_whole_row_strikes_all_that_stands_there_and_parts_no_cells(tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("53", x, y)
    paper.canvas.line(95, y + 3.5, 305, y + 3.5)
    document = paper.document(tmp_path)
    assert [row.cells for row in document.rows] == [("", ""), ("行政处罚", "8")]
    assert document.notes == ("第 1 页表格第 1 行：划去的“行政许可53”没有读。",)


def test_a_line_under_digits_and_the_border_of_a_narrow_cell_strike_nothing(tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("53", x, y)
    paper.canvas.line(x, y - 1.5, x + 2 * WIDTH, y - 1.5)
    paper.say("57", 210, 680 - 3)  # the lower border of its cell goes through it
    document = paper.document(tmp_path)
    assert document.rows[0].cells == ("行政许可", "53")
    assert document.notes == ()


def test_a_line_across_the_corner_of_a_table_strikes_no_words(tmp_path: Path) -> None:
    paper = Paper()
    paper.cell(100, 700, 100, 20, "项目说明与数量")
    paper.cell(200, 700, 100, 20, "8")
    paper.canvas.line(100, 720, 200, 700)
    document = paper.document(tmp_path)
    assert [row.cells for row in document.rows] == [("项目说明与数量", "8")]
    assert document.notes == ()


def test_struck_words_in_prose_are_told_by_their_line(tmp_path: Path) -> None:
    paper = Paper()
    paper.say("全年主动公开政府信息", 100, 700)
    paper.say("一百二十条，工作有序。", 100, 680)
    draw_bar(paper.canvas, 100, 100 + 5 * 12, 684)
    document = paper.document(tmp_path)
    assert [row.text for row in document.rows] == ["全年主动公开政府信息", "，工作有序。"]
    assert document.notes == ("第 1 页第 2 行：划去的“一百二十条”没有读。",)


@pytest.mark.parametrize("kind", ["StrikeOut", "Line"])
def test_digits_under_a_mark_that_a_reader_of_pdf_put_there_are_struck(kind: str, tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("53", x, y)
    paper.annotate(kind, x, x + WIDTH - 0.5, y + 3.5)
    document = paper.document(tmp_path)
    assert document.rows[0].cells == ("行政许可", "3")
    assert document.notes == ("第 1 页表格第 1 行：划去的“5”没有读。",)
