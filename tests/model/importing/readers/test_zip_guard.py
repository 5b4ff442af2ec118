"""A workbook or document that unpacks to too much is refused before it is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.model.importing.test_importing_unreadable import refused


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "弹.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(60_000_000))
    assert path.stat().st_size < 100_000
    assert "大得不正常" in refused(path)
