"""What a page shows is told from what it hides, and what stands on it from what was laid over it."""

from __future__ import annotations

from pathlib import Path

from tests.model.importing.readers.drawn_pdf import FONT, Paper


def test_a_word_that_lies_slanted_over_the_page_is_no_text(tmp_path: Path) -> None:
    paper = Paper()
    paper.say("全年工作平稳有序。", 100, 700)
    paper.canvas.saveState()
    paper.canvas.translate(120, 690)
    paper.canvas.rotate(45)
    paper.canvas.setFont(FONT, 90)
    paper.canvas.drawString(0, 0, "草稿")
    paper.canvas.restoreState()
    document = paper.document(tmp_path)
    assert [row.text for row in document.rows] == ["全年工作平稳有序。"]
    assert document.notes == ()


def test_notes_name_the_page_and_the_line_or_row(tmp_path: Path) -> None:
    paper = Paper()
    paper.say("全年工作平稳有序。", 100, 700)
    paper.page()
    paper.say("公开信息3", 100, 700)
    paper.small("1", 100 + paper.canvas.stringWidth("公开信息3"), 704, 7)
    document = paper.document(tmp_path)
    assert [row.text for row in document.rows] == ["全年工作平稳有序。公开信息3"]
    assert document.notes == ("第 2 页第 1 行：上标“1”没有读。",)
