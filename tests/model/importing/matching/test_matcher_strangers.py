"""Reports as others lay them out: every figure comes back right, or is left out and that is said; none is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.model.importing import layouts, spoiled
from tests.model.importing.matching.reading import read_page
from tests.model.importing.spoiled import Box, Grid, Part

Change = Callable[[list[Part]], list[Part]]
HEADS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def split(grid: Grid, at: int) -> list[Part]:
    """A table over two pages: its headings again, merged cells cut, and a page number between."""
    above, below = grid.rows[:at], [list(row) for row in grid.rows[at:]]
    for top, row in enumerate(above):
        for box in row:
            if top + box.down > at:
                below[0].insert(0, Box("", box.across, top + box.down - at, box.column))
                box.down = at - top
    below[0].sort(key=lambda box: box.column)
    again = [[Box(b.text, b.across, b.down, b.column) for b in row] for row in grid.rows[:3]]
    return [Grid(grid.name, above, grid.columns), "— 5 —", Grid(grid.name, again + below, grid.columns)]


def without_totals(grid: Grid) -> list[Part]:
    for row in grid.rows:
        row[:] = [box for box in row if not box.id.endswith(".total") and box.text != "总计"]
        for box in row:
            box.across -= box.text == "申请人情况"
    return [grid]


def in_two(grid: Grid) -> list[Part]:
    """行政复议 in a table of its own."""
    held = [box for row in grid.rows for box in row if box.id]
    groups = [Box("未经复议直接起诉", 5), Box("复议后起诉", 5)]
    heads = [Box(label) for label in HEADS]
    return [
        Grid("a", [[Box("行政复议", 5)], heads, held[:5]]),
        Grid("b", [[Box("行政诉讼", 10)], groups, heads * 2, held[5:]]),
    ]


def turned(grid: Grid) -> list[Part]:
    """The groups in another order."""
    held = [box for row in grid.rows for box in row if box.id]
    groups = [Box("复议后起诉", 5), Box("未经复议直接起诉", 5)]
    heads = [Box(label) for label in HEADS * 3]
    rows = [[Box("行政诉讼", 10), Box("行政复议", 5, 2)], groups, heads, held[10:] + held[5:10] + held[:5]]
    return [Grid(grid.name, rows)]


WHOLE: dict[str, Change] = {
    "blanks in labels": lambda some: spoiled.labels(some, " ".join),
    "no numbers before labels": lambda some: spoiled.labels(
        some, lambda t: re.sub(r"^（.）|^\d\.|^[一二三四]、", "", t)
    ),
    "circled numbers": lambda some: spoiled.labels(
        some, lambda t: re.sub(r"^(\d)\.", lambda m: chr(ord("①") + int(m[1]) - 1), t)
    ),
    "合计 for 总计": lambda some: spoiled.labels(some, lambda t: t.replace("总计", "合计")),
    "totals without their number": lambda some: spoiled.labels(some, lambda t: t.replace("（七）总计", "总计")),
    "no column of totals": lambda some: spoiled.tables(some, "requests", without_totals),
    "merged cells filled": lambda some: spoiled.flattened(some, again=True),
    "merged cells emptied": lambda some: spoiled.flattened(some, again=False),
    "two tables of 复议 and 诉讼": lambda some: spoiled.tables(some, "remedies", in_two),
    "groups turned round": lambda some: spoiled.tables(some, "remedies", turned),
    "counts with 件": lambda some: spoiled.figures(
        some, lambda box: box.text + ("件" if "fees" not in box.id and "procurement" not in box.id else "")
    ),
    **{
        f"a page end before row {at}": partial(spoiled.tables, name="requests", change=partial(split, at=at))
        for at in (5, 9, 15)
    },
}


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("change", WHOLE.values(), ids=list(WHOLE))
def test_tables_laid_out_otherwise_come_back_whole(change: Change, edition: str, tmp_path: Path) -> None:
    report = layouts.report(edition)
    reading = read_page(tmp_path, spoiled.page(change(spoiled.parts(report))))
    assert reading.report.figures == report.figures
    assert reading.report.stated_totals == {}
    assert reading.report.prose == report.prose
    assert reading.unplaced == ()
