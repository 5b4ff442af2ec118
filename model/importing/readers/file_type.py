"""Tells what a file really is by its first bytes: web systems hand out web pages as .xls, and people rename files.

It also holds the advice for kinds that cannot be read.
"""

from __future__ import annotations

import codecs
import re
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from model.importing.readers.compound_file import MAGIC as COMPOUND_MAGIC
from model.importing.readers.compound_file import CompoundFile

_HEAD_LENGTH = 4096
"""Bytes that are looked at."""
MAX_COMPOUND_BYTES = 50_000_000
"""Bytes of a file of Office before 2007 of which the streams are looked at."""
_SAVE_AS_DOCX, _SAVE_AS_XLSX = (
    "请用 WPS 或 Word 打开，另存为 .docx，再试一次。",
    "请用 WPS 或 Excel 打开，另存为 .xlsx，再试一次。",
)
_PICTURE_ADVICE = "这是图片，里面没有能读的文字。请向原单位要 Word、Excel 文件，或者手工填写。"

OLD_WORD_ADVICE: Mapping[str, str] = {
    ".doc": f"这是旧的 .doc 格式。{_SAVE_AS_DOCX}",
    ".wps": f"这是 WPS 文字的 .wps 格式。{_SAVE_AS_DOCX}",
    ".rtf": f"这是 .rtf 格式。{_SAVE_AS_DOCX}",
    ".odt": f"这是 .odt 格式。{_SAVE_AS_DOCX}",
}
"""By suffix of a kind that only LibreOffice reads for us: what to do where it is not installed."""

ADVICE: Mapping[str, str] = {
    ".uot": f"这是 .uot 格式。{_SAVE_AS_DOCX}",
    ".xml": f"这是 .xml 格式的表格。{_SAVE_AS_XLSX}",
    ".uos": f"这是 .uos 格式。{_SAVE_AS_XLSX}",
    ".ofd": "这是 .ofd 版式文件。请用版式阅读软件打开，导出为 PDF，或者向原单位要 Word、Excel 文件。",
    ".ppt": f"这是演示文稿。{_PICTURE_ADVICE.partition('。')[2]}",
    ".pptx": f"这是演示文稿。{_PICTURE_ADVICE.partition('。')[2]}",
    ".rar": "这是 .rar 压缩包。请先解压，再导入里面的文件。",
    ".7z": "这是 .7z 压缩包。请先解压，再导入里面的文件。",
    ".picture": _PICTURE_ADVICE,
}
"""By suffix of a kind that cannot be read: what it is, and what to do instead.

A kind that gets a reader moves from here to READERS of the package.
"""

UNREADABLE_REPORTS = frozenset({".ofd"})
"""Those of them that a folder of reports may hold: they are listed with the advice instead of being left out."""

_MAGIC_BYTES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", ".rtf"),
    (b"Rar!\x1a", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    *((mark, ".picture") for mark in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")),
)
_ZIP_MEMBERS = {
    "word/document.xml": ".docx",
    "xl/workbook.xml": ".xlsx",
    "xl/workbook.bin": ".xlsb",
    "ppt/presentation.xml": ".pptx",
    "ofd.xml": ".ofd",
}
_STREAMS = {"Workbook": ".xls", "Book": ".xls", "WordDocument": ".doc", "PowerPoint Document": ".ppt"}
_ENCRYPTED = (".xlsx", ".xlsm", ".docx", ".pptx")
_OPEN_DOCUMENT = {b"text": ".odt", b"spreadsheet": ".ods", b"presentation": ".ppt"}
_CHINESE = re.compile("[\u4e00-\u9fff]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_MIN_CHINESE = 10
"""Characters; less may come about by chance."""

_TEXT_KIND_BY_SUFFIX: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".docx", ".wps", ".rtf", ".odt", ".pdf"), ".txt"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".xlsb", ".et", ".ods"), ".csv"),
}
"""By the suffix that somebody gave a text, the kind it is read as."""

_HTML_TAG = re.compile(r"<(?:!doctype html|html|head|meta|body|table|div|p|style|center|font|span)\b", re.IGNORECASE)
_OFFICE_XML = {"office:spreadsheet": ".xml", "office/word/2003": ".doc", "office/2006/xmlPackage": ".doc"}


def detect_suffix(path: Path) -> str:
    """The suffix that fits what is in a file; its own where nothing says otherwise. Lets OSError through."""
    own = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(_HEAD_LENGTH)
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _detect_zipped(path) or own
    if head.startswith(COMPOUND_MAGIC):
        return _detect_compound(path, own)
    if _is_chinese_text(head):
        return _detect_markup(head) or _TEXT_KIND_BY_SUFFIX.get(own, own)
    begins = next((suffix for mark, suffix in _MAGIC_BYTES if head.startswith(mark)), "")
    return begins or _detect_markup(head) or own


def _is_chinese_text(head: bytes) -> bool:
    """Whether a file begins with Chinese text; some kinds of pictures are told by two letters, which a text has too."""
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = codecs.getincrementaldecoder(encoding)().decode(head)  # the last character may be cut off
            return len(_CHINESE.findall(text)) >= _MIN_CHINESE and not _BINARY.search(text)
    return False


def _detect_compound(path: Path, own: str) -> str:
    """The suffix of a file of Office before 2007, or of an encrypted one of today, by the streams in it."""
    if path.stat().st_size > MAX_COMPOUND_BYTES:
        return own
    try:
        streams = CompoundFile(path.read_bytes()).streams
    except (ValueError, IndexError, struct.error):
        return own
    if "EncryptedPackage" in streams:
        return own if own in _ENCRYPTED else ".docx" if own in OLD_WORD_ADVICE else ".xlsx"
    found = next((suffix for name, suffix in _STREAMS.items() if name in streams), own)
    return own if (found, own) == (".doc", ".wps") else found


def _detect_zipped(path: Path) -> str:
    """The suffix of a document that is a zip inside; "" where the zip is no document or cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            folded = {name.replace("\\", "/").lower() for name in names}
            kind = b""
            if "mimetype" in names:
                with archive.open("mimetype") as member:  # it may unpack to gigabytes
                    kind = member.read(100).rpartition(b".")[2]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, RuntimeError, KeyError):
        return ""
    for name, suffix in _ZIP_MEMBERS.items():
        if name in folded:
            return suffix
    return _OPEN_DOCUMENT.get(kind, "")


def _detect_markup(head: bytes) -> str:
    """The suffix of a web page or an office document in XML, by the begin of its text; "" for everything else."""
    wide = "utf-16-le" if head[1:2] == b"\0" or head.startswith(b"\xff\xfe") else ""
    wide = "utf-16-be" if head[:1] == b"\0" or head.startswith(b"\xfe\xff") else wide
    text = head.decode(wide or "latin-1", "replace").lstrip("\ufeffï»¿ \t\r\n\0")
    if re.match(r"(?:From|MIME-Version|Date|Subject|Content-\w+|X-\w+):", text, re.IGNORECASE):
        return ".mht" if re.search(r"multipart/related|text/html", text, re.IGNORECASE) else ""
    if not text.startswith("<"):
        return ""
    office = next((suffix for mark, suffix in _OFFICE_XML.items() if mark in text), "")
    return ".html" if _HTML_TAG.search(text) and not text.startswith("<?xml") else office or _detect_page_in_xml(text)


def _detect_page_in_xml(text: str) -> str:
    return ".html" if re.search(r"<html\b", text, re.IGNORECASE) else ""
