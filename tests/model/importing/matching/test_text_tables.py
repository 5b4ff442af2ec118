"""Tables that were saved as lines of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing import layouts, spoiled
from tests.model.importing.matching.reading import read_page
from tests.model.importing.matching.small_tables import figures_of, read_table
from tests.model.importing.spoiled import Grid, Part


@pytest.mark.parametrize("between", ["\t", "|", "｜", "、", "│", "    "])
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_rows_of_text_come_back_whatever_parts_their_cells(between: str, edition: str, tmp_path: Path) -> None:
    report = layouts.report(edition)
    reading = read_page(tmp_path, spoiled.lines(spoiled.parts(report), between), "a.txt")
    assert reading.report.figures == report.figures
    assert reading.unplaced == ()


SAID = ["全年作出行政许可 20 件，行政处罚 3 件。", "行政强制 5 件，详见下表：", "注：行政许可 7"]


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_figures_of_sentences_around_tables_are_never_taken_for_the_tables(name: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    some: list[Part] = []
    for part in spoiled.parts(report):
        some += [*SAID, part] if isinstance(part, Grid) else [part]
    content = spoiled.page(some) if name == "a.html" else spoiled.lines(some, "\t")
    reading = read_page(tmp_path, content, name)
    assert reading.report.figures == report.figures
    assert all(any(said[:12] in note for note in reading.unplaced) for said in SAID)


def test_a_label_that_lost_characters_is_told_and_read_where_it_stands_alone_before_its_figures(tmp_path: Path) -> None:
    text = "1.属于国家秘密     1  0  0  0  0  0  1\n2.其他法律行政止公开     2  3  0  0  0  0  5"
    reading = read_table(tmp_path, "bars", "requests", text)
    assert figures_of(reading, "requests.refused.secret") == [1, 0, 0, 0, 0, 0, 1]
    assert figures_of(reading, "requests.refused.law") == [2, 3, 0, 0, 0, 0, 5]
    assert any("“2.其他法律行政止公开”与表样的写法不同" in note for note in reading.unplaced)


def test_a_label_of_which_too_little_is_left_names_no_row(tmp_path: Path) -> None:
    reading = read_table(tmp_path, "bars", "requests", "2.其他止公开     2  3  0  0  0  0  5")
    assert figures_of(reading, "requests.refused.law") == [None] * 7
    assert any("2 3 0 0 0 0 5" in note for note in reading.unplaced)


def test_figures_between_the_lines_of_an_explanation_are_of_its_label(tmp_path: Path) -> None:
    label = "（二）部分公开（区分处理\n的，只计这一情形，不计其     {}\n他情形）"
    reading = read_table(tmp_path, "bars", "requests", label.format("6  24  0  0  0  0  30"))
    assert figures_of(reading, "requests.partial") == [6, 24, 0, 0, 0, 0, 30]
    reading = read_table(tmp_path, "bars", "requests", label.format("6  24  1  35"))
    assert figures_of(reading, "requests.partial") == [None] * 7
    assert any("6 24 1 35" in note for note in reading.unplaced)
