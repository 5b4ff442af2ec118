"""The figures that were found: totals that are claimed, tables that are given twice.

Covers model/importing/matching/missing_cells.py too.
"""

from __future__ import annotations

from pathlib import Path

from tests.model.importing import layouts, spoiled
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.reading import read, read_page, same
from tests.model.importing.spoiled import Box, Grid, Part


def test_a_wrong_total_is_claimed_and_a_right_one_is_not(tmp_path: Path) -> None:
    report = layouts.report("2021").with_values({"claim.remedies.review.total": 987654})
    reading = read(tmp_path, laid_out(report))
    assert reading.report.stated_totals == {"remedies.review.total": 987654}
    same(reading.report, report)


def test_a_total_without_parts_is_claimed(tmp_path: Path) -> None:
    parts = dict.fromkeys(("upheld", "corrected", "other", "pending"))
    report = layouts.report("2021").with_figures({f"remedies.direct.{part}": None for part in parts})
    reading = read(tmp_path, laid_out(report))
    assert reading.report.stated_totals == {"remedies.direct.total": report.figures["remedies.direct.total"]}
    assert "remedies.direct.total" not in reading.report.figures


def test_of_two_figures_for_one_cell_neither_is_taken_where_no_equation_decides(tmp_path: Path) -> None:
    report = layouts.report("2021")
    again = "\t行政强制\n\t987654\n\n"
    reading = read(tmp_path, laid_out(report).replace("三、收到", f"{again}三、收到"))
    assert reading.report.figures == report.with_figures({"disclosure.coercion.decisions": None}).figures
    assert "“9”" in reading.unplaced[0]
    assert "“987654”" in reading.unplaced[0]


def test_of_two_rows_with_one_label_the_one_that_the_equations_prove_is_taken(tmp_path: Path) -> None:
    report = layouts.report("2021")
    again = "".join(f"\t{cell}\n" for cell in ("1.属于国家秘密", 1, 2, 3, 4, 5, 6, 21)) + "\n"
    reading = read(tmp_path, laid_out(report).replace("\t\n\t\n\t2.其他法律", f"{again}\t\n\t\n\t2.其他法律"))
    same(reading.report, report)
    assert len(reading.unplaced) == 1
    assert "“1 2 3 4 5 6 21”" in reading.unplaced[0]


def test_a_total_whose_parts_were_not_all_found_is_not_added_up(tmp_path: Path) -> None:
    """The row is gone, and so is （七）总计: the sum of the other rows would be a wrong figure."""

    def shortened(grid: Grid) -> list[Part]:
        gone = ("requests.granted.", "requests.handled.")
        rows = [row for row in grid.rows if not any(box.id.startswith(gone) for box in row)]
        return [Grid(grid.name, [[Box(b.text, id=b.id) for b in row] for row in rows], grid.columns)]

    parts = spoiled.tables(spoiled.parts(layouts.report("2021")), "requests", shortened)
    reading = read_page(tmp_path, spoiled.page(parts))
    assert not any(id.startswith(("requests.granted.", "requests.handled.")) for id in reading.report.figures)
    assert any("（一）予以公开、（七）总计" in note and "14 格没有读到" in note for note in reading.unplaced)
