"""Figures stand under the heading whose span they stand in; a row that ends before its headings is not slid.

Covers model/importing/matching/placing/table_columns.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from model import importing
from tests.model.importing.matching.reading import read_page
from tests.model.importing.matching.small_tables import LAYOUTS, RULES, Rows, figures_of, read_table

BEFORE = (
    '<meta charset="utf-8"><h1>云岭县水务局2019年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>有序。</p>'
    "<p>二、主动公开政府信息情况</p><table>"
)
AFTER = "</table><p>五、存在的主要问题及改进情况</p><p>不足。</p>"


def row(*cells: tuple[str, int] | str) -> str:
    spans = [cell if isinstance(cell, tuple) else (cell, 1) for cell in cells]
    return f"<tr>{''.join(f'<td colspan={span}>{text}</td>' for text, span in spans)}</tr>"


def read(tmp_path: Path, *rows: str) -> importing.Reading:
    return read_page(tmp_path, BEFORE + "".join(rows) + AFTER)


HEADINGS = row("信息内容", "上一年项目数量", ("本年增/减", 2), "处理决定数量")


@pytest.mark.parametrize(
    "figures",
    [
        row("行政许可", ("12", 2), "5", "93"),
        row("行政许可", "12", ("5", 2), "93"),
        row("行政许可", "12", "5", ("93", 2)),
        row("行政许可", "12", "", "5", "93"),
        row("行政许可", "12", "5", "", "93"),
    ],
)
def test_a_figure_belongs_to_the_heading_whose_span_it_stands_in(figures: str, tmp_path: Path) -> None:
    reading = read(tmp_path, HEADINGS, figures)
    assert figures_of(reading, "disclosure.licensing") == [12, 5, 93]
    assert not any("行政许可 12" in note for note in reading.unplaced)


@pytest.mark.parametrize(
    "figures",
    [
        row("行政许可", ("12", 3), "93"),
        row("行政许可", "12", "5", "7", "93"),
        row("行政许可", "12", "5"),
        row("行政许可", "12", "5", "7", "93", "8"),
        row("行政许可", ("12", 4)),
    ],
)
def test_figures_that_no_span_tells_apart_are_listed(figures: str, tmp_path: Path) -> None:
    reading = read(tmp_path, HEADINGS, figures, row("其他对外管理服务事项", "1", ("2", 2), "3"))
    assert figures_of(reading, "disclosure.licensing") == [None, None, None]
    assert figures_of(reading, "disclosure.services") == [1, 2, 3]
    assert any("行政许可" in note and "12" in note for note in reading.unplaced)


def test_a_merged_blank_cell_leaves_its_columns_blank(tmp_path: Path) -> None:
    reading = read(tmp_path, HEADINGS, row("行政许可", "12", ("", 3)))
    assert figures_of(reading, "disclosure.licensing") == [12, None, None]


@pytest.mark.parametrize("extra", ["小计", "上年现行有效件数", "备注"])
@pytest.mark.parametrize("at", [1, 2, 4])
@pytest.mark.parametrize("layout", ["page", "workbook"])
def test_a_column_the_form_has_not_is_told_and_moves_no_figure(
    extra: str, at: int, layout: str, tmp_path: Path
) -> None:
    rows: list[list[object]] = [[*RULES], ["规章", 3, 5, 74], ["行政规范性文件", 6, 1, 32]]
    for cells, more in zip(rows, [extra, 91, 92], strict=True):
        cells.insert(at, more)
    reading = read_table(tmp_path, layout, "disclosure", rows)
    assert figures_of(reading, "disclosure.regulations") == [3, 5, 74]
    assert figures_of(reading, "disclosure.normative") == [6, 1, 32]
    assert any(extra in note and "91、92" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_last_years_columns_beside_this_years_are_never_taken(layout: str, tmp_path: Path) -> None:
    headings = [
        "信息内容",
        "本年制发件数",
        "上年制发件数",
        "本年废止件数",
        "上年废止件数",
        "现行有效件数",
        "上年现行有效件数",
    ]
    reading = read_table(tmp_path, layout, "disclosure", [headings, ["规章", 3, 91, 5, 92, 74, 93]])
    assert figures_of(reading, "disclosure.regulations") in ([3, 5, 74], [None, None, None])
    assert any("91" in note for note in reading.unplaced)


def test_years_below_a_heading_leave_open_which_figure_is_this_years(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        row("信息内容", ("上一年项目数量", 2), ("本年增/减", 2), ("处理决定数量", 2)),
        row("", "2018年", "2019年", "2018年", "2019年", "2018年", "2019年"),
        row("行政许可", "1", "12", "2", "5", "3", "93"),
    )
    assert figures_of(reading, "disclosure.licensing") == [None, None, None]
    assert any("1 12 2 5 3 93" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_second_table_with_its_columns_in_another_order_is_read_by_its_own_headings(
    layout: str, tmp_path: Path
) -> None:
    first: Rows = [RULES, ["规章", 3, 5, 74]]
    second: Rows = [[RULES[0], RULES[3], RULES[1], RULES[2]], ["行政规范性文件", 32, 6, 1]]
    reading = read_table(tmp_path, layout, "disclosure", first, "续表", second)
    assert figures_of(reading, "disclosure.regulations") == [3, 5, 74]
    assert figures_of(reading, "disclosure.normative") == [6, 1, 32]


def test_a_label_that_reaches_over_two_rows_of_figures_names_neither(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        "<tr><td rowspan=2>行政许可</td><td>12</td><td>5</td><td>93</td></tr>",
        row("13", "6", "94"),
    )
    assert figures_of(reading, "disclosure.licensing") == [None, None, None]
    assert any("12 5 93" in note and "13 6 94" in note for note in reading.unplaced)


def test_a_figure_that_reaches_down_into_the_next_row_is_not_taken_for_a_blank_there(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        "<tr><td>行政许可</td><td>12</td><td rowspan=2>5</td><td>93</td></tr>",
        row("其他对外管理服务事项", "13", "94"),
    )
    assert figures_of(reading, "disclosure.services") == [None, None, None]
    assert any("13 94" in note for note in reading.unplaced)


def test_figures_that_reach_down_over_two_labels_are_neithers(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        "<tr><td>行政许可</td><td rowspan=2>12</td><td rowspan=2>5</td><td rowspan=2>93</td></tr>",
        "<tr><td>其他对外管理服务事项</td></tr>",
    )
    assert figures_of(reading, "disclosure.licensing") == [None, None, None]
    assert figures_of(reading, "disclosure.services") == [None, None, None]
    assert {"disclosure.licensing.change", "disclosure.services.change"} <= set(reading.unread_cells)
    assert any("行政许可 其他对外管理服务事项 12 5 93" in note for note in reading.unplaced)


def test_a_label_without_cells_behind_it_was_not_published_blank(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        "<tr><td>行政许可</td></tr>",
        row("其他对外管理服务事项", "13", "6", "94"),
    )
    assert figures_of(reading, "disclosure.services") == [13, 6, 94]
    assert "disclosure.licensing.decisions" in reading.unread_cells
