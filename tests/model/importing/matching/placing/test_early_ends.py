"""A row whose last cell is blank may have lost another one: it is read where equations prove it, else listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing.matching.small_tables import APPLICANTS, Rows, figures_of, read_table

RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"


@pytest.mark.parametrize("layout", ["bars", "workbook"])
@pytest.mark.parametrize("values", [[5, 2, 0, 1, 4, 3, ""], [5, 20, 1, 4, 3, 15, ""], [5, 1, 0, 1, 4, "", ""]])
def test_a_row_that_lacks_its_total_where_others_have_one_is_not_guessed(
    values: list[object], layout: str, tmp_path: Path
) -> None:
    rows: Rows = [APPLICANTS, [RECEIVED, *values], [CARRIED_IN, 1, 0, 0, 0, 0, 2, 3]]
    reading = read_table(tmp_path, layout, "requests", rows)
    assert figures_of(reading, "requests.received") == [None] * 7
    assert figures_of(reading, "requests.carried_in") == [1, 0, 0, 0, 0, 2, 3]
    assert any("本年新收" in note and "5" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", ["bars", "workbook"])
def test_where_no_row_has_a_total_they_are_blank(layout: str, tmp_path: Path) -> None:
    rows: Rows = [APPLICANTS, [RECEIVED, 5, 2, 0, 1, 4, 3, ""], [CARRIED_IN, 1, 0, 0, 0, 0, 2, ""]]
    reading = read_table(tmp_path, layout, "requests", rows)
    assert figures_of(reading, "requests.received")[:6] == [5, 2, 0, 1, 4, 3]
    assert figures_of(reading, "requests.carried_in")[:6] == [1, 0, 0, 0, 0, 2]


@pytest.mark.parametrize("layout", ["bars", "workbook"])
def test_a_table_without_a_column_of_totals_is_read_by_its_headings(layout: str, tmp_path: Path) -> None:
    rows: Rows = [APPLICANTS[:-1], [RECEIVED, 5, 2, 0, 1, 4, 3], [CARRIED_IN, 1, 0, 0, 0, 0, 2, 3]]
    reading = read_table(tmp_path, layout, "requests", rows)
    assert figures_of(reading, "requests.received")[:6] == [5, 2, 0, 1, 4, 3]
    assert figures_of(reading, "requests.carried_in")[:6] in ([1, 0, 0, 0, 0, 2], [None] * 6)
    assert any("3" in note for note in reading.unplaced if "找到" not in note)


def test_a_blank_cell_that_the_file_has_is_blank(tmp_path: Path) -> None:
    rows: Rows = [APPLICANTS, [RECEIVED, 5, 2, 0, 1, 4, 3, ""], [CARRIED_IN, 1, 0, 0, 0, 0, 2, 3]]
    reading = read_table(tmp_path, "page", "requests", rows)
    assert figures_of(reading, "requests.received")[:6] == [5, 2, 0, 1, 4, 3]


RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


@pytest.mark.parametrize("layout", ["bars", "workbook"])
def test_in_the_row_of_remedies_the_other_totals_tell_that_the_last_is_missing(layout: str, tmp_path: Path) -> None:
    groups = ["行政复议", "", "", "", "", "未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""]
    rows: Rows = [groups, RESULTS * 3, [1, 1, 0, 0, 2, 3, 1, 0, 0, 4, 5, 0, 1, 6, ""]]
    reading = read_table(tmp_path, layout, "remedies", rows)
    assert figures_of(reading, "remedies.after_review") == [None] * 5
    assert any("5 0 1 6" in note for note in reading.unplaced)
