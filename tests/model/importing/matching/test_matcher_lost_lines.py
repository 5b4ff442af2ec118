"""Whatever line of a report is lost or doubled, no figure comes out wrong."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from model import importing
from model.form import editions
from tests.examples import examples
from tests.model.importing import layouts
from tests.model.importing.layouts import laid_out

LAYOUTS = [layouts.cell_a_line, layouts.row_a_line, layouts.bars, layouts.bare_lines]


@given(
    edition=st.sampled_from(["2019", "2021"]),
    table_text=st.sampled_from(LAYOUTS),
    at=st.floats(0, 1, exclude_max=True),
    times=st.sampled_from([0, 2]),
)
@settings(max_examples=examples(20))
def test_a_line_lost_or_doubled_makes_no_figure_wrong(
    edition: str, table_text: layouts.TableText, at: float, times: int
) -> None:
    report = layouts.report(edition)
    lines = laid_out(report, table_text).split("\n")
    line = int(at * len(lines))
    lines[line : line + 1] = [lines[line]] * times
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        found = importing.read_report(path).report
    assert found.edition == edition
    entered = [cell.id for cell in editions.load_form(edition).entry_cells if cell.id in found.figures]
    assert {id: found.figures[id] for id in entered} == {id: report.figures[id] for id in entered}
    assert len(entered) >= len(editions.load_form(edition).entry_cells) - 22
