"""A workbook of ours that people edited by hand comes back with their changes, and with what they could not see."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

import exporters
from model import importing
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.report.report import NOT_FOUND, REFUSED, Report
from model.report.report_json import to_record
from tests.model.importing import layouts

TWO, THREE, FOUR = "二、主动公开", "三、申请办理", "四、复议诉讼"
NOTES = {"note.requests.received.natural": "甲\x07\n乙", "cover.scope": "本机关"}


def original(edition: str = "2021") -> Report:
    return layouts.report(edition).with_values(NOTES)


def edited(folder: Path, change: Callable[[Workbook], None], report: Report) -> importing.Reading:
    path = folder / "a.xlsx"
    exporters.write_report(editions.load_form(report.edition), report, path)
    book = load_workbook(path)
    change(book)
    book.save(path)
    return importing.read_report(path)


def box(page: Worksheet, label: str, column: int) -> Cell:
    """The cell a number of columns right of the one that says something."""
    at = next(cell for row in page.iter_rows() for cell in row if cell.value == label)
    found = page.cell(at.row or 0, column)
    assert isinstance(found, Cell)
    return found


def typed(sheet: str, label: str, column: int, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        box(book[sheet], label, column).value = value  # type: ignore[assignment]

    return change


def expect(reading: importing.Reading, report: Report, **changes: Figure | str | None) -> None:
    """Nothing but these changes, totals settled, and nothing unplaced."""
    changed = report.with_values({place.replace("__", "."): value for place, value in changes.items()})
    assert to_record(reading.report) == to_record(compute_totals(editions.load_form(report.edition), changed))
    assert reading.unplaced == ()


def test_an_opened_and_saved_workbook_is_unchanged(tmp_path: Path) -> None:
    for edition in editions.list_editions():
        report = original(edition)
        expect(edited(tmp_path, lambda book: None, report), report)


def test_a_figure_typed_over_is_taken_and_the_totals_follow(tmp_path: Path) -> None:
    reading = edited(tmp_path, typed(THREE, "（一）予以公开", 4, 500), original())
    expect(reading, original(), requests__granted__natural=500)


def test_a_total_that_does_not_follow_its_parts_is_a_claim(tmp_path: Path) -> None:
    """A number was typed over its formula, or the program that changed a part computes nothing."""
    stated = original().figures["requests.granted.total"]

    def change(book: Workbook) -> None:
        typed(THREE, "（一）予以公开", 4, 500)(book)
        typed(THREE, "（一）予以公开", 10, stated)(book)

    reading = edited(tmp_path, change, original())
    expect(reading, original(), requests__granted__natural=500, claim__requests__granted__total=stated)


def test_a_figure_deleted_is_unfilled(tmp_path: Path) -> None:
    reading = edited(tmp_path, typed(THREE, "（一）予以公开", 4, None), original())
    expect(reading, original(), requests__granted__natural=None)


def test_all_figures_of_a_table_deleted_are_unfilled(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for column in range(1, 16):
            book[FOUR].cell(6, column).value = None

    reading = edited(tmp_path, change, original())
    assert not any(id.startswith("remedies") for id in reading.report.figures)
    assert reading.report.stated_totals == {}


@pytest.mark.parametrize("typing", [12.5, "１２.５", "12.50", " 12.5 "])
def test_numbers_typed_as_text_are_numbers(typing: object, tmp_path: Path) -> None:
    reading = edited(tmp_path, typed(TWO, "行政事业性收费", 2, typing), original())
    assert number_of(reading.report.figures["disclosure.fees.amount"]) == Decimal("12.5")
    assert reading.unplaced == ()


def test_an_amount_nobody_touched_keeps_every_decimal(tmp_path: Path) -> None:
    report = original().with_figures({"disclosure.fees.amount": Decimal("52.1500")})
    reading = edited(tmp_path, lambda book: None, report)
    assert str(reading.report.figures["disclosure.fees.amount"]) == "52.1500"


@pytest.mark.parametrize("typing", ["abc", "12%", "#REF!", True])
def test_a_text_in_a_figures_cell_is_unread_and_told_where(typing: object, tmp_path: Path) -> None:
    reading = edited(tmp_path, typed(THREE, "2.重复申请", 5, typing), original())
    assert "requests.rejected.repeated.business" not in reading.report.figures
    assert "requests.rejected.repeated.business" in reading.unread_cells
    (note,) = reading.unplaced
    assert "工作表“三、申请办理”第 22 行 E 列" in note
    assert "重复申请" in note


def test_a_number_typed_for_money_keeps_the_unit_and_a_unit_typed_is_taken(tmp_path: Path) -> None:
    place, report = "disclosure.procurement.amount", original("2019")
    reading = edited(tmp_path, typed(TWO, "政府集中采购", 3, 60), report)
    assert reading.report.figures[place] == Money(60, "万元")
    reading = edited(tmp_path, typed(TWO, "政府集中采购", 3, "75338元"), report)
    assert reading.report.figures[place] == Money(75338, "元")
    plain = report.with_figures({place: Money(7)})
    assert edited(tmp_path, typed(TWO, "政府集中采购", 3, 8), plain).report.figures[place] == Money(8)


def test_a_formula_nobody_computed_is_unread_and_told(tmp_path: Path) -> None:
    reading = edited(tmp_path, typed(THREE, "2.重复申请", 5, "=1+1"), original())
    assert "requests.rejected.repeated.business" not in reading.report.figures
    assert reading.report.unread == {"requests.rejected.repeated.business": REFUSED}
    (note,) = reading.unplaced
    assert "公式" in note
    assert "第 22 行 E 列" in note


def test_a_formula_that_was_computed_counts_with_its_result(tmp_path: Path) -> None:
    edited(tmp_path, typed(THREE, "2.重复申请", 5, "=1+776"), original())
    path, computed = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(computed, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(<f>1\+776</f>).*?(</c>)", rb"\1<v>777</v>\2", old.read(name)))
    reading = importing.read_report(computed)
    expect(reading, original(), requests__rejected__repeated__business=777)


def test_a_total_changed_by_hand_is_a_claim(tmp_path: Path) -> None:
    reading = edited(tmp_path, typed(THREE, "一、本年新收政府信息公开申请数量", 10, 987), original())
    expect(reading, original(), claim__requests__received__total=987)


def test_a_claim_lives_until_its_parts_agree(tmp_path: Path) -> None:
    report = original().with_values({"claim.requests.received.total": 1000})
    expect(edited(tmp_path, lambda book: None, report), report)
    parts = sum(
        number_of(report.figures[f"requests.received.{c}"])
        for c in ("business", "research", "charity", "legal", "other")
    )
    reading = edited(tmp_path, typed(THREE, "一、本年新收政府信息公开申请数量", 4, int(1000 - parts)), report)
    assert reading.report.stated_totals == {}
    assert reading.report.figures["requests.received.total"] == 1000


def test_rows_and_columns_pushed_in_do_not_matter(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for name in (TWO, THREE, FOUR):
            page = book[name]
            for span in list(page.merged_cells.ranges):
                page.unmerge_cells(str(span))
        book[TWO].insert_rows(6, 2)
        book[THREE].insert_rows(10)
        book[THREE].insert_rows(3)
        book[THREE].insert_cols(6)
        book[FOUR].insert_cols(3, 2)
        book[FOUR].insert_rows(6)

    expect(edited(tmp_path, change, original()), original())


def test_words_are_taken_as_they_stand_now(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        page = book["一、总体情况"]
        page["A3"] = "（二）依申请公开。改过了。"
        page["A6"] = "末尾加了一段。\n又一段。"
        book["六、其他事项"].delete_rows(2)
        book["封面与说明"]["B3"] = "新名字局"
        book["封面与说明"]["B6"] = None

    report = original()
    lines = report.prose["overview"].split("\n")
    overview = "\n".join([lines[0], "（二）依申请公开。改过了。", *lines[2:], "末尾加了一段。", "又一段。"])
    other = "无其他事项。"
    reading = edited(tmp_path, change, report)
    expect(reading, report, overview=overview, other=other, cover__unit="新名字局", cover__address=None)


def test_a_sheet_that_is_gone_is_kept_as_saved_and_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for name in (FOUR, "五、问题改进"):
            book.remove(book[name])

    report = original()
    reading = edited(tmp_path, change, report)
    assert to_record(reading.report) == to_record(report)
    assert ["表四有 15 格" in note or "五、" in note for note in reading.unplaced] == [True, True]


def test_a_renamed_sheet_is_known_by_its_heading_and_a_strange_one_is_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[TWO].title = "表二"
        book.create_sheet("草稿")["A1"] = "随手记的"

    report = original()
    reading = edited(tmp_path, change, report)
    assert to_record(reading.report) == to_record(report)
    (note,) = reading.unplaced
    assert "草稿" in note


def test_words_beside_the_table_are_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[THREE]["A35"] = "此表待核"

    (note,) = edited(tmp_path, change, original()).unplaced
    assert "此表待核" in note
    assert "第 35 行" in note


def test_a_title_changed_by_hand_is_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["封面与说明"]["A1"] = "别的局2024年政府信息公开工作年度报告"

    (note,) = edited(tmp_path, change, original()).unplaced
    assert "别的局" in note


def test_a_cell_far_out_does_not_make_reading_slow(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[FOUR]["XFD1048576"] = 1

    reading = edited(tmp_path, change, original())
    assert to_record(reading.report) == to_record(original())
    assert any("太大" in note for note in reading.unplaced)


# what could not be read when the report was imported


def unread(report: Report, *cells: str) -> Report:
    """The report in which these entries could not be read, with every total that its file stated."""
    form = editions.load_form(report.edition)
    claims = {f"claim.{id}": report.figures[id] for id, cell in form.cells.items() if cell.is_computed}
    marks = {f"unread.{cell}": NOT_FOUND for cell in cells}
    return compute_totals(form, report.with_values({**claims, **dict.fromkeys(cells), **marks}))


def test_what_is_unread_and_blank_comes_back(tmp_path: Path) -> None:
    report = unread(original(), "requests.rejected.repeated.business", "disclosure.fees.amount").with_values(
        {"blank.requests.received.total": "空着", "unread.problems": NOT_FOUND, "problems": None}
    )
    reading = edited(tmp_path, lambda book: None, report)
    assert to_record(reading.report) == to_record(report)
    assert reading.unread_cells == ("disclosure.fees.amount", "requests.rejected.repeated.business")


def test_the_sheet_that_checks_calls_no_equation_broken_that_needs_what_is_unread(tmp_path: Path) -> None:
    report = unread(original(), "requests.rejected.repeated.business")
    path = tmp_path / "a.xlsx"
    exporters.write_report(editions.load_form("2021"), report, path)
    sheet = load_workbook(path, data_only=True)["校验"]
    rows = [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert any("未填全" in row and any("重复申请" in text for text in row) for row in rows)
    assert not any("不平" in row and any("重复申请" in text for text in row) for row in rows)


def test_what_is_typed_into_an_unread_cell_counts_as_read(tmp_path: Path) -> None:
    cell = "requests.rejected.repeated.business"
    report = unread(original(), cell)
    reading = edited(tmp_path, typed(THREE, "2.重复申请", 5, original().figures[cell]), report)
    assert reading.report.unread == {}
    assert reading.report.figures == original().figures
    assert "requests.rejected.repeated.total" not in reading.report.stated_totals


def test_totals_that_a_workbook_of_ours_leaves_blank_are_no_finding(tmp_path: Path) -> None:
    """A clerk fills in the entries of an empty workbook in Excel: the program adds up."""
    reading = edited(tmp_path, typed(THREE, "2.重复申请", 5, 3), Report("2021", {"unit": "甲局", "year": "2025"}))
    assert (reading.report.blank_totals, reading.report.unread) == ({}, {})
    assert reading.report.figures["requests.rejected.repeated.total"] == 3
