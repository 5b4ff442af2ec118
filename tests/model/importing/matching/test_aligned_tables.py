"""Tables whose cells stand in rows and columns: blank ones keep their place, headings say which column.

Covers model/importing/document.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from model.form.figures import number_of
from tests.model.importing import layouts
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.reading import read


@pytest.mark.parametrize("blanks", ["\t", ""])
def test_blank_cells_stay_blank_in_their_place(blanks: str, tmp_path: Path) -> None:
    gaps = ["business", "research", "legal", "other"]
    report = layouts.report("2021").with_figures({f"requests.granted.{column}": None for column in gaps})
    reading = read(tmp_path, laid_out(report).replace("\t\n", f"{blanks}\n"))
    sum_of_parts = number_of(report.figures["requests.granted.natural"]) + number_of(
        report.figures["requests.granted.charity"]
    )
    changed = {id: figure for id, figure in report.figures.items() if reading.report.figures.get(id) != figure}
    assert set(changed) == {"requests.granted.total", *(f"requests.handled.{c}" for c in (*gaps, "total"))}
    assert reading.report.figures["requests.granted.total"] == sum_of_parts
    assert reading.report.stated_totals == changed
    assert reading.unplaced == ()


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
