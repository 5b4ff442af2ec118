"""Rows with a cell too many or too few are read where the equations prove each place, and are listed elsewhere.

Covers model/importing/matching/placing/uneven_rows.py and model/importing/matching/placing/settling.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import importing
from model.form.figures import number_of
from model.importing.matching.found_figures import FoundText
from model.importing.matching.placing.uneven_rows import list_ways
from model.report.report import Report
from tests.model.importing import layouts, spoiled
from tests.model.importing.matching.reading import read_page
from tests.model.importing.matching.small_tables import RULES, Rows, figures_of, read_table
from tests.model.importing.spoiled import Box, Part

COLUMNS = ["natural", "business", "research", "charity", "legal", "other", "total"]
GRANTED = [f"requests.granted.{column}" for column in COLUMNS]


def bars(parts: list[Part]) -> str:
    lines = []
    for part in parts:
        if isinstance(part, str):
            lines.append(part)
        else:
            lines += [f"| {' | '.join(box.text for box in row)} |" for row in part.rows]
    return "\n".join(lines)


def read_spoiled(parts: list[Part], layout: str, tmp_path: Path) -> importing.Reading:
    if layout == "page":
        return read_page(tmp_path, spoiled.page(parts))
    return read_page(tmp_path, bars(parts), "a.txt")


def without_cell(report: Report, id: str) -> list[Part]:
    parts = spoiled.parts(report)
    for part in parts:
        for row in [] if isinstance(part, str) else part.rows:
            row[:] = [box for box in row if box.id != id]
    return parts


def with_cell_before(report: Report, id: str, text: str) -> list[Part]:
    parts = spoiled.parts(report)
    for part in parts:
        for row in [] if isinstance(part, str) else part.rows:
            at = next((at for at, box in enumerate(row) if box.id == id), None)
            if at is not None:
                row.insert(at, Box(text))
    return parts


def wrong_figures(reading: importing.Reading, report: Report) -> dict[str, object]:
    """The cells read as another number than the report has."""
    read = reading.report
    return {
        id: figure
        for id in report.figures
        if (figure := read.stated_or_computed(id)) is not None and number_of(figure) != number_of(report.figures[id])
    }


@pytest.mark.parametrize("layout", ["page", "bars"])
@pytest.mark.parametrize("id", GRANTED)
def test_a_row_with_a_cell_missing_is_read_where_the_columns_prove_its_places(
    id: str, layout: str, tmp_path: Path
) -> None:
    report = layouts.report("2021")
    balanced = balance(report)
    reading = read_spoiled(without_cell(balanced, id), layout, tmp_path)
    assert wrong_figures(reading, balanced) == {}
    others = [other for other in GRANTED if other != id]
    assert [other for other in others if reading.report.stated_or_computed(other) is None] == []
    assert any(("（一）予以公开" in note and "请核对" in note) or "手填" in note for note in reading.unplaced)


def balance(report: Report) -> Report:
    """The report with so many new requests that each of its columns balances."""
    figures = {}
    for column in COLUMNS[:-1]:
        handled, carried_out, carried_in = (
            int(number_of(report.figures[f"requests.{row}.{column}"]))
            for row in ("handled", "carried_out", "carried_in")
        )
        figures[f"requests.received.{column}"] = handled + carried_out - carried_in
    total = sum(figures.values())
    return report.with_figures({**figures, "requests.received.total": total})


@pytest.mark.parametrize("layout", ["page", "bars"])
@pytest.mark.parametrize("id", GRANTED)
def test_a_row_with_a_cell_too_many_is_read_where_the_equations_prove_its_places(
    id: str, layout: str, tmp_path: Path
) -> None:
    report = balance(layouts.report("2021"))
    reading = read_spoiled(with_cell_before(report, id, "987"), layout, tmp_path)
    assert wrong_figures(reading, report) == {}
    assert [other for other in GRANTED if reading.report.stated_or_computed(other) is None] == []
    assert any("987" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", ["page", "bars"])
@pytest.mark.parametrize("group", ["review", "direct", "after_review"])
@pytest.mark.parametrize("result", ["upheld", "corrected", "other", "pending", "total"])
def test_a_cell_missing_in_the_row_of_remedies_slides_none_of_the_others(
    result: str, group: str, layout: str, tmp_path: Path
) -> None:
    report = layouts.report("2021")
    reading = read_spoiled(without_cell(report, f"remedies.{group}.{result}"), layout, tmp_path)
    assert wrong_figures(reading, report) == {}
    whole_groups = [other for other in ("review", "direct", "after_review") if other != group]
    assert all(reading.report.stated_or_computed(f"remedies.{other}.upheld") for other in whole_groups)
    assert any("栏目个数不同" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", ["page", "bars"])
@pytest.mark.parametrize("cells", [[3, 74], [3, 5, 74, 8], [3]])
def test_a_row_without_equations_is_listed(cells: list[int], layout: str, tmp_path: Path) -> None:
    rows: Rows = [RULES, ["规章", *cells], ["行政规范性文件", 6, 1, 32]]
    reading = read_table(tmp_path, layout, "disclosure", rows)
    assert figures_of(reading, "disclosure.regulations") == [None, None, None]
    assert figures_of(reading, "disclosure.normative") == [6, 1, 32]
    assert any("规章" in note and str(cells[0]) in note for note in reading.unplaced)


def test_zeros_prove_nothing(tmp_path: Path) -> None:
    report = layouts.report("2021")
    nothing = report.with_figures(dict.fromkeys((id for id in report.figures if id.startswith("remedies")), 0))
    reading = read_spoiled(without_cell(nothing, "remedies.review.other"), "page", tmp_path)
    assert not any(id.startswith("remedies") for id in reading.report.figures)
    assert any("栏目个数不同" in note for note in reading.unplaced)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9), st.integers(1, 9))
def test_every_way_keeps_the_order_of_the_values(numbers: list[int], count: int) -> None:
    values = [FoundText(str(number), "") for number in numbers]
    ways = list_ways(values, count)
    for way in ways:
        assert len(way) == count
        places = [next(at for at, value in enumerate(values) if value is cell) for cell in way if cell]
        assert places == sorted(places)
        assert len(places) == min(len(values), count)
    assert len(ways) == 0 or 0 < abs(len(values) - count) <= 2
