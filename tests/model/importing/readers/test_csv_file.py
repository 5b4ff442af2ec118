"""A table saved as text."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Literal

import pytest

from model import importing
from model.importing.readers import csv_file
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


@pytest.mark.parametrize("wrapped", ['="{}"', "'{}"])
def test_cells_that_are_marked_to_be_left_alone_are_read_as_their_texts(wrapped: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        for part in spoiled.parts(report):
            rows = part.filled(again=False) if isinstance(part, Grid) else [[part]]
            writer.writerows([wrapped.format(cell) if cell else "" for cell in row] for row in rows)
    reading = importing.read_report(tmp_path / "a.csv")
    assert reading.report.figures == report.figures
    assert reading.report.prose == report.prose


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("is_stated", [False, True])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_every_separator_and_encoding_is_read(
    encoding: str, separator: str, is_stated: bool, quoting: Literal[0, 1], tmp_path: Path
) -> None:
    rows = [
        ["某局2025年政府信息公开工作年度报告"],
        ["甲，乙, 丙", "57", "第一行\n第二行"],
        ["丁;戊", "", "3"],
        ["己", "1", "2"],
    ]
    file = StringIO()
    csv.writer(file, delimiter=separator, quoting=quoting).writerows(rows)
    text = f"sep={separator}\r\n" * is_stated + file.getvalue()
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    found = csv_file.read(tmp_path / "a.csv").rows
    assert [list(row.cells) for row in found] == rows
    assert found[0].location == ("第 2 行" if is_stated else "第 1 行")


def test_a_row_without_end_is_cut_off_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("," * 100_000, encoding="utf-8")
    document = csv_file.read(tmp_path / "a.csv")
    assert len(document.rows[0].cells) == csv_file.MAX_COLUMNS
    assert "太宽" in document.notes[0]
