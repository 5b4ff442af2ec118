"""In which encoding a text was saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import importing
from tests.model.importing import layouts, spoiled


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_need_no_mark(encoding: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    (tmp_path / "a.txt").write_bytes(spoiled.lines(spoiled.parts(report), "\t").encode(encoding))
    assert importing.read_report(tmp_path / "a.txt").report.figures == report.figures
