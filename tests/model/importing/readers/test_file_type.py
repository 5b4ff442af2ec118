"""Files that are something else than their name says are read as what they are."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import exporters
from model import importing
from model.form import editions
from model.importing.readers import file_type, read_document
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


@pytest.mark.parametrize("suffix", [".md", ".MARKDOWN", ".text", ".TXT"])
def test_every_name_of_a_text_is_known(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"a{suffix}").write_text("# 一、总体情况\n\n有序。", encoding="utf-8")
    assert [row.text for row in read_document(tmp_path / f"a{suffix}").rows] == ["一、总体情况", "有序。"]


@pytest.mark.parametrize(
    ("member", "suffix"),
    [
        ("xl/workbook.xml", ".xlsx"),
        ("XL/Workbook.XML", ".xlsx"),
        ("xl\\workbook.xml", ".xlsx"),
        ("xl/workbook.bin", ".xlsb"),
        ("word/document.xml", ".docx"),
    ],
)
def test_a_package_is_told_by_its_first_part(member: str, suffix: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(member, "x")
    assert file_type.detect_suffix(tmp_path / "a.zip") == suffix


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("named", [".doc", ".docx", ".wps", ".rtf", ".pdf", ".csv", ".xls", ".et", ".xlsx"])
def test_a_text_under_another_name_is_read_as_a_text(named: str, encoding: str, tmp_path: Path) -> None:
    text = "一、总体情况\n全年公开水情简报四十六条，都按时办结。"
    (tmp_path / f"a{named}").write_bytes(text.encode(encoding))
    assert [row.text for row in read_document(tmp_path / f"a{named}").rows] == text.split("\n")


@pytest.mark.parametrize("begin", ["BM", "GIF8", "RIFF"])
def test_a_text_that_begins_as_pictures_do_is_a_text(begin: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{begin},临江县水务局政府信息公开工作\n", encoding="utf-8")
    assert file_type.detect_suffix(tmp_path / "a.csv") == ".csv"
    (tmp_path / "b.csv").write_bytes(begin.encode() + bytes(range(256)))
    assert file_type.detect_suffix(tmp_path / "b.csv") == ".picture"


def test_a_text_whose_last_character_is_cut_off_where_the_look_ends_is_a_text(tmp_path: Path) -> None:
    for shift in range(4):
        (tmp_path / "a.doc").write_bytes(b" " * shift + "政府信息公开".encode() * 1000)
        assert file_type.detect_suffix(tmp_path / "a.doc") == ".txt"
