"""A table saved as text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from model import importing
from tests.model.importing import layouts, spoiled
from tests.model.importing.spoiled import Grid


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_table_saved_as_text_is_read(encoding: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    with (tmp_path / "a.csv").open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file)
        for part in spoiled.parts(report):
            writer.writerows(part.filled(again=False) if isinstance(part, Grid) else [[part]])
    reading = importing.read_report(tmp_path / "a.csv")
    assert reading.report.figures == report.figures
    assert reading.report.prose == report.prose


def test_cells_that_are_written_as_formulas_to_be_left_alone_are_read_as_their_texts(tmp_path: Path) -> None:
    report = layouts.report("2021")
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        for part in spoiled.parts(report):
            rows = part.filled(again=False) if isinstance(part, Grid) else [[part]]
            writer.writerows([f'="{cell}"' if cell else "" for cell in row] for row in rows)
    assert importing.read_report(tmp_path / "a.csv").report.figures == report.figures
