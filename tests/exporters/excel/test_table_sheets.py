"""The sheets of the tables: every heading and figure where the form has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

import exporters
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import format_figure
from model.form.sheet import make_sheet
from model.report.report import Report
from tests.exporters.excel.test_writer import written


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_heading_and_figure_stands_where_the_form_has_it(edition: str, tmp_path: Path) -> None:
    report, _ = written(edition, tmp_path)
    pages = load_workbook(tmp_path / "a.xlsx", data_only=True)
    form = editions.load_form(edition)
    for section in form.sections:
        if section.kind != "table":
            continue
        page = pages[section.tab]
        merged = {str(span) for span in page.merged_cells.ranges}
        for tile in make_sheet(form.tables[section.id]).tiles:
            box = page.cell(3 + tile.row, 1 + tile.column)
            if tile.cell:
                figure = report.figures[tile.cell.id]
                assert box.data_type == "n"
                assert str(box.value) == format_figure(figure).rstrip("元")
            else:
                assert str(box.value or "").replace("\n", "") == tile.text
            last = page.cell(2 + tile.row + tile.height, tile.column + tile.width)
            if last.coordinate != box.coordinate:
                assert f"{box.coordinate}:{last.coordinate}" in merged
            assert box.border.left.style == last.border.right.style == "thin"


def test_no_number_is_wider_than_its_column(tmp_path: Path) -> None:
    written("2021", tmp_path, huge=True)
    page = load_workbook(tmp_path / "a.xlsx", data_only=True)["三、申请办理"]
    for column in page.iter_cols(min_row=6, min_col=4):
        width = page.column_dimensions[get_column_letter(column[0].column or 0)].width
        assert all(len(str(cell.value)) < width for cell in column)


def test_nothing_entered_is_a_blank_and_0_is_0(tmp_path: Path) -> None:
    form = editions.load_form("2021")
    report = compute_totals(form, Report("2021").with_figures({"requests.received.natural": 0}))
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    row = next(
        load_workbook(tmp_path / "a.xlsx", data_only=True)["三、申请办理"].iter_rows(min_row=6, max_row=6, min_col=4)
    )
    assert [cell.value for cell in row] == [0, None, None, None, None, None, 0]
