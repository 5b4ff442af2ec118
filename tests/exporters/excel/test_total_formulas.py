"""The totals of a workbook are formulas that come to the stored results."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

import exporters
from exporters.excel.addresses import locate_figures
from exporters.excel.total_formulas import make_total_formulas
from model import importing
from model.checks.rules import compute_totals
from model.form import editions
from model.report.report import NOT_FOUND, Report
from tests.exporters.invented import invented

FORM = editions.load_form("2021")


def formulas_of(report: Report) -> dict[str, str]:
    return make_total_formulas(FORM, compute_totals(FORM, report), locate_figures(FORM))


def test_each_total_adds_up_its_parts_on_its_own_sheet() -> None:
    found = formulas_of(Report("2021"))
    assert found.keys() == {cell.id for cell in FORM.cells.values() if cell.is_computed}
    assert found["requests.received.total"] == '=IF(COUNT(D6:I6)=0,"",SUM(D6:I6))'
    assert found["requests.handled.natural"] == '=IF(COUNT(D8:D28)=0,"",SUM(D8:D28))'


def test_a_total_that_some_part_of_could_not_be_read_is_no_formula() -> None:
    report = Report("2021", figures={"requests.received.business": 3}, unread={"requests.received.natural": NOT_FOUND})
    assert "requests.received.total" not in formulas_of(report)


def test_a_total_that_a_file_states_without_its_parts_is_no_formula() -> None:
    report = Report("2021", stated_totals={"requests.received.total": 12})
    assert "requests.received.total" not in formulas_of(report)


def test_the_results_are_stored_and_the_report_comes_back_whole(tmp_path: Path) -> None:
    for edition in editions.list_editions():
        form, report = invented(edition)
        exporters.write_report(form, report, tmp_path / "a.xlsx")
        assert importing.read_report(tmp_path / "a.xlsx").report == report
        shown, written = (load_workbook(tmp_path / "a.xlsx", data_only=only) for only in (True, False))
        assert written["三、申请办理"]["J6"].value == '=IF(COUNT(D6:I6)=0,"",SUM(D6:I6))'
        assert shown["三、申请办理"]["J6"].value == report.figures["requests.received.total"]


def test_a_workbook_that_lost_its_results_is_read_without_a_word(tmp_path: Path) -> None:
    """As programs leave it that change a cell and compute nothing."""
    form, report = invented("2021")
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    book["三、申请办理"]["D6"] = 5
    book.save(tmp_path / "a.xlsx")
    reading = importing.read_report(tmp_path / "a.xlsx")
    changed = compute_totals(form, report.with_figures({"requests.received.natural": 5}))
    assert reading.report == changed
    assert reading.unplaced == ()
