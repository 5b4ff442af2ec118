"""Tables that lie on their side, and remarks that would fill pages."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest

from model import importing
from tests.model.importing import layouts, spoiled
from tests.model.importing.matching.reading import read_page
from tests.model.importing.spoiled import Box, Grid, Part


def turned(grid: Grid) -> list[Part]:
    """The table with its rows as columns."""
    rows = zip_longest(*grid.filled(again=False))
    boxes = [[Box(text, column=at) for at, text in enumerate(row)] for row in rows]
    return [Grid(grid.name, boxes, len(grid.rows))]


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("name", ["requests", "remedies"])
def test_a_table_on_its_side_is_read_as_if_it_stood(edition: str, name: str, tmp_path: Path) -> None:
    report = layouts.report(edition)
    some = spoiled.tables(spoiled.parts(report), name, turned)
    (tmp_path / "a.html").write_text(spoiled.page(some), encoding="utf-8")
    reading = importing.read_report(tmp_path / "a.html")
    assert reading.report.figures == report.figures
    assert not reading.unplaced


@pytest.mark.parametrize("name", ["requests", "remedies"])
def test_a_cell_missing_in_a_table_on_its_side_makes_no_figure_wrong(name: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    some = spoiled.tables(spoiled.parts(report), name, turned)
    rows = [row for part in some if isinstance(part, Grid) and part.name == name for row in part.rows]
    row = next(row for row in rows if row[-1].text.isdigit())
    row.pop(-2)
    reading = read_page(tmp_path, spoiled.page(some))
    assert not any(id.startswith(name) for id in reading.report.figures)
    assert any("认不出各是哪一格" in note for note in reading.unplaced)


def test_marks_for_nothing_are_told_once_a_table(tmp_path: Path) -> None:
    report = layouts.report("2021")
    some = spoiled.figures(spoiled.parts(report), lambda box: "/" if box.id.startswith("requests.") else box.text)
    (tmp_path / "a.html").write_text(spoiled.page(some), encoding="utf-8")
    assert importing.read_report(tmp_path / "a.html").unplaced == (
        "表三有 175 格写的是“/”，按未填读入；没有的请填 0。",
    )


def test_few_rows_with_marks_for_nothing_are_named(tmp_path: Path) -> None:
    report = layouts.report("2021")
    some = spoiled.figures(spoiled.parts(report), lambda box: "—" if "repeated" in box.id else box.text)
    (tmp_path / "a.html").write_text(spoiled.page(some), encoding="utf-8")
    assert importing.read_report(tmp_path / "a.html").unplaced == (
        "表三有 7 格写的是“—”（2.重复申请），按未填读入；没有的请填 0。",
    )


def test_remarks_on_a_cell_of_a_saved_workbook_are_no_text_of_it(tmp_path: Path) -> None:
    report = layouts.report("2021")
    page = spoiled.page(spoiled.parts(report)).replace(">规章<", "><comment>部门规章</comment>规章<")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert importing.read_report(tmp_path / "a.html").report.figures == report.figures


def test_a_label_run_together_with_its_first_figure_is_listed_not_guessed(tmp_path: Path) -> None:
    report = layouts.report("2021")
    page = spoiled.page(spoiled.parts(report)).replace(">（一）予以公开<", ">（一）予以公开474<")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    reading = importing.read_report(tmp_path / "a.html")
    assert reading.report.figures.get("requests.granted.natural") is None
    assert any("（一）予以公开" in note for note in reading.unplaced)
