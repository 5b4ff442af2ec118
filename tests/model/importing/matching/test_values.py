"""One text read for its cell, and what is told of a doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing import layouts
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.reading import read, same


@pytest.mark.parametrize(
    ("written", "figure", "said"),
    [
        ("1,234", 1234, ""),
        ("减4", -4, ""),
        ("-18", -18, ""),
        ("22（其中修订16件）", 22, "其中修订16件"),
        ("一千五", 1500, ""),
        ("3\u200b", 3, ""),
        ("1²", None, "“1²”"),
        ("2024/1/5", None, "像是日期"),
        ("/", None, "“/”"),
        ("—", None, "“—”"),
        ("-", None, "“-”"),
        ("12件", 12, ""),
        ("12万件", 120000, "“12万件”"),
        ("若干", None, "“若干”"),
        ("", None, ""),
    ],
)
def test_values_are_read_as_they_were_meant_and_doubts_are_told(
    written: str, figure: int | None, said: str, tmp_path: Path
) -> None:
    report = layouts.report("2019").with_figures({"disclosure.penalties.change": 987654})
    reading = read(tmp_path, laid_out(report).replace("\t987654\n", f"\t{written}\n"))
    assert reading.report.figures.get("disclosure.penalties.change") == figure
    is_refused = figure is None and written not in ("", "/", "—", "-")
    unread = {"unread.disclosure.penalties.change": f"原文写的是“{written}”" if is_refused else None}
    same(reading.report, report.with_values({"disclosure.penalties.change": figure, **unread}))
    assert reading.unread_cells == (("disclosure.penalties.change",) if is_refused else ())
    assert len(reading.unplaced) == bool(said)
    assert all(said in note and "行政处罚" in note for note in reading.unplaced)
