"""Decodes the bytes of a text file: by its own mark or statement, else as UTF-8 or GB 18030."""

from __future__ import annotations

import codecs
import re

from model.errors import UnreadableFile

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHINESE_ENCODINGS = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936"})


_ENCODING_OF_TEXT = re.compile(
    r"(?:x-)?(?:utf[-_]?(?:8|16|32)|us-ascii|ascii|latin|l\d|iso|windows|cp\d|ibm|big5|euc|ks|shift|s?jis|koi8|mac|tis|hz|johab)"
    r"[\w.:-]{0,20}"
)
"""Names of character sets. Python also knows codecs of that name space that turn bytes into bytes (hex, zlib), unescape
(unicode_escape) or always fail (undefined)."""


def decode_text(name: str, raw: bytes, stated: str = "") -> str:
    """The text of the file called name. stated: the encoding it names itself, "" for none. Raises UnreadableFile."""
    for encoding in _detect_utf16(raw) or ["utf-8-sig", *_look_up_stated(stated), "gb18030"]:
        try:
            text = raw.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(name, "里面不是文字。请核对是不是选错了文件，或者另存为 UTF-8 编码的文本再试。")


def _detect_utf16(raw: bytes) -> list[str]:
    """The UTF-16 encoding of a text by its mark or, where a program left that out, its line ends; empty for none."""
    if raw.startswith(_UTF16_MARKS):
        return ["utf-16"]
    if b"\0" not in raw:
        return []
    return [name for name in ("utf-16-le", "utf-16-be") if _has_lines(raw, name)][:1]


def _has_lines(raw: bytes, encoding: str) -> bool:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\n" in text or "<" in text


def _look_up_stated(stated: str) -> list[str]:
    """A stated encoding as Python names it; empty for none, an unknown one, and those that GB 18030 includes."""
    name = stated.strip().lower()
    if name in _CHINESE_ENCODINGS or not _ENCODING_OF_TEXT.fullmatch(name):
        return []
    try:
        return [codecs.lookup(name).name]
    except (LookupError, ValueError):  # ValueError for a name with a NUL
        return []
