"""The workbook for the superior: states counted by level, each unit, each problem, and which problems are frequent."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from exporters.collection.summary_book import write_summary
from tests.exporters.collection.invented_sum import HOSTILE_NAME, collect


def rows_of(path: Path, tab: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(path)[tab].iter_rows(min_row=2)]


def test_states_are_counted_by_level_and_in_all(tmp_path: Path) -> None:
    write_summary(collect(3), tmp_path / "a.xlsx")
    assert rows_of(tmp_path / "a.xlsx", "统计") == [
        ["层级", "应报", "已汇总", "有错误", "读不了", "未交", "不明"],
        ["县直", 4, 3, 1, 0, 0, 0],
        ["乡镇", 2, 0, 0, 1, 1, 0],
        ["没有写层级", 0, 0, 0, 0, 0, 1],
        ["合计", 6, 3, 1, 1, 1, 1],
    ]


def test_each_problem_stands_with_its_unit_its_place_and_its_sides(tmp_path: Path) -> None:
    write_summary(collect(1), tmp_path / "a.xlsx")
    _, *rows = rows_of(tmp_path / "a.xlsx", "问题")
    found = next(row for row in rows if row[0] == "临江县粮食局")
    assert found[1] == "错误"
    assert found[2] == "三、收到和处理政府信息公开申请情况：“自然人”列"
    assert str(found[4]).startswith("本年新收＋上年结转＝办结总计＋结转下年：左边")
    assert ["青石乡", "读不了", "文件“青石.pdf”"] in [row[:3] for row in rows]


def test_the_problems_of_most_units_come_first_with_who_has_them(tmp_path: Path) -> None:
    write_summary(collect(1), tmp_path / "a.xlsx")
    _, *rows = rows_of(tmp_path / "a.xlsx", "哪些问题多")
    flow = next(row for row in rows if row[0] == "表三各列：新收加上年结转等于办结加结转下年")
    assert flow[1:] == ["错误", 1, 2, "临江县粮食局"]


def test_names_are_plain_text_and_equal_collections_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_summary(collect(2, name=HOSTILE_NAME), tmp_path / name)
    cells = [cell for row in load_workbook(tmp_path / "a.xlsx")["各单位"].iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
