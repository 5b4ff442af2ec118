"""Where a report and its sections begin and end."""

from __future__ import annotations

from pathlib import Path

from tests.model.importing import layouts, spoiled
from tests.model.importing.matching.reading import read_page


def test_of_two_reports_in_one_file_the_first_is_read_and_that_is_said(tmp_path: Path) -> None:
    first, second = layouts.report("2021"), layouts.report("2021").with_values({"cover.unit": "望川县林业局"})
    reading = read_page(tmp_path, spoiled.page([*spoiled.parts(first), *spoiled.parts(second)]))
    assert reading.report.figures == first.figures
    assert reading.report.prose == first.prose
    assert (reading.report.unit, reading.report.cover["dated"]) == (first.unit, first.cover["dated"])
    (note,) = reading.unplaced
    assert "另一份报告" in note
    assert "望川县林业局" in note
