"""A report read out of a zip, and nothing that a stranger packs does harm."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from model import importing
from model.errors import UnreadableFile
from model.files import zip_files
from model.files.progress import Progress
from model.importing.readers import zip_file
from model.report.report import Report
from tests.model.importing.readers.test_zip_file_encrypted import locked, out, report, workbook

__all__ = ["locked", "out", "report", "workbook"]


def packed(path: Path, *members: tuple[str, bytes]) -> Path:
    """A zip without a passphrase."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


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


def test_it_is_unpacked_beside_the_drafts_and_nothing_stays_there(
    tmp_path: Path, workbook: Path, report: Report, nianbao_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no room"))
    alone = packed(tmp_path / "a.zip", ("报告.xlsx", workbook.read_bytes()))
    beside = packed(tmp_path / "b.zip", ("报告.xlsx", workbook.read_bytes()), ("通知.txt", "今天休息。".encode()))
    assert importing.read_report(alone).report == importing.read_report(beside).report == report
    assert not list(nianbao_home.glob(".nianbao-*"))


def test_a_locked_one_is_named_where_nobody_can_be_asked(locked: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"加了密码。请在年报窗口里"):
        importing.read_report(locked)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([], "没有能导入的文件"),
        ([("a.exe", b"x")], "没有能导入的文件"),
        ([("a.xlsx", b"x"), ("b.xlsx", b"x")], "没有能导入的年度报告"),
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


def test_a_zip_of_many_reports_is_taken_apart_each_in_a_folder_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("一局/年报.txt", "一")
        archive.writestr("二局/年报.txt", "二")
        archive.writestr("../外面.txt", "外")
        archive.writestr("__MACOSX/年报.txt", "不是")
        archive.writestr("照片.jpg", "不读")
    (tmp_path / "in").mkdir()
    taken = zip_file.extract_collection(path, tmp_path / "in")
    assert [(name, place.read_text()) for name, place in taken] == [
        ("一局/年报.txt", "一"),
        ("二局/年报.txt", "二"),
        ("../外面.txt", "外"),
    ]
    assert all(place.is_relative_to(tmp_path / "in") for _, place in taken)


def test_a_zip_of_more_files_than_any_county_has_units_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_file, "MAX_COLLECTION_FILES", 2)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", "年报")
    with pytest.raises(UnreadableFile, match="太多"):
        zip_file.extract_collection(tmp_path / "all.zip", tmp_path)
