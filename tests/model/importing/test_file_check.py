"""A folder judged as a whole: every readable file, each beside last year's where the folder has it."""

from __future__ import annotations

from pathlib import Path

import exporters
from model.checks.rules import compute_totals
from model.form import editions
from model.importing.file_check import CheckedFile, check_path, describe_checked_file
from model.report.report import Value
from tests.reports import balanced


def put(path: Path, values: dict[str, Value | None]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    form = editions.load_form("2021")
    exporters.write_report(form, compute_totals(form, balanced().with_values(values)), path)
    return path


def test_last_years_report_of_the_same_unit_stands_beside(tmp_path: Path) -> None:
    put(tmp_path / "今年.xlsx", {"cover.unit": "甲局", "requests.carried_in.natural": 3, "requests.granted.natural": 5})
    old = put(tmp_path / "旧" / "去年.xlsx", {"cover.unit": "甲局", "cover.year": "2024"})
    put(tmp_path / "旧" / "别家.xlsx", {"cover.unit": "乙局", "cover.year": "2024"})
    judged = check_path(tmp_path)
    found = {one.path.name: one for one in judged if isinstance(one, CheckedFile)}
    assert found["今年.xlsx"].last_year_path == old
    assert any("结转" in finding.message for finding in found["今年.xlsx"].findings)
    assert "  对照上年：去年.xlsx" in describe_checked_file(found["今年.xlsx"])
    assert found["去年.xlsx"].last_year_path is None
    assert found["别家.xlsx"].last_year_path is None


def test_a_file_is_judged_alone(tmp_path: Path) -> None:
    (one,) = check_path(put(tmp_path / "a.xlsx", {}))
    assert isinstance(one, CheckedFile)
    assert one.figure_count == 200
    assert not one.has_errors
