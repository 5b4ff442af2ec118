"""Numbers of rows under 序号 are no figures, where cells stand one a line or between bars; figures never are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing.matching.small_tables import APPLICANTS, Rows, figures_of, read_table

LABELS = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "1.属于国家秘密"]
ROWS: Rows = [["序号", *APPLICANTS], *([at + 1, label, at + 5, *[0] * 5, at + 5] for at, label in enumerate(LABELS))]
IDS = ["received", "carried_in", "granted", "refused.secret"]


def one_a_line(rows: Rows) -> str:
    return "\n".join(str(cell) for row in rows for cell in row)


@pytest.mark.parametrize("layout", ["bars", "page", "workbook"])
def test_numbers_of_rows_are_passed_over_without_a_word(layout: str, tmp_path: Path) -> None:
    reading = read_table(tmp_path, layout, "requests", ROWS)
    for at, id in enumerate(IDS):
        assert figures_of(reading, f"requests.{id}") == [at + 5, 0, 0, 0, 0, 0, at + 5]
    assert not any("序号" in note or "没有放处" in note for note in reading.unplaced)


def test_the_same_one_a_line_and_where_the_headings_stand_again(tmp_path: Path) -> None:
    reading = read_table(tmp_path, "bars", "requests", one_a_line([*ROWS[:3], ROWS[0], *ROWS[3:]]))
    for at, id in enumerate(IDS):
        assert figures_of(reading, f"requests.{id}") == [at + 5, 0, 0, 0, 0, 0, at + 5]
    assert not any("序号" in note or "没有放处" in note for note in reading.unplaced)


def test_without_the_heading_a_number_before_a_label_is_told(tmp_path: Path) -> None:
    reading = read_table(tmp_path, "bars", "requests", one_a_line([ROWS[0][1:], *ROWS[1:]]))
    assert any("没有读入" in note for note in reading.unplaced)


def test_numbers_that_do_not_run_on_are_no_numbers_of_rows(tmp_path: Path) -> None:
    rows = [ROWS[0], *([number, *row[1:]] for number, row in zip((1, 2, 9, 4), ROWS[1:], strict=True))]
    reading = read_table(tmp_path, "bars", "requests", one_a_line(rows))
    assert any("9" in note for note in reading.unplaced)
