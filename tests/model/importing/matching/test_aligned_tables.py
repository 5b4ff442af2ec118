"""Tables whose cells stand in rows and columns: blank ones keep their place, headings say which column.

Covers model/importing/document.py too.
"""

from __future__ import annotations

from pathlib import Path

from model import importing
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import number_of
from model.report.report import Report
from tests.model.importing import layouts
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.reading import read

GAPS = ["business", "research", "legal", "other"]


def test_blank_cells_stay_blank_in_their_place(tmp_path: Path) -> None:
    report = layouts.report("2021").with_figures({f"requests.granted.{column}": None for column in GAPS})
    reading = read(tmp_path, laid_out(report))
    sum_of_parts = number_of(report.figures["requests.granted.natural"]) + number_of(
        report.figures["requests.granted.charity"]
    )
    changed = {id: figure for id, figure in report.figures.items() if reading.report.figures.get(id) != figure}
    assert set(changed) == {"requests.granted.total", *(f"requests.handled.{c}" for c in (*GAPS, "total"))}
    assert reading.report.figures["requests.granted.total"] == sum_of_parts
    assert reading.report.stated_totals == changed
    assert reading.unplaced == ()


def read_with_empty_lines_for_blanks(report: Report, tmp_path: Path) -> importing.Reading:
    return read(tmp_path, laid_out(report).replace("\t\n", "\n"))


def test_empty_lines_are_blank_cells_where_count_and_total_say_so(tmp_path: Path) -> None:
    blank = layouts.report("2021").with_figures({f"requests.granted.{column}": None for column in GAPS})
    report = compute_totals(editions.load_form("2021"), blank)
    reading = read_with_empty_lines_for_blanks(report, tmp_path)
    assert reading.report.figures == report.figures
    assert reading.unplaced == ()


def test_empty_lines_are_no_blank_cells_where_the_total_contradicts(tmp_path: Path) -> None:
    report = layouts.report("2021").with_figures({f"requests.granted.{column}": None for column in GAPS})
    reading = read_with_empty_lines_for_blanks(report, tmp_path)
    assert not any(id.startswith("requests.granted") for id in reading.report.figures)
    assert any("予以公开" in note for note in reading.unplaced)


def test_a_row_with_lost_blanks_is_not_guessed(tmp_path: Path) -> None:
    report = layouts.report("2021").with_figures({"requests.granted.business": None})
    reading = read(tmp_path, laid_out(report, layouts.bare_lines))
    assert not any(id.startswith("requests.granted") for id in reading.report.figures)
    assert any("予以公开" in note for note in reading.unplaced)


def test_columns_in_another_order_go_by_their_headings(tmp_path: Path) -> None:
    report = layouts.report("2021")
    issued, repealed = "\t本年制发件数\n", "\t本年废止件数\n"
    text = laid_out(report).replace(issued + repealed, repealed + issued)
    figures = read(tmp_path, text).report.figures
    for row in ("regulations", "normative"):
        assert figures[f"disclosure.{row}.issued"] == report.figures[f"disclosure.{row}.repealed"]
