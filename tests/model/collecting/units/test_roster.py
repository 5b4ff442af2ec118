"""A roster is read from a workbook, a CSV or a pasted text, whatever the order of its columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from model.collecting.collected import RosterUnit
from model.collecting.units.roster import parse_roster, read_roster
from model.errors import UnreadableFile

PASTED = """2025 年年报单位名单
序号\t联系人\t单位名称\t别名\t上级\t层级
1\t张三 1234\t水务局\t县水务局、水利局\t临江县人民政府\t县
"""


def workbook(folder: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    path = folder / "名单.xlsx"
    book.save(path)
    return path


def test_columns_are_found_by_their_headings_below_a_title() -> None:
    (unit,) = parse_roster(PASTED).units
    assert unit == RosterUnit("水务局", ("县水务局", "水利局"), "县", "临江县人民政府", "张三 1234")


def test_without_headings_the_first_column_with_words_counts() -> None:
    assert [unit.name for unit in parse_roster("水务局\n教育局\n").units] == ["水务局", "教育局"]
    assert [unit.name for unit in parse_roster("1\t水务局\n2\t教育局\n").units] == ["水务局", "教育局"]


def test_duplicates_and_rows_without_a_name_are_told() -> None:
    roster = parse_roster("单位名称\t联系人\n水务局\t甲\n\t乙\n 水务 局\t丙\n\n")
    assert [unit.name for unit in roster.units] == ["水务局"]
    assert roster.notes == (
        "名单第 3 行没有单位名称，没有收进来。",
        "名单第 4 行的“水务 局”前面已经有了，只算一个。",
    )


def test_a_name_of_two_units_is_told() -> None:
    roster = parse_roster("单位名称\t别名\n水务局\t农水局\n农业局\t农水局\n")
    assert roster.notes == ("“水务局”、“农业局”有同一个名字，收到时要问您是哪一个。",)


def test_a_workbook_is_read_from_the_sheet_that_has_a_heading(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("说明", None), ("联系人", "单位名称"), ("甲", "水务局"), (None, "教育局"))
    assert [(unit.name, unit.contact) for unit in read_roster(path).units] == [("水务局", "甲"), ("教育局", "")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_and_a_text_are_read_in_any_usual_encoding(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("单位名称,联系人\n临江县水务局,甲\n临江县教育局,乙\n".encode(encoding))
    (tmp_path / "a.txt").write_bytes("临江县水务局\n临江县教育局\n".encode(encoding))
    for name in ("a.csv", "a.txt"):
        assert [unit.name for unit in read_roster(tmp_path / name).units] == ["临江县水务局", "临江县教育局"]


def test_what_is_no_roster_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (tmp_path / "空.txt").write_bytes(b"\n\n")
    for name in ("坏.xlsx", "空.txt", "没有.xlsx"):
        with pytest.raises(UnreadableFile):
            read_roster(tmp_path / name)
