"""Reports as others lay them out: every figure comes back right, or is left out and that is said; none is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from model import importing
from tests.model.importing import layouts, spoiled
from tests.model.importing.spoiled import Box, Grid, Part

Change = Callable[[list[Part]], list[Part]]
HEADS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def read(tmp_path: Path, content: str | bytes, name: str = "a.html") -> importing.Reading:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return importing.read_report(path)


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
    reading = read(tmp_path, spoiled.page(change(spoiled.parts(report))))
    assert reading.report.figures == report.figures
    assert reading.report.stated_totals == {}
    assert reading.report.prose == report.prose
    assert reading.unplaced == ()


@pytest.mark.parametrize("between", ["\t", "|", "｜", "、", "│", "    "])
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_rows_of_text_come_back_whatever_parts_their_cells(between: str, edition: str, tmp_path: Path) -> None:
    report = layouts.report(edition)
    reading = read(tmp_path, spoiled.lines(spoiled.parts(report), between), "a.txt")
    assert reading.report.figures == report.figures
    assert reading.unplaced == ()


SAID = ["全年作出行政许可 20 件，行政处罚 3 件。", "行政强制 5 件，详见下表：", "注：行政许可 7"]


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_figures_of_sentences_around_tables_are_never_taken_for_the_tables(name: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    some: list[Part] = []
    for part in spoiled.parts(report):
        some += [*SAID, part] if isinstance(part, Grid) else [part]
    content = spoiled.page(some) if name == "a.html" else spoiled.lines(some, "\t")
    reading = read(tmp_path, content, name)
    assert reading.report.figures == report.figures
    assert all(any(said[:12] in note for note in reading.unplaced) for said in SAID)


@pytest.mark.parametrize("heading", ["本年收费金额（单位：元）", "本年收费金额（元）"])
def test_an_amount_under_another_unit_is_never_taken_for_the_forms(heading: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    some = spoiled.labels(spoiled.parts(report), lambda t: heading if t.startswith("本年收费金额") else t)
    reading = read(tmp_path, spoiled.page(some))
    assert "disclosure.fees.amount" not in reading.report.figures
    assert any("没有换算" in note for note in reading.unplaced)
    assert report.figures["disclosure.fees.amount"] == Decimal("72.701250")


def test_a_total_whose_parts_were_not_all_found_is_not_added_up(tmp_path: Path) -> None:
    """The row is gone, and so is （七）总计: the sum of the other rows would be a wrong figure."""

    def shortened(grid: Grid) -> list[Part]:
        gone = ("requests.granted.", "requests.handled.")
        rows = [row for row in grid.rows if not any(box.id.startswith(gone) for box in row)]
        return [Grid(grid.name, [[Box(b.text, id=b.id) for b in row] for row in rows], grid.columns)]

    reading = read(tmp_path, spoiled.page(spoiled.tables(spoiled.parts(layouts.report("2021")), "requests", shortened)))
    assert not any(id.startswith(("requests.granted.", "requests.handled.")) for id in reading.report.figures)
    assert any("（一）予以公开、（七）总计" in note and "14 格没有读到" in note for note in reading.unplaced)


def test_of_two_reports_in_one_file_the_first_is_read_and_that_is_said(tmp_path: Path) -> None:
    first, second = layouts.report("2021"), layouts.report("2021").with_values({"cover.unit": "望川县林业局"})
    reading = read(tmp_path, spoiled.page([*spoiled.parts(first), *spoiled.parts(second)]))
    assert reading.report.figures == first.figures
    assert reading.report.prose == first.prose
    assert (reading.report.unit, reading.report.cover["dated"]) == (first.unit, first.cover["dated"])
    (note,) = reading.unplaced
    assert "另一份报告" in note
    assert "望川县林业局" in note


@pytest.mark.parametrize(
    "title",
    [
        "云岭县水务局二〇二五年政府信息公开工作年度报告",
        "云岭县水务局关于2025年政府信息公开工作情况的报告",
        "2025年云岭县水务局政府信息公开工作年度报告",
        "《云岭县水务局 2025 年 政府信息公开工作年度报告》",
        "云岭县水务局2025年\n政府信息公开工作年度报告",
        "云岭县水务局\n2025年度\n政府信息公开工作年度报告",
    ],
)
def test_titles_are_understood_however_worded_and_broken(title: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    some = [
        *title.split("\n"),
        report.prose["preamble"].replace("云岭县水务局2025年", "本机关"),
        *spoiled.parts(report)[2:],
    ]
    reading = read(tmp_path, spoiled.page(some))
    assert (reading.report.unit, reading.report.year) == ("云岭县水务局", 2025)
    assert reading.report.prose["preamble"] == some[len(title.split("\n"))]


@pytest.mark.parametrize(
    "ending",
    [
        ["2026年1月12日", "云岭县水务局"],
        ["云岭县水务局", "二〇二六年一月十二日"],
        ["云岭县水务局", "2026-01-12"],
        ["云岭县水务局", "2026年1月12日", "附件：年度报告.docx", "责任编辑：甲"],
    ],
)
def test_who_signed_and_when_is_no_prose(ending: list[str], tmp_path: Path) -> None:
    report = layouts.report("2021")
    reading = read(tmp_path, spoiled.page([*spoiled.parts(report)[:-2], *ending]))
    assert (reading.report.cover["signed"], reading.report.cover["dated"]) == ("云岭县水务局", "2026年1月12日")
    assert reading.report.prose["other"] == report.prose["other"]
    assert len(reading.unplaced) == len(ending) - 2


def test_labels_that_end_with_a_colon_are_labels(tmp_path: Path) -> None:
    report = layouts.report("2021")
    some = spoiled.labels(spoiled.parts(report), lambda t: f"{t}：")
    text = spoiled.lines(some, "\n").replace("\n\n", "\n")
    assert read(tmp_path, text, "a.txt").report.figures == report.figures
