"""Refuses office files that cannot or must not be unpacked: encrypted, of an old format, broken, or a zip bomb."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from model.errors import UnreadableFile
from model.importing.readers.compound_file import MAGIC as COMPOUND_MAGIC

MAX_BYTES = 50_000_000
"""Bytes a file may unpack to; the largest workbook of this form has not a hundredth of it."""

MAX_XML_BYTES = 15_000_000
"""Bytes of its XML, pictures apart: a sheet of 50,000 rows, which would take half a minute to read."""

MAX_MEMBERS = 2_000


def check_unpackable(path: Path, old: str, new: str, max_xml_bytes: int = MAX_XML_BYTES) -> None:
    """Raise UnreadableFile unless the file is a zip that can be unpacked safely. old, new: .xls and .xlsx.

    max_xml_bytes: more than the usual for a reader that calls check_text_length() itself before it parses.
    """
    with path.open("rb") as file:
        head = file.read(8)
        if head == COMPOUND_MAGIC:
            file.seek(0)
            if "EncryptedPackage".encode("utf-16-le") in file.read(MAX_BYTES):
                raise UnreadableFile(path.name, "文件加了密码。请用 Excel 或 WPS 打开，取消密码后另存，再试一次。")
            raise UnreadableFile(path.name, f"这是旧的 {old} 格式。请用 Excel 或 WPS 打开，另存为 {new}，再试一次。")
    if not zipfile.is_zipfile(path):
        raise UnreadableFile(path.name, f"文件坏了，或者不是 {new} 文件。请用 WPS 打开，另存为 {new}，再试一次。")
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFile(path.name, "文件坏了，打不开。请重新取得这份文件，再试一次。") from error
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile(path.name, "文件加了密码。请先取消密码，再试一次。")
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or max(unpacked, path.stat().st_size) > MAX_BYTES:
        raise UnreadableFile(path.name, "文件解开后大得不正常，没有打开。请核对文件的来源。")
    check_text_length(path, members, max_xml_bytes)


def check_text_length(path: Path, members: Iterable[zipfile.ZipInfo], most: int = MAX_XML_BYTES) -> None:
    """Raise UnreadableFile where these members of a file have more bytes of XML than are parsed."""
    if sum(member.file_size for member in members if member.filename.endswith(".xml")) > most:
        raise UnreadableFile(path.name, "里面的文字太多，不像一份报告。请核对是不是选错了文件。")
