"""A report mailed in a zip: locked, opened with its passphrase, and nothing a stranger packs does harm.

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
from model.errors import Cancelled, UnwritableFile, WrongPassphrase
from model.files.progress import Progress
from model.form import editions
from model.importing.readers import zip_file
from model.report.report import Report
from model.transfer import encrypted_report
from tests.model.drafting import somewhere
from tests.reports import balanced

WORD = "Linjiang-2026"


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
    encrypted_report.encrypt_report(workbook, path, WORD)
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
        encrypted_report.encrypt_report(document, path, word)
        assert zip_file.extract_report(path, word, out).read_text(encoding="utf-8") == "年报"


def test_work_that_is_called_off_ends(locked: Path, out: Path) -> None:
    errand = Progress()
    errand.cancel()
    with pytest.raises(Cancelled):
        zip_file.extract_report(locked, WORD, out, errand)


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_left(workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="换个地方"):
        encrypted_report.encrypt_report(workbook, tmp_path / "none" / "a.zip", WORD)
    assert sorted(file.name for file in tmp_path.iterdir()) == [workbook.name]
