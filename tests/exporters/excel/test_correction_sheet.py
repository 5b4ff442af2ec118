"""更正说明 as a sheet: texts are texts, whatever they begin with."""

from __future__ import annotations

from pathlib import Path

import openpyxl

import exporters
from exporters.correction.correction_paper import CorrectionPaper
from tests.exporters.correction.sent_report import FORM, SENT, correct, find_correction


def test_the_sheet_has_a_row_for_each_correction(tmp_path: Path) -> None:
    now = correct().with_values({"correction.1.requests.received.natural": "=1+1"})
    exporters.write_correction(CorrectionPaper(FORM, now, find_correction(now)), tmp_path / "更正.xlsx")
    exporters.write_report(FORM, now, tmp_path / "报告.xlsx")
    for name in ("更正.xlsx", "报告.xlsx"):
        sheet = openpyxl.load_workbook(tmp_path / name)["更正说明"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        assert rows[0] == ["序号", "位置", "原值", "现值", "更正原因"]
        assert (rows[1][2:4], rows[1][4]) == (["34", "35"], "=1+1")
        assert sheet.cell(4, 5).data_type == "s"
        assert len(rows) == 5


def test_a_report_without_corrections_has_no_such_sheet(tmp_path: Path) -> None:
    exporters.write_report(FORM, SENT, tmp_path / "报告.xlsx")
    assert "更正说明" not in openpyxl.load_workbook(tmp_path / "报告.xlsx").sheetnames
