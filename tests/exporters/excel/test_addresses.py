"""Where each figure stands in the workbook, as formulas write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

import exporters
from exporters.excel.addresses import CellArea, join_addresses, locate_figures, make_cell_area, make_tab_name
from model.form import editions
from model.form.figures import number_of
from tests.exporters.invented import invented


def test_an_address_names_the_sheet_and_one_cell_or_two_corners() -> None:
    assert make_cell_area("校验", 7, 28).address == "'校验'!AB7"
    assert CellArea("三、申请办理", 6, 4, 6, 9).address == "'三、申请办理'!D6:I6"


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_figure_stands_at_its_address(edition: str, tmp_path: Path) -> None:
    form, report = invented(edition)
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx", data_only=True)
    areas = locate_figures(form)
    assert {cell for _, cell in areas} == set(form.cells)
    for (_, cell), area in areas.items():
        figure = report.figures.get(cell)
        shown = book[area.tab].cell(area.row, area.column).value
        assert shown == (None if figure is None else float(number_of(figure))), cell


def test_no_two_figures_share_a_cell() -> None:
    areas = locate_figures(editions.load_form("2021"))
    assert len({area.address for area in areas.values()}) == len(areas)


def test_neighbours_become_one_area_and_others_stay_apart() -> None:
    def areas(*cells: tuple[int, int], tab: str = "表") -> list[CellArea]:
        return [make_cell_area(tab, row, column) for row, column in cells]

    assert join_addresses(areas((3, 2), (3, 3), (3, 4))) == "'表'!B3:D3"
    assert join_addresses(areas((3, 2), (4, 2), (5, 2))) == "'表'!B3:B5"
    assert join_addresses(areas((3, 2), (3, 3), (4, 3))) == "'表'!B3:C3,'表'!C4"
    assert join_addresses(areas((3, 2), (3, 4))) == "'表'!B3,'表'!D3"
    assert join_addresses([*areas((3, 2)), *areas((3, 3), tab="另表")]) == "'表'!B3,'另表'!C3"
    assert join_addresses([]) == ""


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_name_of_a_sheet_is_one_that_excel_takes(edition: str) -> None:
    names = [make_tab_name(section) for section in editions.load_form(edition).sections]
    assert len(set(names)) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
