"""Texts of a PDF that nobody sees are not read, and are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from tests.model.importing.readers.drawn_pdf import FONT, Paper

NOTE = ("第 1 页表格第 1 行：隐藏的“9”没有读。",)


def draw_without_ink(paper: Paper, text: str, x: float, y: float, mode: int = 3) -> None:
    words = paper.canvas.beginText(x, y)
    words.setFont(FONT, 12)
    words.setTextRenderMode(mode)
    words.textOut(text)
    words.setTextRenderMode(0)
    paper.canvas.drawText(words)


def test_digits_drawn_without_ink_are_no_part_of_a_figure(tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("3", x, y)
    draw_without_ink(paper, "9", x + 7, y)
    document = paper.document(tmp_path)
    assert [row.cells for row in document.rows] == [("行政许可", "3"), ("行政处罚", "8")]
    assert document.notes == NOTE


def test_digits_of_no_opacity_are_no_part_of_a_figure(tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("3", x, y)
    paper.canvas.setFillAlpha(0)
    paper.say("9", x + 7, y)
    document = paper.document(tmp_path)
    assert document.rows[0].cells == ("行政许可", "3")
    assert document.notes == NOTE


@pytest.mark.parametrize("size", [0.5, 1])
def test_digits_too_small_to_be_seen_are_no_part_of_a_figure(size: float, tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("3", x, y)
    paper.small("9", x + 7, y, size)
    document = paper.document(tmp_path)
    assert document.rows[0].cells == ("行政许可", "3")
    assert document.notes == NOTE


def test_digits_that_their_cell_cuts_off_are_no_part_of_a_figure_and_words_are_read(tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row("许可")
    paper.say("3", x, y)
    path = paper.canvas.beginPath()
    path.rect(100, 700, x - 95, 20)
    paper.canvas.saveState()
    paper.canvas.clipPath(path, stroke=0)
    paper.say("9", x + 9, y)
    paper.say("件", x + 30, y)
    paper.canvas.restoreState()
    document = paper.document(tmp_path)
    assert document.rows[0].cells == ("许可", "3 件")
    assert document.notes == NOTE


def test_digits_under_a_painted_rectangle_are_not_read_and_those_over_one_are(tmp_path: Path) -> None:
    paper = Paper()
    paper.canvas.setFillGray(0.9)
    paper.canvas.rect(100, 700, 200, 20, stroke=0, fill=1)
    paper.canvas.setFillGray(0)
    x, y = paper.draw_row()
    paper.say("39", x, y)
    paper.canvas.setFillGray(1)
    paper.canvas.rect(x + 6.6, y - 2, 8, 13, stroke=0, fill=1)
    document = paper.document(tmp_path)
    assert [row.cells for row in document.rows] == [("行政许可", "3"), ("行政处罚", "8")]
    assert document.notes == NOTE


def test_digits_beside_the_page_are_told_and_words_that_run_off_it_are_not(tmp_path: Path) -> None:
    paper = Paper()
    x, y = paper.draw_row()
    paper.say("3", x, y)
    paper.say("公开目录见本机关网站", 520, 600)
    paper.say("57", 700, 600)
    document = paper.document(tmp_path)
    assert document.rows[0].cells == ("行政许可", "3")
    assert document.notes == ("第 1 页第 3 行：隐藏的“57”没有读。",)


def test_what_was_recognised_under_a_scan_is_read_with_a_warning(tmp_path: Path) -> None:
    paper = Paper()
    scan = ImageReader(Image.new("RGB", (60, 85), "white"))
    paper.canvas.drawImage(scan, 0, 0, 595, 842)
    draw_without_ink(paper, "某县某局全年公开3条。", 100, 700)
    document = paper.document(tmp_path)
    assert [row.text for row in document.rows] == ["某县某局全年公开3条。"]
    assert document.notes == ("第 1 页是扫描的图片，文字是别的程序认出来的，可能有错。请对着图片逐格核对。",)
