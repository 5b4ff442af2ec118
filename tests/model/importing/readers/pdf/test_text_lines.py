"""From characters to lines and from lines to paragraphs of a PDF."""

from __future__ import annotations

from pathlib import Path

from tests.model.importing.readers.drawn_pdf import Paper


def test_lines_of_prose_are_paragraphs_over_page_ends_without_page_numbers(tmp_path: Path) -> None:
    paper = Paper()
    paper.say("　　第一段写满了一整行还有下文的字", 100, 120)
    paper.say("— 1 —", 280, 40)
    paper.page()
    paper.say("接着写完这一段。", 100, 760)
    paper.canvas.drawString(124, 740, "第二段另起一行。")
    paper.say("2", 290, 40)
    found = [row[0] for row in paper.rows(tmp_path)]
    assert found == ["第一段写满了一整行还有下文的字接着写完这一段。", "第二段另起一行。"]


def test_bold_that_is_drawn_twice_counts_once(tmp_path: Path) -> None:
    paper = Paper()
    for number, character in enumerate("常常公开"):
        for shift in (0, 0.3):
            paper.say(character, 100 + 12 * number + shift, 700)
    assert "".join(row[0] or "" for row in paper.rows(tmp_path)) == "常常公开"
