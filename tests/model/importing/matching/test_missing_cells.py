"""What a file does not say is unread; what it shows blank is 未填, or a blank total. Neither is taken for the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import importing
from model.checks.findings import UNREAD_RULE, Finding
from model.checks.rules import check_report
from model.form import editions
from model.report.report import BLANK_TOTAL, NOT_FOUND
from tests.examples import examples
from tests.model.importing import layouts, spoiled
from tests.model.importing.layouts import laid_out, row_a_line
from tests.model.importing.matching.reading import read, read_page
from tests.model.importing.spoiled import Box, Grid, Part

FORM = editions.load_form("2021")
TOTALS = [id for id, cell in FORM.cells.items() if cell.is_computed]
SOUND = layouts.report("2021")
"""Every equation of sums holds in it; each column takes in another number than it gives out."""
ROWS = [row.id for row in FORM.tables["requests"].list_lines("row")]


def without(id_start: str, table: str = "requests") -> list[Part]:
    """The report without the rows whose cells' ids begin like this; headings that reached over them are shorter."""

    def shorten(grid: Grid) -> list[Part]:
        gone = [at for at, row in enumerate(grid.rows) if any(box.id.startswith(id_start) for box in row)]
        rows: list[list[Box]] = []
        moved: list[Box] = []
        for at, row in enumerate(grid.rows):
            for box in row:
                box.down -= sum(at < other < at + box.down for other in gone) if not box.id else 0
            if at in gone:
                moved = [Box(b.text, b.across, b.down - 1, b.column) for b in row if not b.id and b.down > 1]
                continue
            rows.append([*moved, *row])
            moved = []
        return [Grid(grid.name, rows, grid.columns)]

    return spoiled.tables(spoiled.parts(SOUND), table, shorten)


def check(reading: importing.Reading) -> tuple[Finding, ...]:
    return check_report(FORM, reading.report)


def rules(reading: importing.Reading) -> set[str]:
    return {finding.rule for finding in check(reading)}


SOUND_RULES = {finding.key for finding in check_report(FORM, SOUND)}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_that_is_not_in_the_file_is_unread_and_no_equation_blames_it(row: str, tmp_path: Path) -> None:
    reading = read_page(tmp_path, spoiled.page(without(f"requests.{row}.")))
    entries = [cell.id for cell in FORM.tables["requests"].cells if cell.row.id == row and not cell.is_computed]
    assert reading.report.unread == dict.fromkeys(entries, NOT_FOUND)
    cells = {cell.id for cell in FORM.tables["requests"].cells if cell.row.id == row}
    if row != "handled":  # of which each cell is the sum of its column
        assert set(reading.unread_cells) == cells
        assert len(reading.unread_notes) == 1
    found = check(reading)
    assert {finding.key for finding in found if finding.rule != UNREAD_RULE} <= SOUND_RULES
    assert not any(cells & {*finding.places} for finding in found if finding.rule not in (UNREAD_RULE, "requests.flow"))


def test_a_table_and_a_section_that_are_not_in_the_file_are_named(tmp_path: Path) -> None:
    some = without("", "remedies")
    at = some.index("五、存在的主要问题及改进情况")
    del some[at : some.index("六、其他需要报告的事项")]
    reading = read_page(tmp_path, spoiled.page(some))
    assert [note for note in reading.unplaced if "没有读到" in note] == [
        "没有读到表四（四、政府信息公开行政复议、行政诉讼情况），请对照原文填写。",
        "没有读到“五、存在的主要问题及改进情况”，请对照原文填写。",
    ]
    assert "unfilled" not in rules(reading)


def test_a_section_that_is_empty_is_unwritten_and_not_unread(tmp_path: Path) -> None:
    reading = read(tmp_path, laid_out(SOUND.with_values({"problems": None}), row_a_line))
    assert reading.report.unread == {}
    assert "五、存在的主要问题及改进情况：还没有写。" in [finding.message for finding in check(reading)]


@pytest.mark.parametrize("written", ["约七百", "12%", "见附件", "3-5", "#REF!"])
def test_a_text_that_is_no_figure_is_unread_and_quoted(written: str, tmp_path: Path) -> None:
    cell = "requests.unable.not_held.natural"
    some = spoiled.figures(spoiled.parts(SOUND), lambda box: written if box.id == cell else box.text)
    reading = read_page(tmp_path, spoiled.page(some))
    assert reading.report.unread == {cell: f"原文写的是“{written}”"}
    assert reading.unread_cells == (cell,)
    (note,) = reading.unplaced
    assert written in note
    assert {finding.key for finding in check(reading)} <= SOUND_RULES | {"unread:requests"}


@pytest.mark.parametrize("mark", ["", "/", "—", "-", " "])
def test_entries_that_are_blank_are_unfilled_and_not_unread(mark: str, tmp_path: Path) -> None:
    cell = "requests.unable.not_held.natural"
    some = spoiled.figures(spoiled.parts(SOUND), lambda box: mark if box.id == cell else box.text)
    reading = read_page(tmp_path, spoiled.page(some))
    assert reading.report.unread == {}
    assert cell in next(finding for finding in check(reading) if finding.rule == "unfilled").places


def blank_totals(box: Box, mark: str) -> str:
    return mark if FORM.cells[box.id].is_computed else box.text


FILES: dict[str, Callable[[str], tuple[str, str]]] = {
    "web page": lambda mark: ("a.html", spoiled.page(_with_blank_totals(mark))),
    "tabs": lambda mark: ("a.txt", spoiled.lines(_with_blank_totals(mark), "\t")),
}


def _with_blank_totals(mark: str) -> list[Part]:
    return spoiled.figures(spoiled.parts(SOUND), lambda box: blank_totals(box, mark))


@pytest.mark.parametrize(
    ("kind", "mark"), [("web page", ""), ("web page", "/"), ("web page", "—"), ("tabs", "/"), ("tabs", "—")]
)
def test_totals_that_are_blank_or_a_dash_are_a_finding_and_the_sums_are_offered(
    kind: str, mark: str, tmp_path: Path
) -> None:
    name, text = FILES[kind](mark)
    reading = read_page(tmp_path, text, name)
    # in a text the row （七）总计, which holds dashes alone, is not told from the heading of a column
    found_blank = [id for id in TOTALS if kind == "web page" or not id.startswith("requests.handled.")]
    assert reading.report.blank_totals == dict.fromkeys(found_blank, mark or BLANK_TOTAL)
    assert reading.report.figures == SOUND.figures
    found = [finding for finding in check(reading) if finding.rule == "totals.blank"]
    assert [finding.case for finding in found] == ["requests", "remedies"]
    assert {place for finding in found for place in finding.places} == set(found_blank)
    assert reading.unplaced == ()


def test_a_row_that_is_blank_with_its_total_is_only_unfilled(tmp_path: Path) -> None:
    some = spoiled.figures(spoiled.parts(SOUND), lambda b: "" if b.id.startswith("requests.refused.law.") else b.text)
    reading = read_page(tmp_path, spoiled.page(some))
    assert (reading.report.blank_totals, reading.report.unread) == ({}, {})
    assert "unfilled" in rules(reading)


def test_a_blank_total_of_a_part_that_is_unread_is_told_as_blank_and_not_computed(tmp_path: Path) -> None:
    cell, total = "requests.unable.not_held.natural", "requests.unable.not_held.total"
    texts = {cell: "约七百", total: ""}
    reading = read_page(
        tmp_path, spoiled.page(spoiled.figures(spoiled.parts(SOUND), lambda b: texts.get(b.id, b.text)))
    )
    assert set(reading.report.unread) == {cell}
    assert reading.report.blank_totals == {total: BLANK_TOTAL}
    assert reading.report.stated_or_computed(total) is None
    assert reading.unread_cells == (cell,)


def test_rows_that_the_older_form_does_not_have_are_unfilled_and_not_unread(tmp_path: Path) -> None:
    """A report with the table of 2019 in it, whose one row 其他处理 stands for three rows of this form."""

    def join(grid: Grid) -> list[Part]:
        rows = []
        for row in grid.rows:
            ids = {box.id.rpartition(".")[0] for box in row if box.id}
            if ids & {"requests.otherwise.uncorrected", "requests.otherwise.unpaid"}:
                continue
            if "requests.otherwise.rest" in ids:
                row = [Box("（六）其他处理", 2, column=1), *(box for box in row if box.id)]
            rows.append([Box(box.text, box.across, 1, box.column) for box in row])
        return [Grid(grid.name, rows, grid.columns)]

    reading = read_page(tmp_path, spoiled.page(spoiled.tables(spoiled.parts(SOUND), "requests", join)))
    assert reading.report.edition == "2021"
    assert reading.report.figures["requests.otherwise.rest.natural"] == SOUND.figures["requests.otherwise.rest.natural"]
    assert not any(place.startswith("requests.otherwise.") for place in reading.report.unread)
    assert {"unfilled", "figures.rows"} <= rules(reading)


@settings(max_examples=examples(6), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_refused_no_equation_that_needs_it_is_called_broken(data: st.DataObject, tmp_path: Path) -> None:
    cells = data.draw(st.sets(st.sampled_from(sorted(FORM.cells)), min_size=1, max_size=12))
    some = spoiled.figures(spoiled.parts(SOUND), lambda box: "若干" if box.id in cells else box.text)
    reading = read_page(tmp_path, spoiled.page(some))
    figures = reading.report
    blank = {id for id in FORM.cells if figures.stated_or_computed(id) is None}
    assert set(reading.unread_cells) == blank
    assert blank <= cells | set(TOTALS)
    assert {finding.key for finding in check(reading) if finding.rule != UNREAD_RULE} <= SOUND_RULES
