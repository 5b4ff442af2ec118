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


def test_a_title_over_several_lines_is_one_text_and_headings_in_the_size_of_text_are_not(tmp_path: Path) -> None:
    paper = Paper()
    paper.small("某某自治县河东经济开发区", 298 - 132, 760, 22)
    paper.small("管理委员会", 298 - 55, 730, 22)
    paper.small("2025年政府信息公开工作年度报告", 298 - 165, 700, 22)
    paper.say("　　一、总体情况", 100, 660)
    paper.say("　　全年工作平稳有序，公开信息三百一十二条，没有一件超期。", 100, 640)
    assert [row[0] for row in paper.rows(tmp_path)] == [
        "某某自治县河东经济开发区管理委员会2025年政府信息公开工作年度报告",
        "一、总体情况",
        "全年工作平稳有序，公开信息三百一十二条，没有一件超期。",
    ]
