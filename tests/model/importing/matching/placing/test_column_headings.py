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
