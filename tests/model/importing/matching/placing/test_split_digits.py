"""Digits of neighbouring cells that ran together are cut where the sums leave one way, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import importing
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure
from model.importing.matching.placing.split_digits import find_cuts
from model.report.report import Report
from tests.model.importing import layouts
from tests.model.importing.layouts import Rows, laid_out
from tests.model.importing.matching.small_tables import RULES, figures_of, read_table
from tests.reports import balanced

SUM = [(6, (0, 1, 2, 3, 4, 5))]


def joined_rows(rows: Rows) -> str:
    """A row a line, its label and then all its digits in one."""
    lines = []
    for row in rows:
        labels = [cell for cell in row if cell and not cell.isdigit()]
        lines.append(" ".join(labels) + " " + "".join(cell for cell in row if cell.isdigit()))
    return "\n".join(lines)


def read(tmp_path: Path, report: Report, text: str) -> importing.Reading:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return importing.read_report(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("713000074", [(71, 3, 0, 0, 0, 0, 74)]),
        ("0000000", [(0,) * 7]),
        ("110000011", [(1, 10, 0, 0, 0, 0, 11), (11, 0, 0, 0, 0, 0, 11)]),
        ("123", []),
        ("7130000749", []),
    ],
)
def test_all_cuts_that_add_up_are_found_and_no_others(text: str, ways: list[tuple[int, ...]]) -> None:
    assert find_cuts([text], SUM, 7) == ways


@pytest.mark.parametrize(
    ("text", "count", "ways"),
    [
        ("01", 1, []),
        ("01", 2, [(0, 1)]),
        ("105", 2, [(10, 5)]),
        ("1005", 3, [(10, 0, 5)]),
        ("2030", 3, [(2, 0, 30), (20, 3, 0)]),
    ],
)
def test_no_number_begins_with_a_zero(text: str, count: int, ways: list[tuple[int, ...]]) -> None:
    assert find_cuts([text], [], count) == ways


def test_what_stood_apart_stays_apart() -> None:
    assert find_cuts(["1", "10000011"], SUM, 7) == [(1, 10, 0, 0, 0, 0, 11)]
    assert find_cuts(["11", "0000011"], SUM, 7) == [(11, 0, 0, 0, 0, 0, 11)]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_small_figures_run_together_are_read_without_a_doubt(edition: str, tmp_path: Path) -> None:
    form = editions.load_form(edition)
    report = compute_totals(
        form, balanced(edition).with_values({f"cover.{id}": text for id, text in layouts.COVER.items()})
    )
    report = report.with_values(
        {"cover.dated": "2026年1月12日", "overview": "甲。", "disclosure.procurement.amount": None}
    )
    reading = read(tmp_path, report, laid_out(report, joined_rows))
    found = {id: figure for id, figure in reading.report.figures.items() if id.startswith("requests")}
    assert found == {id: figure for id, figure in report.figures.items() if id.startswith("requests")}
    assert reading.report.figures.get("disclosure.regulations.issued", 0) == 0


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_no_figure_run_together_is_ever_wrong_and_what_is_missing_is_told(edition: str, tmp_path: Path) -> None:
    report = layouts.report(edition)
    reading = read(tmp_path, report, laid_out(report, joined_rows))
    entries = [cell for cell in editions.load_form(edition).entry_cells if cell.table == "requests"]
    found = {cell.id: reading.report.figures[cell.id] for cell in entries if cell.id in reading.report.figures}
    assert found == {id: report.figures[id] for id in found}
    missing = {cell.row.label for cell in entries if cell.id not in found}
    assert [label for label in missing if not any(label in note for note in reading.unplaced)] == []


def ambiguous(**figures: Figure) -> Report:
    """Two columns that could be read either way: 1 and 10, or 11 and 0."""
    blank = {cell.id: 0 for cell in editions.load_form("2021").entry_cells}
    rows = {
        f"requests.{row}.{column}": n
        for row in ("received", "granted")
        for column, n in (("natural", 1), ("business", 10))
    }
    cover = {**layouts.COVER, "year": "2025", "dated": "2026年1月12日"}
    return compute_totals(
        editions.load_form("2021"), Report("2021", cover, {**blank, **rows, **figures}, layouts.PROSE)
    )


def test_column_sums_decide_between_two_cuts(tmp_path: Path) -> None:
    report = ambiguous()
    text = laid_out(report, joined_rows).replace(
        "一、本年新收政府信息公开申请数量 110000011", "一、本年新收政府信息公开申请数量 1 10 0 0 0 0 11"
    )
    reading = read(tmp_path, report, text)
    assert reading.report.figures["requests.granted.natural"] == 1
    assert reading.report.figures["requests.granted.business"] == 10
    assert any("按合计分成 1、10、0" in note for note in reading.unplaced)


def test_where_nothing_decides_nothing_is_read(tmp_path: Path) -> None:
    report = ambiguous()
    reading = read(tmp_path, report, laid_out(report, joined_rows))
    assert "requests.granted.natural" not in reading.report.figures
    assert sum("有几种分法" in note for note in reading.unplaced) >= 2


@pytest.mark.parametrize(
    ("digits", "figures"),
    [
        ("201", [2, 0, 1]),
        ("2010", [2, 0, 10]),
        ("8855698", [None, None, None]),
        ("12", [None, None, None]),
    ],
)
def test_digits_of_a_row_without_a_total_are_cut_where_one_cut_is_possible(
    digits: str, figures: list[int | None], tmp_path: Path
) -> None:
    reading = read_table(tmp_path, "bars", "disclosure", f"{''.join(RULES)} 规章000行政规范性文件{digits}")
    assert figures_of(reading, "disclosure.regulations") == [0, 0, 0]
    assert figures_of(reading, "disclosure.normative") == figures
    assert any(digits in note for note in reading.unplaced)


def test_digits_in_a_text_whose_cells_stand_apart_are_not_cut(tmp_path: Path) -> None:
    reading = read_table(tmp_path, "bars", "disclosure", f"{' '.join(RULES)} 规章 0 0 0 行政规范性文件 201")
    assert figures_of(reading, "disclosure.normative") == [None, None, None]
    assert any("201" in note for note in reading.unplaced)


def test_too_many_digits_are_given_up_at_once() -> None:
    assert find_cuts(["1" * 24], [], 15) == []
    assert find_cuts(["1" * 25], [], 2) == []


def test_a_number_among_others_is_not_cut_to_make_up_for_a_missing_one(tmp_path: Path) -> None:
    text = "一、本年新收政府信息公开申请数量\n34\n3\n0\n1\n0\n11"
    reading = read_table(tmp_path, "bars", "requests", text)
    assert figures_of(reading, "requests.received") == [None] * 7
    assert any("34 3 0 1 0 11" in note for note in reading.unplaced)
