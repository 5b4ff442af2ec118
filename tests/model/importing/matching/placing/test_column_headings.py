"""The order of the columns, by the headings over rows whose cells do not stand under each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing.matching.small_tables import APPLICANTS, LAYOUTS, Rows, figures_of, read_table

RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_columns_of_applicants_in_another_order_go_by_their_headings(layout: str, tmp_path: Path) -> None:
    turned = [APPLICANTS[0], APPLICANTS[7], *APPLICANTS[1:7]]
    rows: Rows = [
        turned,
        [RECEIVED, 21, 1, 2, 3, 4, 5, 6],
        ["三、本年度办理结果", *[""] * 7],
        [CARRIED_IN, 3, 0, 0, 0, 1, 1, 1],
    ]
    reading = read_table(tmp_path, layout, "requests", rows)
    assert figures_of(reading, "requests.received") in ([1, 2, 3, 4, 5, 6, 21], [None] * 7)
    assert figures_of(reading, "requests.carried_in") in ([0, 0, 0, 1, 1, 1, 3], [None] * 7)


def test_headings_one_a_line_in_another_order_move_the_figures(tmp_path: Path) -> None:
    turned = [*APPLICANTS[2:7], APPLICANTS[1], APPLICANTS[7]]
    text = "\n".join([*turned, RECEIVED, *"2345617"])
    reading = read_table(tmp_path, "bars", "requests", text.replace("\n1\n7", "\n1\n21"))
    assert figures_of(reading, "requests.received") == [1, 2, 3, 4, 5, 6, 21]


def test_headings_that_stand_out_of_order_and_are_not_all_there_leave_the_row_out(tmp_path: Path) -> None:
    text = "\n".join([*APPLICANTS[4:7], *APPLICANTS[2:4], RECEIVED, "21\n1\n2\n3\n4\n5\n6"])
    reading = read_table(tmp_path, "bars", "requests", text)
    assert figures_of(reading, "requests.received") == [None] * 7
    assert any("21 1 2 3 4 5 6" in note for note in reading.unplaced)


RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_results_of_remedies_in_another_order_are_never_read_in_the_forms(layout: str, tmp_path: Path) -> None:
    turned = [RESULTS[1], RESULTS[0], *RESULTS[2:]]
    reading = read_table(tmp_path, layout, "remedies", [["行政复议"], turned, [1, 2, 3, 4, 10]])
    assert figures_of(reading, "remedies.review") in ([2, 1, 3, 4, 10], [None] * 5)
    assert figures_of(reading, "remedies.review")[0] or any("1 2 3 4 10" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_headings_of_one_section_order_no_table_of_another(layout: str, tmp_path: Path) -> None:
    reading = read_table(
        tmp_path,
        layout,
        "requests",
        [APPLICANTS, [RECEIVED, 1, 2, 3, 4, 5, 6, 21]],
        "四、政府信息公开行政复议、行政诉讼情况",
        [["行政复议"], RESULTS, [1, 2, 3, 4, 10]],
    )
    assert figures_of(reading, "remedies.review") == [1, 2, 3, 4, 10]


GROUP = "法人或其他组织"


def test_a_heading_over_several_columns_that_stands_first_moves_no_figure(tmp_path: Path) -> None:
    """It is set higher than those beside it, and so pdftotext writes it first."""
    text = "\n".join([GROUP, *APPLICANTS[1:], RECEIVED, *"123456", "21"])
    reading = read_table(tmp_path, "bars", "requests", text)
    assert figures_of(reading, "requests.received") == [1, 2, 3, 4, 5, 6, 21]


def test_where_a_heading_over_several_columns_says_another_order_than_the_text_the_row_is_left_out(
    tmp_path: Path,
) -> None:
    turned = [*APPLICANTS[1:6], APPLICANTS[7], APPLICANTS[6]]
    text = "\n".join([GROUP, *turned, RECEIVED, *"123456", "21"])
    reading = read_table(tmp_path, "bars", "requests", text)
    assert figures_of(reading, "requests.received") == [None] * 7
    assert any("1 2 3 4 5 6 21" in note for note in reading.unplaced)


def test_a_row_in_another_order_whose_total_does_not_hold_there_is_left_out(tmp_path: Path) -> None:
    turned = [*APPLICANTS[1:6], APPLICANTS[7], APPLICANTS[6]]
    text = "\n".join([*turned, RECEIVED, *"123456", "21"])
    reading = read_table(tmp_path, "bars", "requests", text)
    assert figures_of(reading, "requests.received") == [None] * 7
    assert any("1 2 3 4 5 6 21" in note for note in reading.unplaced)


def test_columns_in_a_second_row_of_headings_stand_under_the_heading_over_them(tmp_path: Path) -> None:
    turned = [*APPLICANTS[2:4], APPLICANTS[6], *APPLICANTS[4:6]]
    text = "\n".join([APPLICANTS[1], GROUP, APPLICANTS[7], *turned, RECEIVED, *"123645", "21"])
    reading = read_table(tmp_path, "bars", "requests", text)
    assert figures_of(reading, "requests.received") == [1, 2, 3, 4, 5, 6, 21]
