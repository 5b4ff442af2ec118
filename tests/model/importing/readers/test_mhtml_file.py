"""A web page saved in one file."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from model import importing
from tests.model.importing import layouts, spoiled


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc"])
def test_a_page_saved_in_one_file_is_read(name: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    message = MIMEMultipart("related")
    message.attach(MIMEText(spoiled.page(spoiled.parts(report)), "html", "utf-8"))
    (tmp_path / name).write_bytes(message.as_bytes())
    assert importing.read_report(tmp_path / name).report.figures == report.figures
