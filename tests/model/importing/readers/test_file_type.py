"""Files that are something else than their name says are read as what they are."""

from __future__ import annotations

import csv
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

import exporters
from model import importing
from model.form import editions
from model.importing.folder_listing import list_reports
from tests.model.importing import layouts, spoiled
from tests.model.importing.spoiled import Grid


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


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc"])
def test_a_page_saved_in_one_file_is_read(name: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    message = MIMEMultipart("related")
    message.attach(MIMEText(spoiled.page(spoiled.parts(report)), "html", "utf-8"))
    (tmp_path / name).write_bytes(message.as_bytes())
    assert importing.read_report(tmp_path / name).report.figures == report.figures


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_table_saved_as_text_is_read(encoding: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    with (tmp_path / "a.csv").open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file)
        for part in spoiled.parts(report):
            writer.writerows(part.filled(again=False) if isinstance(part, Grid) else [[part]])
    reading = importing.read_report(tmp_path / "a.csv")
    assert reading.report.figures == report.figures
    assert reading.report.prose == report.prose


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_need_no_mark(encoding: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    (tmp_path / "a.txt").write_bytes(spoiled.lines(spoiled.parts(report), "\t").encode(encoding))
    assert importing.read_report(tmp_path / "a.txt").report.figures == report.figures


def test_a_folder_lists_what_could_be_read_once_saved_anew(tmp_path: Path) -> None:
    for name in ("a.doc", "b.xls", "c.wps", "d.exe", "e.jpg"):
        (tmp_path / name).write_bytes(b"x")
    assert [file.name for file in list_reports(tmp_path).files] == ["a.doc", "b.xls", "c.wps"]
