"""Rows read from the pages of a damaged database, without SQLite."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from model.recovery import raw_pages
from model.storage.migrations import STEPS
from model.storage.store import Store
from tests.drafts import make
from tests.model.recovery.test_salvage import PAGE, good, salvaged


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_rows_of_every_shape_are_known_by_themselves(tmp_path: Path, step: int) -> None:
    """Those written before a column came are shorter, also in a file that has taken the step."""
    path = Path(shutil.copy(make.FOLDER / f"{step}.db", tmp_path / "drafts.db"))
    for _ in range(2):
        found = raw_pages.read_rows(path.read_bytes())
        assert [row["unit"] for row in found["drafts"].values()] == ["云滨县水文站".encode()] * 2
        assert len(found["unplaced"]) == (0 if step < 3 else len(make.UNPLACED))
        Store(path).close()


def test_a_blank_page_within_a_text_leaves_the_rest_of_it_and_is_said(tmp_path: Path) -> None:
    data, _ = good()
    at = data.index("政府信息公开".encode() * 200)
    page = (at // PAGE + 1) * PAGE
    result, found, _ = salvaged(tmp_path / "drafts.db", data[:page] + bytes(PAGE) + data[page + PAGE :])
    torn = [report.prose["overview"] for report in found if report.prose["overview"] != "政府信息公开" * 300]
    assert len(torn) <= 1
    assert all("\0" not in text for text in torn)
    assert result.lost_rows
