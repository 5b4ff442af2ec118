"""Which values of a run are a row: neither of two labels gets the only row, empty lines and strays are not guessed.

Covers model/importing/matching/placing/stray_figures.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing.matching.small_tables import APPLICANTS, LAYOUTS, RULES, Rows, figures_of, read_table

NONE = [None] * 7
RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"
GRANTED = "（一）予以公开"
HEADINGS = "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计"


def one_a_line(*cells: str | int) -> str:
    return "\n".join(map(str, cells))


@pytest.mark.parametrize(
    "text",
    [
        one_a_line(RECEIVED, CARRIED_IN, 5, 0, 0, 0, 0, 0, 5),
        one_a_line(RECEIVED, "", CARRIED_IN, "", 5, 0, 0, 0, 0, 0, 5),
        one_a_line("一、本年新收政府信息公开", "申请数量", "二、上年结转政府信息公", "开申请数量", "5 0 0 0 0 0 5"),
        f"{RECEIVED} {CARRIED_IN} 5 0 0 0 0 0 5",
        f"{RECEIVED}\n{CARRIED_IN}\n| 5 | 0 | 0 | 0 | 0 | 0 | 5 |",
        one_a_line(RECEIVED, CARRIED_IN, "5 0 0 0 0 0 5", "1 0 0 0 0 0 1"),
    ],
)
def test_one_row_of_values_under_two_labels_is_neithers(text: str, tmp_path: Path) -> None:
    reading = read_table(tmp_path, "bars", "requests", HEADINGS, text, f"{GRANTED}\n3 0 0 0 0 0 3")
    assert figures_of(reading, "requests.received") == NONE
    assert figures_of(reading, "requests.carried_in") == NONE
    assert figures_of(reading, "requests.granted") == [3, 0, 0, 0, 0, 0, 3]
    assert any("5 0 0 0 0 0 5" in note for note in reading.unplaced)


def test_two_rows_of_values_between_two_labels_are_neithers(tmp_path: Path) -> None:
    text = one_a_line(RECEIVED, "5 0 0 0 0 0 5", "1 0 0 0 0 0 1", CARRIED_IN)
    reading = read_table(tmp_path, "bars", "requests", HEADINGS, text)
    assert figures_of(reading, "requests.received") == NONE
    assert figures_of(reading, "requests.carried_in") == NONE
    assert any("5 0 0 0 0 0 5 1 0 0 0 0 0 1" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("break_", ["\n", ""])
def test_one_cell_with_two_labels_names_neither(break_: str, layout: str, tmp_path: Path) -> None:
    if layout == "bars" and break_:
        pytest.skip("A line with bars has no lines within a cell")
    rows: Rows = [APPLICANTS, [RECEIVED + break_ + CARRIED_IN, 5, 0, 0, 0, 0, 0, 5], [GRANTED, 3, 0, 0, 0, 0, 0, 3]]
    reading = read_table(tmp_path, layout, "requests", rows)
    assert figures_of(reading, "requests.received") == NONE
    assert figures_of(reading, "requests.carried_in") == NONE
    assert figures_of(reading, "requests.granted") == [3, 0, 0, 0, 0, 0, 3]
    assert any("5 0 0 0 0 0 5" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_blank_row_before_another_is_blank_and_takes_nothing_from_it(layout: str, tmp_path: Path) -> None:
    rows: Rows = [APPLICANTS, [RECEIVED, *[""] * 7], [CARRIED_IN, 5, 0, 0, 0, 0, 0, 5]]
    reading = read_table(tmp_path, layout, "requests", rows)
    assert figures_of(reading, "requests.received") == NONE
    assert figures_of(reading, "requests.carried_in") == [5, 0, 0, 0, 0, 0, 5]


def test_labels_in_rows_of_their_own_before_one_row_of_values_are_not_guessed(tmp_path: Path) -> None:
    page: Rows = [APPLICANTS, [RECEIVED], [CARRIED_IN], ["", 5, 0, 0, 0, 0, 0, 5], [GRANTED, 3, 0, 0, 0, 0, 0, 3]]
    reading = read_table(tmp_path, "page", "requests", page)
    assert figures_of(reading, "requests.received") == NONE
    assert figures_of(reading, "requests.carried_in") == NONE
    assert figures_of(reading, "requests.granted") == [3, 0, 0, 0, 0, 0, 3]
    assert any("5 0 0 0 0 0 5" in note for note in reading.unplaced)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("447\n\n7\n\n454", NONE),
        ("447\n\n\n7\n\n\n454", [447, None, None, 7, None, None, 454]),
        ("447\n\n\n7\n\n\n455", NONE),
        ("447\n7\n454", NONE),
        ("447\n\n7\n\n0\n\n0\n\n0\n\n0\n\n454", [447, 7, 0, 0, 0, 0, 454]),
    ],
)
def test_empty_lines_are_blank_cells_only_where_count_and_total_say_so(
    values: str, expected: list[int | None], tmp_path: Path
) -> None:
    text = f"{RECEIVED}\n{values}\n{CARRIED_IN}\n0\n0\n0\n0\n0\n0\n0"
    reading = read_table(tmp_path, "bars", "requests", HEADINGS, text)
    assert figures_of(reading, "requests.received") in (expected, NONE)
    assert figures_of(reading, "requests.carried_in") == [0] * 7
    if figures_of(reading, "requests.received") == NONE:
        assert any("447" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_stray_figure_beside_a_table_costs_no_row_and_is_told(layout: str, tmp_path: Path) -> None:
    rows: Rows = [
        APPLICANTS,
        [RECEIVED, 3, 3, 3, 3, 3, 3, 18, "", "", 7],
        [CARRIED_IN, 1, 0, 0, 0, 0, 0, 1, "", "", ""],
    ]
    reading = read_table(tmp_path, layout, "requests", rows)
    assert figures_of(reading, "requests.received") == [3, 3, 3, 3, 3, 3, 18]
    assert figures_of(reading, "requests.carried_in") == [1, 0, 0, 0, 0, 0, 1]
    assert any("7" in note and "没有放处" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_serial_number_before_the_label_is_no_figure(layout: str, tmp_path: Path) -> None:
    rows: Rows = [["序号", *RULES], [1, "规章", 3, 5, 74], [2, "行政规范性文件", 6, 1, 32]]
    reading = read_table(tmp_path, layout, "disclosure", rows)
    assert figures_of(reading, "disclosure.regulations") == [3, 5, 74]
    assert figures_of(reading, "disclosure.normative") == [6, 1, 32]


def test_a_blank_place_of_a_label_stands_for_no_cell_that_is_missing(tmp_path: Path) -> None:
    """Labels in three places, as where merged cells were taken apart; 予以公开 lacks its second figure."""
    short = ["三、本年度办理结果", GRANTED, "", 12, 2, 1, 12, 28, 60]
    rows: Rows = [
        ["", "", *APPLICANTS],
        [RECEIVED, "", "", 1126, 234, 20, 16, 21, 91, 1508],
        short,
        ["", "（二）部分公开", "", 30, 15, 0, 1, 0, 9, 55],
    ]
    reading = read_table(tmp_path, "page", "requests", rows)
    assert figures_of(reading, "requests.granted") == NONE
    assert figures_of(reading, "requests.partial") == [30, 15, 0, 1, 0, 9, 55]
    assert any("12 2 1 12 28 60" in note for note in reading.unplaced)
