"""A workbook or document that unpacks to too much is refused before it is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from openpyxl import load_workbook

from exporters.collection.matrix_book import write_matrix
from model.collecting.collected import CollectedUnit, RosterUnit, UnitStatus
from model.form import editions
from model.importing import read_report
from model.report.report import Report
from tests.exporters.collection.invented_sum import sum_up
from tests.model.importing.test_importing_unreadable import refused


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "弹.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(60_000_000))
    assert path.stat().st_size < 100_000
    assert "大得不正常" in refused(path)


def padded(tab: str, folder: Path) -> Path:
    """A workbook of ours in which the sheet of this name has 16 MB of blanks."""
    report = Report("2021", {"unit": "甲局", "year": "2025"}, {"requests.received.natural": 3})
    units = [CollectedUnit(RosterUnit("甲局"), UnitStatus.SUMMED, report=report)]
    write_matrix(sum_up(editions.load_form("2021"), units), folder / "a.xlsx")
    with (
        zipfile.ZipFile(folder / "a.xlsx") as source,
        zipfile.ZipFile(folder / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as target,
    ):
        number = load_workbook(folder / "a.xlsx").sheetnames.index(tab) + 1
        for name in source.namelist():
            blanks = b" " * 16_000_000 if name == f"xl/worksheets/sheet{number}.xml" else b""
            target.writestr(name, source.read(name) + blanks)
    return folder / "b.xlsx"


def test_long_sheets_that_are_not_read_do_not_count(tmp_path: Path) -> None:
    """汇总表 of three thousand units is as long."""
    reading = read_report(padded("表三各单位", tmp_path))
    assert reading.report.figures["requests.received.natural"] == 3


def test_a_long_sheet_that_would_be_read_is_refused(tmp_path: Path) -> None:
    assert "文字太多" in refused(padded("三、申请办理", tmp_path))
