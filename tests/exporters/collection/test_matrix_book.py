"""汇总表: formulas over the units that come to the sum, the form's own headings, and the sum read back from it.

Covers exporters/collection/matrix_sheet.py and exporters/collection/status_sheet.py too.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exporters.collection.matrix_book import write_matrix
from model import importing
from model.collecting.collected import Adjustment, CollectedSum, CollectedUnit, RosterUnit, UnitStatus
from model.errors import UnwritableFile
from model.form import editions
from model.form.figures import number_of
from model.report.report import Report
from tests.exporters.collection.invented_sum import HOSTILE_NAME, collect, sum_up, unit_report

FORM = editions.load_form("2021")
TWICE = Adjustment("disclosure.normative.issued", -1, "与发展改革局联合发文，计了两次")


Books = tuple[Workbook, Workbook]
"""A workbook with its formulas, and with their stored results."""


def written(collected: CollectedSum, folder: Path) -> Books:
    write_matrix(collected, folder / "a.xlsx")
    return load_workbook(folder / "a.xlsx"), load_workbook(folder / "a.xlsx", data_only=True)


@pytest.fixture(scope="module")
def three_units() -> CollectedSum:
    return collect(3, name=HOSTILE_NAME, adjustments=(TWICE,))


@pytest.fixture(scope="module")
def books(three_units: CollectedSum, tmp_path_factory: pytest.TempPathFactory) -> Books:
    return written(three_units, tmp_path_factory.mktemp("matrix"))


def rows_of(page: Worksheet) -> dict[str, int]:
    """The rows below the headings, by what stands in the column of names."""
    first = int(str(page.freeze_panes)[1:])
    return {str(page.cell(row, 2).value): row for row in range(first, page.max_row + 1)}


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_sum_reads_back_from_it(edition: str, tmp_path: Path) -> None:
    collected = collect(4, edition)
    write_matrix(collected, tmp_path / "a.xlsx")
    reading = importing.read_report(tmp_path / "a.xlsx")
    assert reading.report == collected.report
    assert reading.unplaced == ()


def test_it_carries_what_the_sum_is_made_of(three_units: CollectedSum, tmp_path: Path) -> None:
    write_matrix(three_units, tmp_path / "a.xlsx")
    parts = importing.read_report(tmp_path / "a.xlsx").parts
    assert parts is not None
    assert [part.name for part in parts.parts] == [unit.unit.name for unit in three_units.units if unit.is_summed]
    assert parts.adjustments == ((TWICE.cell, TWICE.amount, TWICE.reason),)


def test_the_first_sheets_are_the_form_and_the_units_follow(books: Books) -> None:
    tabs = [section.tab for section in FORM.sections]
    units = ["表二各单位", "表三各单位", "表四各单位", "各单位情况"]
    assert books[0].sheetnames == [*tabs, "校验", "图表", *units, "_nianbao"]


def test_each_entry_of_the_sum_adds_up_a_column_of_the_units(books: Books) -> None:
    formulas, results = books
    assert formulas["三、申请办理"]["D6"].value == "=SUM('表三各单位'!C8:C11)"
    units = [results["表三各单位"][f"C{row}"].value or 0 for row in range(8, 12)]
    assert results["三、申请办理"]["D6"].value == sum(int(str(number)) for number in units)


def test_the_totals_of_a_unit_and_the_last_row_are_formulas(books: Books, three_units: CollectedSum) -> None:
    page, results = (book["表三各单位"] for book in books)
    assert page["I8"].value == "=SUM(C8,D8,E8,F8,G8,H8)"
    assert results["I8"].value == sum(int(str(results.cell(8, column).value)) for column in range(3, 9))
    bottom = rows_of(page)["合计"]
    assert page[f"I{bottom}"].value == "=SUM(I8:I11)"
    assert results[f"I{bottom}"].value == three_units.report.figures["requests.received.total"]


def test_all_sums_stored_are_those_of_the_report(books: Books, three_units: CollectedSum) -> None:
    for table in FORM.tables.values():
        page = books[1][f"{table.name}各单位"]
        bottom = rows_of(page)["合计"]
        shown = [page.cell(bottom, column).value for column in range(3, 3 + len(table.cells))]
        figures = [number_of(three_units.report.figures[cell.id]) for cell in table.cells]
        assert [Decimal(str(number)) for number in shown] == figures
        equations = [page.cell(bottom, column).value for column in range(3 + len(table.cells), page.max_column + 1)]
        assert set(equations) <= {0}


def test_the_headings_are_those_of_the_form_merged_as_there(books: Books) -> None:
    page = books[0]["表三各单位"]
    merged = {str(area) for area in page.merged_cells.ranges}
    assert page["C3"].value == "一、本年新收政府信息公开申请数量"
    assert [page[place].value for place in ("C6", "D6", "D7", "I6")] == ["自然人", "法人或其他组织", "商业企业", "总计"]
    assert {"C3:I5", "C6:C7", "D6:H6", "I6:I7"} <= merged


def test_an_adjustment_has_a_row_with_its_reason_and_counts(books: Books, three_units: CollectedSum) -> None:
    page = books[0]["表二各单位"]
    row = rows_of(page)[TWICE.reason]
    assert page.cell(row, 1).value == "调整"
    assert [cell.value for cell in page[row]][2:].count(-1) == 1
    assert books[1]["二、主动公开"]["B6"].value == three_units.report.figures["disclosure.normative.issued"]


def test_what_the_office_typed_over_the_sum_has_a_row_of_its_own(tmp_path: Path) -> None:
    collected = collect(3)
    changed = collected.report.with_figures({"disclosure.licensing.decisions": 1000})
    book, shown = written(replace(collected, report=changed), tmp_path)
    assert "汇总时另外填的数" in rows_of(book["表二各单位"])
    assert "=SUM('表二各单位'" in str(book["二、主动公开"]["B9"].value)
    assert shown["二、主动公开"]["B9"].value == 1000


def test_the_equation_of_each_unit_is_shown_and_names_the_guilty_one(tmp_path: Path) -> None:
    wrong = unit_report(FORM, "有错的局", 1).with_figures({"requests.carried_out.natural": 500})
    units = [
        CollectedUnit(RosterUnit("没错的局"), UnitStatus.SUMMED, report=unit_report(FORM, "没错的局", 2)),
        CollectedUnit(RosterUnit("有错的局"), UnitStatus.SUMMED, report=wrong),
    ]
    _, shown = written(sum_up(FORM, units), tmp_path)
    page = shown["表三各单位"]
    rows = rows_of(page)
    differences = {name: [page.cell(rows[name], column).value for column in range(179, 186)] for name in rows}
    assert differences["没错的局"] == [0] * 7
    assert [bool(number) for number in differences["有错的局"]] == [True, False, False, False, False, False, True]
    assert shown["校验"]["A2"].value != "全部相等"


def test_what_no_unit_filled_in_stays_blank_and_comes_back_so(tmp_path: Path) -> None:
    report = Report("2021", {"unit": "甲局", "year": "2025"}, {"requests.received.natural": 0})
    units = [CollectedUnit(RosterUnit("甲局"), UnitStatus.SUMMED, report=report)]
    collected = sum_up(FORM, units)
    book, shown = written(collected, tmp_path)
    assert shown["三、申请办理"]["D6"].value == 0
    assert shown["三、申请办理"]["E6"].value is None
    assert str(book["三、申请办理"]["E6"].value).startswith("=IF(COUNT(")
    assert importing.read_report(tmp_path / "a.xlsx").report == collected.report


def test_a_sum_of_no_units_is_a_workbook_too(tmp_path: Path) -> None:
    collected = sum_up(FORM, [])
    book, _ = written(collected, tmp_path)
    assert "合计" in rows_of(book["表三各单位"])
    assert importing.read_report(tmp_path / "a.xlsx").report == collected.report


def test_names_of_strangers_are_plain_text(books: Books) -> None:
    for tab in ("表三各单位", "各单位情况"):
        cells = [cell for row in books[0][tab].iter_rows() for cell in row if "𠮷" in str(cell.value)]
        assert cells
        assert {cell.data_type for cell in cells} == {"s"}
        assert all(str(cell.value).startswith('=1+1 <b>&"𠮷') for cell in cells)


def test_every_unit_is_listed_with_its_state_its_file_and_what_is_wrong(books: Books) -> None:
    rows = [[cell.value for cell in row] for row in books[0]["各单位情况"].iter_rows(min_row=6)]
    states = {row[0] or row[7]: row[3] for row in rows}
    assert states == {"临江县粮食局": "有错误", "白塔镇": "未交", "青石乡": "读不了", "别的.xlsx": "不明"}
    locked = "文件加了密码。请取消密码后另存，再报一次"
    assert ["青石乡", "乡镇", None, "读不了", 0, 0, locked, "青石.pdf", None, "赵某 0576-1"] in rows


def test_it_is_printed_across_with_headings_and_names_on_each_page(books: Books) -> None:
    page = books[0]["表三各单位"]
    assert page.page_setup.orientation == "landscape"
    assert (page.print_title_rows, page.print_title_cols) == ("$3:$7", "$A:$B")
    assert [edge.id for edge in page.col_breaks.brk][:2] == [16, 30]
    assert page.freeze_panes == "C8"
    assert page.auto_filter.ref == "A7:GC11"
    assert page.dimensions.startswith("A1:GC")
    assert books[0]["表二各单位"].page_setup.fitToWidth == 1


def test_equal_sums_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_matrix(collect(3, adjustments=(TWICE,)), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_folder_in_its_place_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile):
        write_matrix(collect(1), tmp_path)
