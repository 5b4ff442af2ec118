"""What a file really is, by its first bytes: web systems hand out web pages as .xls, and people rename files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

_FIRST = 4096
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_WORD, _EXCEL = "请用 WPS 或 Word 打开，另存为 .docx，再试一次。", "请用 WPS 或 Excel 打开，另存为 .xlsx，再试一次。"
_PICTURE = "这是图片，里面没有能读的文字。请向原单位要 Word、Excel 文件，或者手工填写。"

ADVICE: Mapping[str, str] = {
    ".doc": f"这是旧的 .doc 格式。{_WORD}",
    ".wps": f"这是 WPS 文字的 .wps 格式。{_WORD}",
    ".rtf": f"这是 .rtf 格式。{_WORD}",
    ".odt": f"这是 .odt 格式。{_WORD}",
    ".uot": f"这是 .uot 格式。{_WORD}",
    ".xls": f"这是旧的 .xls 格式。{_EXCEL}",
    ".et": f"这是 WPS 表格的 .et 格式。{_EXCEL}",
    ".ods": f"这是 .ods 格式。{_EXCEL}",
    ".uos": f"这是 .uos 格式。{_EXCEL}",
    ".ofd": "这是 .ofd 版式文件。请用版式阅读软件打开，导出为 PDF，或者向原单位要 Word、Excel 文件。",
    ".ppt": f"这是演示文稿。{_PICTURE.partition('。')[2]}",
    ".pptx": f"这是演示文稿。{_PICTURE.partition('。')[2]}",
    ".rar": "这是 .rar 压缩包。请先解压，再导入里面的文件。",
    ".7z": "这是 .7z 压缩包。请先解压，再导入里面的文件。",
    ".picture": _PICTURE,
}
"""Kinds that cannot be read, by suffix, and what to do instead."""

REPORTS = frozenset({".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods", ".ofd"})
"""Those of them that a folder of reports is likely to hold: they are listed with the advice, not passed over."""

_BEGINS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", ".rtf"),
    (b"Rar!\x1a", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    *((mark, ".picture") for mark in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")),
)
_MEMBERS = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "ppt/presentation.xml": ".pptx",
    "OFD.xml": ".ofd",
}
_OPEN = {b"text": ".odt", b"spreadsheet": ".ods", b"presentation": ".ppt"}
_PAGE = re.compile(r"<(?:!doctype html|html|head|meta|body|table|div|p|style|center|font|span)\b", re.IGNORECASE)
_XML_OF_OFFICE = {"office:spreadsheet": ".xls", "office/word/2003": ".doc", "office/2006/xmlPackage": ".doc"}


def suffix_of(path: Path) -> str:
    """The suffix that fits what is in a file; its own where that says nothing else. Lets OSError through."""
    own = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(_FIRST)
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path) or own
    if head.startswith(_COMPOUND):
        return own
    begins = next((suffix for mark, suffix in _BEGINS if head.startswith(mark)), "")
    return begins or _written(head) or own


def _zipped(path: Path) -> str:
    """What a zip is, by what is in it; "" where that is no document, or the zip cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:100].rpartition(b".")[2] if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, RuntimeError, KeyError):
        return ""
    return next((suffix for name, suffix in _MEMBERS.items() if name in names), _OPEN.get(kind, ""))


def _written(head: bytes) -> str:
    """Which kind of marked-up text this is; "" for plain text and everything else."""
    wide = "utf-16-le" if head[1:2] == b"\0" or head.startswith(b"\xff\xfe") else ""
    wide = "utf-16-be" if head[:1] == b"\0" or head.startswith(b"\xfe\xff") else wide
    text = head.decode(wide or "latin-1", "replace").lstrip("\ufeffï»¿ \t\r\n\0")
    if re.match(r"(?:From|MIME-Version|Date|Subject|Content-\w+|X-\w+):", text, re.IGNORECASE):
        return ".mht" if re.search(r"multipart/related|text/html", text, re.IGNORECASE) else ""
    if not text.startswith("<"):
        return ""
    office = next((suffix for mark, suffix in _XML_OF_OFFICE.items() if mark in text), "")
    return ".html" if _PAGE.search(text) and not text.startswith("<?xml") else office or _page_in_xml(text)


def _page_in_xml(text: str) -> str:
    return ".html" if re.search(r"<html\b", text, re.IGNORECASE) else ""
