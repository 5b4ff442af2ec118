"""What stands around a report in its file: page numbers, running titles, lines of a browser, appendices."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.content.blocks import INFOGRAPHIC_HEADING, REASONS_HEADING
from model.form import editions
from model.importing.document import Document, DocumentRow
from model.importing.matching.page_furniture import APPENDICES, drop_page_furniture
from tests.model.importing import layouts
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.reading import read, same

FORM = editions.load_form("2021")
TITLE = "云岭县水务局2025年政府信息公开工作年度报告"
ADDRESS = "https://www.yunling.example.cn/a.html"
REPORT = [TITLE, "编制本报告。", "一、总体情况", "平稳有序。", "六、其他需要报告的事项", "无。"]


def dropped(texts: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The texts of the rows that are kept, and the notes."""
    rows = tuple(DocumentRow((text,), f"第 {number} 段") for number, text in enumerate(texts, 1))
    document = drop_page_furniture(Document(rows), FORM)
    return [row.text for row in document.rows], document.notes


def test_what_a_web_page_adds_is_listed_and_no_prose(tmp_path: Path) -> None:
    report = layouts.report("2019")
    text = f"云岭县水务局2020年政府信息公开工作年度报告\n发布时间：2021-01-12\n√\n{laid_out(report)}"
    reading = read(tmp_path, text)
    same(reading.report, report)
    assert [("√" in note, "发布时间" in note) for note in reading.unplaced] == [(False, True), (True, False)]


@pytest.mark.parametrize("line", ["- 2 -", "— 12 —", "第 2 页", "第2页 共5页", "草稿，还有 3 处错误", "草稿"])
def test_page_numbers_and_the_mark_of_a_draft_are_dropped_without_a_word(line: str) -> None:
    assert dropped([line, *REPORT, line]) == (REPORT, ())


def test_what_a_browser_prints_on_each_page_is_told_once() -> None:
    printed = [
        "2026/1/20 10:30 云岭县水务局年报",
        f"{ADDRESS} 1/2",
        "2026/1/20 10:30 云岭县水务局年报",
        f"{ADDRESS} 2/2",
    ]
    texts, notes = dropped([printed[0], *REPORT[:4], *printed[1:3], *REPORT[4:], printed[3]])
    assert texts == REPORT
    assert len(notes) == 2


def test_an_address_that_stands_once_is_kept() -> None:
    assert dropped([*REPORT[:2], ADDRESS, *REPORT[2:]])[0] == [*REPORT[:2], ADDRESS, *REPORT[2:]]
    assert dropped([*REPORT[:2], ADDRESS, *REPORT[2:], ADDRESS])[0] == REPORT


def test_one_fraction_is_no_page_count() -> None:
    texts = [*REPORT[:4], "1/5", *REPORT[4:]]
    assert dropped(texts) == (texts, ())
    assert dropped([*texts[:-1], "2/5", texts[-1]])[0] == REPORT


@pytest.mark.parametrize("line", [TITLE, "2025年政府信息公开工作年度报告", "政府信息公开工作年度报告"])
def test_a_running_title_is_dropped_and_another_title_kept(line: str) -> None:
    other = "望川县林业局2025年政府信息公开工作年度报告"
    assert dropped([*REPORT[:4], line, *REPORT[4:]]) == (REPORT, ())
    assert dropped([*REPORT, other])[0] == [*REPORT, other]


def test_a_title_behind_a_table_of_contents_begins_no_second_report() -> None:
    texts = [TITLE, "一、总体情况", "六、其他需要报告的事项", *REPORT]
    assert dropped(texts) == (texts, ())


def test_appendices_are_left_out_and_their_sentences_told() -> None:
    texts, notes = dropped([*REPORT, "校验说明", "下列各处经核实无误。"])
    assert texts == REPORT
    assert "下列各处经核实无误。" in notes[0]
    assert dropped(["校验说明", *REPORT])[0] == ["校验说明", *REPORT]


def test_the_appendices_are_those_that_we_write() -> None:
    assert set(APPENDICES) == {INFOGRAPHIC_HEADING, REASONS_HEADING}
