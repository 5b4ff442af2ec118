"""The list of a checked folder as a workbook: a line for each file, and every problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from exporters.excel import check_list
from model import importing
from model.checks.rules import check_report, compute_totals
from model.form import editions
from model.importing.file_check import CheckedFile, FileResult, UnreadFile
from model.report.report import Value
from tests.reports import balanced

FORM = editions.load_form("2021")
HOSTILE = '=HYPERLINK("http://x")_x0041_'


def checked(values: dict[str, Value | None], unplaced: tuple[str, ...] = ()) -> CheckedFile:
    """A file with a balanced report in which these values stand."""
    report = compute_totals(FORM, balanced().with_values(values))
    reading = importing.Reading(report=report, leftovers=unplaced, last_year_report=None)
    return CheckedFile(Path("a.xlsx"), reading, check_report(FORM, report))


def written(folder: Path, *judged: tuple[str, FileResult]) -> Workbook:
    check_list.write_list(judged, folder / "清单.xlsx")
    return load_workbook(folder / "清单.xlsx")


def rows(book: Workbook, name: str) -> list[tuple[object, ...]]:
    return list(book[name].iter_rows(min_row=2, values_only=True))


def test_a_sound_file_is_a_line_and_no_problem(tmp_path: Path) -> None:
    book = written(tmp_path, ("甲局.xlsx", checked({"cover.unit": "甲局"})))
    [(file, unit, year, figures, errors, *_)] = rows(book, "清单")
    assert (file, unit, year, figures, errors) == ("甲局.xlsx", "甲局", 2025, 200, 0)
    assert [row for row in rows(book, "问题") if row[3] == "错误"] == []


def test_each_error_and_each_piece_without_a_place_is_a_problem_of_its_file(tmp_path: Path) -> None:
    wrong = checked({"cover.unit": "乙局", "requests.received.natural": 99}, ("√√",))
    book = written(tmp_path, ("乙局.xlsx", wrong))
    problems = rows(book, "问题")
    assert [row[4] for row in problems if row[3] == "错误"] == [
        f.message for f in wrong.findings if f.weight == "error"
    ]
    assert problems[-1][:5] == ("乙局.xlsx", "乙局", 2025, "没找到位置", "√√")
    assert rows(book, "清单")[0][4] == wrong.tally.errors > 0


def test_a_file_that_could_not_be_read_says_why_in_both_lists(tmp_path: Path) -> None:
    book = written(tmp_path, ("坏.xlsx", UnreadFile(tmp_path / "坏.xlsx", "读不了“坏.xlsx”。")))
    assert rows(book, "清单")[0][7] == "读不了“坏.xlsx”。"
    assert rows(book, "问题")[0][3:5] == ("没有读进来", "读不了“坏.xlsx”。")


@pytest.mark.parametrize("name", [HOSTILE, "+1", "@SUM(A1)", "甲\x07局\ud800.xlsx"])
def test_no_word_of_a_file_becomes_a_formula(name: str, tmp_path: Path) -> None:
    book = written(tmp_path, (name, checked({"cover.unit": HOSTILE}, (HOSTILE,))))
    for page in book:
        assert "f" not in {cell.data_type for row in page.iter_rows() for cell in row}
