from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from exporters.collection.roster_book import write_roster
from model.collecting.collected import RosterUnit

UNITS = (
    RosterUnit("临江县水务局", ("水务局", "水利局"), "县直", "临江县人民政府", "王某 0576-1"),
    RosterUnit("=1+1"),
)


def test_an_empty_one_has_headings_with_advice_and_rows_to_fill_in(tmp_path: Path) -> None:
    write_roster((), tmp_path / "名单.xlsx")
    page = load_workbook(tmp_path / "名单.xlsx").worksheets[0]
    assert [cell.value for cell in page[1]] == ["单位名称", "其他名称", "层级", "上级单位", "联系人"]
    assert all(cell.comment for cell in page[1])
    assert {cell.value for row in page.iter_rows(min_row=2) for cell in row} == {None}
    assert page.max_row > 20


def test_a_unit_has_a_row_and_its_other_names_one_cell(tmp_path: Path) -> None:
    write_roster(UNITS, tmp_path / "名单.xlsx")
    page = load_workbook(tmp_path / "名单.xlsx").worksheets[0]
    assert [cell.value for cell in page[2]] == [
        "临江县水务局",
        "水务局、水利局",
        "县直",
        "临江县人民政府",
        "王某 0576-1",
    ]
    assert (page["A3"].value, page["A3"].data_type) == ("=1+1", "s")


def test_equal_rosters_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_roster(UNITS, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
