"""A report in a zip with a passphrase, as older programs mailed it and 7-Zip packs it; nothing can be read without it.

Covers model/files/progress.py and model/files/zip_files.py too.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exporters
from model import importing
from model.checks.rules import compute_totals
from model.errors import Cancelled, WrongPassphrase
from model.files import zip_files
from model.files.progress import Progress
from model.form import editions
from model.importing.readers import zip_file
from model.report.report import Report
from tests.model.drafting import somewhere
from tests.reports import balanced

WORD = "Linjiang-2026"


def encrypt(document: Path, path: Path, word: str) -> None:
    """The document in a zip with a passphrase."""
    with zip_files.create_zip(path, path, word) as archive:
        zip_files.add_file(archive, document, document.name, Progress())


@pytest.fixture
def report() -> Report:
    """A whole report."""
    return compute_totals(editions.load_form("2021"), balanced())


@pytest.fixture
def workbook(tmp_path: Path, report: Report) -> Path:
    """It as a workbook."""
    path = tmp_path / "临江县水务局2025年.xlsx"
    exporters.write_report(editions.load_form("2021"), report, path)
    return path


@pytest.fixture
def locked(tmp_path: Path, workbook: Path) -> Path:
    """That, locked."""
    path = tmp_path / "草稿.zip"
    encrypt(workbook, path, WORD)
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where things are unpacked."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_what_was_sealed_comes_out_as_it_was(locked: Path, workbook: Path, out: Path, report: Report) -> None:
    assert zip_file.is_encrypted(locked)
    found = zip_file.extract_report(locked, WORD, out)
    assert found.name == workbook.name
    assert found.read_bytes() == workbook.read_bytes()
    assert importing.read_report(found).report == report


@pytest.mark.parametrize("word", ["", "linjiang-2026", "x" * 200, "密码"])
def test_another_passphrase_opens_nothing(locked: Path, out: Path, word: str) -> None:
    with pytest.raises(WrongPassphrase, match="密码"):
        zip_file.extract_report(locked, word, out)
    assert not any(file.stat().st_size for file in out.iterdir())


def test_nothing_of_the_report_can_be_read_in_the_file(locked: Path, workbook: Path) -> None:
    assert workbook.read_bytes()[:200] not in locked.read_bytes()
    with zipfile.ZipFile(locked) as archive:
        [member] = archive.infolist()
    assert member.compress_type == 99  # WinZip's AES, as 7-Zip writes it too


@given(word=st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_passphrase_will_do(word: str) -> None:
    with somewhere() as place:
        folder = place.parent
        document, path, out = folder / "a.txt", folder / "a.zip", folder / "out"
        out.mkdir()
        document.write_text("年报", encoding="utf-8")
        encrypt(document, path, word)
        assert zip_file.extract_report(path, word, out).read_text(encoding="utf-8") == "年报"


def test_work_that_is_called_off_ends(locked: Path, out: Path) -> None:
    errand = Progress()
    errand.cancel()
    with pytest.raises(Cancelled):
        zip_file.extract_report(locked, WORD, out, errand)
