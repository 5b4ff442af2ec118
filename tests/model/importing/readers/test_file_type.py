"""Files that are something else than their name says are read as what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from model import importing
from model.form import editions
from tests.model.importing import layouts


@pytest.mark.parametrize(
    ("made", "named"),
    [(".html", ".xls"), (".html", ".doc"), (".xlsx", ".xls"), (".docx", ".doc"), (".docx", ".wps"), (".pdf", ".docx")],
)
def test_a_file_with_a_wrong_suffix_is_read_as_what_it_is(made: str, named: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    exporters.write_report(editions.load_form("2021"), report, tmp_path / f"a{made}")
    (tmp_path / f"a{made}").rename(tmp_path / f"b{named}")
    reading = importing.read_report(tmp_path / f"b{named}")
    assert reading.report.figures == report.figures
    assert reading.report.prose == report.prose
