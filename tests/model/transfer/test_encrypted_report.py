"""A report mailed in a zip: locked, opened with its passphrase, and nothing a stranger packs does harm."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exporters
from model import importing
from model.checks.rules import compute_totals
from model.errors import Cancelled, UnreadableFile, UnwritableFile, WrongPassphrase
from model.files import zip_files
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


def packed(path: Path, *members: tuple[str, bytes]) -> Path:
    """A zip without a passphrase."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


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


def test_a_plain_zip_with_one_report_is_read_like_the_report(tmp_path: Path, workbook: Path, report: Report) -> None:
    path = packed(
        tmp_path / "a.ZIP",
        ("文件夹/", b""),
        ("文件夹/报告.XLSX", workbook.read_bytes()),
        ("__MACOSX/文件夹/._报告.xlsx", b"x"),
        ("文件夹/~$报告.xlsx", b"x"),
        ("说明.rtf", b"x"),
    )
    assert not zip_file.is_encrypted(path)
    assert importing.read_report(path).report == report


def test_a_locked_one_is_named_where_nobody_can_be_asked(locked: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"加了密码。请在年报窗口里"):
        importing.read_report(locked)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([], "没有能导入的文件"),
        ([("a.exe", b"x")], "没有能导入的文件"),
        ([("a.xlsx", b"x"), ("b.xlsx", b"x")], "里面有 2 份报告"),
        ([("a.zip", b"x")], "没有能导入的文件"),
    ],
)
def test_none_or_several_reports_are_said(tmp_path: Path, members: list[tuple[str, bytes]], words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        importing.read_report(packed(tmp_path / "a.zip", *members))


@pytest.mark.parametrize("data", [b"", b"x" * 500, b"PK\x03\x04" + b"x" * 500])
def test_what_is_no_zip_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"a\.zip"):
        importing.read_report(path)


def test_all_drafts_are_sent_to_the_right_door(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", *((name, b"x") for name in ("drafts.db", "manifest.json", "SHA256SUMS")))
    with pytest.raises(UnreadableFile, match="导入全部"):
        importing.read_report(path)


@pytest.mark.parametrize(
    "name",
    ["../../up.txt", "/etc/passwd.txt", "C:\\Windows\\a.txt", "a:b*c?.txt", "con.txt", "   .txt", "长" * 200 + ".txt"],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, out: Path, name: str) -> None:
    found = zip_file.extract_report(packed(tmp_path / "a.zip", (name, b"1")), "", out)
    assert found.parent == out
    assert [file.name for file in out.iterdir()] == [found.name]
    assert not set(found.name) & set('<>:"/\\|?*')
    assert found.stem.lower() != "con"


def test_a_name_in_gbk_is_read_as_the_chinese_it_is(tmp_path: Path, out: Path) -> None:
    path = packed(tmp_path / "a.zip", ("ABCDEFGH.txt", b"1"))
    name = "年报草稿.txt".encode("gbk")
    assert len(name) == len("ABCDEFGH.txt")
    path.write_bytes(path.read_bytes().replace(b"ABCDEFGH.txt", name))
    assert zip_file.extract_report(path, "", out).name == "年报草稿.txt"


def test_a_link_in_a_zip_is_only_its_text(tmp_path: Path, out: Path) -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    found = zip_file.extract_report(tmp_path / "a.zip", "", out)
    assert not found.is_symlink()
    assert found.read_text(encoding="utf-8") == "/etc/passwd"


def test_a_bomb_is_not_unpacked(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_file, "MAX_BYTES", 100_000)
    with pytest.raises(UnreadableFile, match="大得不正常"):
        zip_file.extract_report(packed(tmp_path / "a.zip", ("a.txt", bytes(3_000_000))), "", out)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", ("a.txt", bytes(3_000_000)))
    with zipfile.ZipFile(path) as archive:
        found = zip_files.read_chunks(path, archive, archive.infolist()[0], 100_000, Progress())
        with pytest.raises(UnreadableFile, match="大得不正常"):
            list(found)


def test_work_that_is_called_off_ends(locked: Path, out: Path) -> None:
    errand = Progress()
    errand.cancel()
    with pytest.raises(Cancelled):
        zip_file.extract_report(locked, WORD, out, errand)


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_left(workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="换个地方"):
        encrypted_report.encrypt_report(workbook, tmp_path / "none" / "a.zip", WORD)
    assert sorted(file.name for file in tmp_path.iterdir()) == [workbook.name]
