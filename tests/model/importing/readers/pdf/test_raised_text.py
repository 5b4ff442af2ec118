"""Notes that stand raised or lowered at words and figures are not read with them; units keep their powers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing.readers.drawn_pdf import Paper

WIDTH = 6.7
"""The width of a digit of the test's font, in points."""


@pytest.mark.parametrize(("size", "up"), [(7, 4), (7.8, 4), (10, 4.8), (6, 6)])
def test_the_mark_of_a_footnote_is_no_digit_of_the_figure(size: float, up: float, tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("3", x, y)
    paper.small("1", x + WIDTH, y + up, size)
    document = paper.document(tmp_path)
    assert [row.cells for row in document.rows] == [("行政许可", "3"), ("行政处罚", "8")]
    assert document.notes == ("第 1 页表格第 1 行：上标“1”没有读。",)


@pytest.mark.parametrize(("size", "down"), [(7, 1.5), (7.8, 4), (10, 2.5)])
def test_a_lowered_mark_is_no_digit_of_the_figure(size: float, down: float, tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("3", x, y)
    paper.small("12", x + WIDTH, y - down, size)
    document = paper.document(tmp_path)
    assert document.rows[0].cells == ("行政许可", "3")
    assert document.notes == ("第 1 页表格第 1 行：下标“12”没有读。",)


def test_a_mark_before_a_figure_and_one_in_brackets_behind_a_word_are_notes(tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.small("2", x, y + 4, 7)
    paper.say("31", x + 4.5, y)
    paper.say("全年工作平稳有序", 100, 600)
    paper.small("[3]", 100 + 8 * 12, 604, 7)
    document = paper.document(tmp_path)
    assert document.rows[0].cells == ("行政许可", "31")
    assert document.rows[2].cells == ("全年工作平稳有序",)
    assert document.notes == ("第 1 页表格第 1 行：上标“2”没有读。", "第 1 页第 3 行：上标“[3]”没有读。")


def test_powers_of_units_and_indices_of_formulas_stay_in_the_sentence(tmp_path: Path) -> None:
    paper = Paper()
    paper.say("新建绿地30m", 100, 700)
    begin = 100 + paper.canvas.stringWidth("新建绿地30m")
    paper.small("2", begin, 704, 7)
    paper.say("，监测CO", begin + 4, 700)
    begin += 4 + paper.canvas.stringWidth("，监测CO")
    paper.small("2", begin, 698, 7)
    paper.say("浓度。", begin + 4, 700)
    document = paper.document(tmp_path)
    assert [row.text for row in document.rows] == ["新建绿地30m²，监测CO₂浓度。"]
    assert document.notes == ()


def test_small_words_on_the_same_line_and_figures_in_the_next_cell_are_text(tmp_path: Path) -> None:
    paper = Paper()
    paper.cell(100, 690, 76, 30, "本年收费金额", "合计为")
    paper.canvas.rect(176, 690, 60, 30)
    paper.small("31", 177, 699, 8)
    paper.cell(100, 660, 76, 30, "行政处罚")
    paper.cell(176, 660, 60, 30, "8")
    paper.say("本年金额", 100, 600)
    paper.small("（单位：万元）", 100 + 4 * 12, 600, 8)
    document = paper.document(tmp_path)
    assert document.rows[0].cells == ("本年收费金额\n合计为", "31")
    assert document.rows[2].cells == ("本年金额（单位：万元）",)
    assert document.notes == ()
