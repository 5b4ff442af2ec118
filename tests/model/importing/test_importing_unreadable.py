"""Files that are no report are refused with plain words that say what to do."""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from model import importing
from model.errors import UnreadableFile
from model.importing import readers
from model.importing.readers import file_type, old_word_file

KNOWN = {
    "Excel",
    "Word",
    "WPS",
    "PDF",
    "UTF",
    "xls",
    "doc",
    *(suffix[1:] for suffix in file_type.ADVICE),
    *(suffix[1:] for suffix in readers.READERS),
}
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on the machine of most clerks; with it, these files would be handed to it first."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(old_word_file, "PLACES", ())


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        importing.read_report(path)
    words = str(caught.value)
    assert path.name in words
    assert words.endswith("。")
    assert set(re.findall(r"[A-Za-z]+", words.replace(path.name, ""))) <= KNOWN
    return words


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.xlsx", b"", "空的"),
        ("空.txt", b"", "空的"),
        ("空白.txt", b" \n\t\n", "空的"),
        ("坏.xlsx", b"PK\x03\x04 no workbook at all", "坏了"),
        ("网页.xlsx", b"<html><table></table></html>", "找不到年度报告"),
        ("旧.xls", COMPOUND, "另存为 .xlsx"),
        ("假.xlsx", COMPOUND, "另存为 .xlsx"),
        ("密.xlsx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("图.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "这是图片"),
        ("乱.txt", b"\x00\x01\xff\x81" * 99, "不是文字"),
        ("信.txt", "今天天气很好。\n我们去爬山。".encode(), "找不到年度报告"),
        ("年报.pages", b"x", "不会读"),
        ("年报", b"x", "不会读"),
        ("年报.doc", COMPOUND, ".docx"),
        ("年报.wps", COMPOUND, "另存为 .docx"),
        ("年报.et", COMPOUND, "另存为 .xlsx"),
        ("年报.doc", b"{\\rtf1\\ansi}", "这是 .rtf 格式"),
        ("年报.docx", b"{\\rtf1\\ansi}", "另存为 .docx"),
        ("年报.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', ".xlsx"),
        ("年报.ods", b"x", "另存为 .xlsx"),
        ("年报.odt", b"x", "另存为 .docx"),
        ("年报.ofd", b"x", "导出为 PDF"),
        ("年报.rar", b"Rar!\x1a\x07", "先解压"),
        ("空.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a--", "没有网页"),
        ("空.html", b"", "空的"),
        ("空白.html", b"<html><body> </body></html>", "找不到年度报告"),
        ("深.html", b"<div>" * 400 + b"x", "套得太深"),
        ("图.html", b"\xff\xd8\xff\xe0" * 9, "这是图片"),
        ("信.htm", "<p>今天天气很好。</p>".encode("gb18030"), "找不到年度报告"),
        ("坏.docx", b"PK\x03\x04 no document", "坏了"),
        ("假.docx", COMPOUND, "另存为 .docx"),
        ("密.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("坏.pdf", b"%PDF-1.7 nothing", "坏了"),
        ("假.pdf", b"no paper", "坏了"),
    ],
)
def test_what_is_no_report_is_refused(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert words in refused(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "没有这个文件" in refused(tmp_path / "无.xlsx")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "夹.xlsx").mkdir()
    assert "文件夹" in refused(tmp_path / "夹.xlsx")


def test_a_workbook_without_a_report_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["姓名", "金额", 12])
    book.save(tmp_path / "工资.xlsx")
    assert "找不到年度报告" in refused(tmp_path / "工资.xlsx")


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "包.xlsx", "w") as archive:
        archive.writestr("a.txt", "甲")
    assert "坏了" in refused(tmp_path / "包.xlsx")


def workbook(path: Path) -> Path:
    book = Workbook()
    book.worksheets[0].append(["第二十条第（一）项"])
    book.save(path)
    return path


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "断.xlsx")
    path.write_bytes(path.read_bytes()[:-200])
    assert "坏了" in refused(path)


@pytest.mark.parametrize(
    "member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("content", [b"", b"<a>", b"\xff\xfe\x00", b"<?xml version='1.0'?><worksheet/>"])
def test_a_workbook_with_a_broken_member_is_refused_or_read_but_never_fails(
    member: str, content: bytes, tmp_path: Path
) -> None:
    source, path = workbook(tmp_path / "好.xlsx"), tmp_path / "坏.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    refused(path)


def test_a_workbook_whose_xml_defines_entities_is_refused(tmp_path: Path) -> None:
    source, path = workbook(tmp_path / "好.xlsx"), tmp_path / "坏.xlsx"
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]>'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb + old.read(name) if name.endswith("sheet1.xml") else old.read(name))
    refused(path)


def test_a_workbook_with_a_password_inside_the_zip_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "密.xlsx")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 8 : at + 10] = struct.pack("<H", 1)
    path.write_bytes(raw)
    assert "密码" in refused(path)


def test_a_workbook_of_millions_of_letters_is_no_report(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet()
    for _ in range(40):
        sheet.append(["年" * 30_000])
    book.save(tmp_path / "字.xlsx")
    assert "文字太多" in refused(tmp_path / "字.xlsx")
