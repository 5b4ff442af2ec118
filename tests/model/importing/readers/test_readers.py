"""What read_document() does for every kind of file."""

from __future__ import annotations

from pathlib import Path

import exporters
from model import importing
from model.importing.readers import read_document
from tests.exporters.invented import invented


def test_radicals_are_read_as_the_characters_people_see(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("⼀、总体情况\n⼈⺠政府公开30㎡绿地的信息。\n\t⾏政许可\n\t3\n", encoding="utf-8")
    rows = [row.cells for row in read_document(tmp_path / "a.txt").rows]
    assert rows == [("一、总体情况",), ("人民政府公开30㎡绿地的信息。",), ("行政许可", "3")]


def test_radicals_that_a_clerk_typed_come_back_from_our_own_workbook(tmp_path: Path) -> None:
    form, report = invented()
    report = report.with_values({"overview": "字典部首⼀、⼆。", "cover.unit": "⼭水局"})
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    assert importing.read_report(tmp_path / "a.xlsx").report == report
