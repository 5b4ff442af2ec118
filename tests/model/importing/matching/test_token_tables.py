"""A report whose words and figures came in one line.

Covers model/importing/matching/tokens.py too.
"""

from __future__ import annotations

from pathlib import Path

from tests.model.importing import layouts
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.placing.test_split_digits import read


def test_a_whole_report_in_one_line_is_taken_apart_at_its_headings(tmp_path: Path) -> None:
    report = layouts.report("2021")
    text = " ".join(laid_out(report, layouts.bare_lines).split("\n"))
    reading = read(tmp_path, report, text)
    assert reading.report.figures == report.figures
    assert reading.report.prose["overview"].split() == report.prose["overview"].split()
