"""Which characters the bytes of a text stand for: as it says itself, else as Chinese editors write it."""

from __future__ import annotations

import codecs

from model.errors import UnreadableFile

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHINESE_ENCODINGS = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936"})


def decode_text(name: str, raw: bytes, stated: str = "") -> str:
    """The text of a file called name. stated: the encoding it claims for itself. Raises UnreadableFile."""
    for encoding in _detect_utf16(raw) or ["utf-8-sig", *_look_up_stated(stated), "gb18030"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(name, "里面不是文字。请核对是不是选错了文件，或者另存为 UTF-8 编码的文本再试。")


def _detect_utf16(raw: bytes) -> list[str]:
    """UTF-16 by its mark or, where a program left that away, by the ASCII characters every report has: line ends."""
    if raw.startswith(_UTF16_MARKS):
        return ["utf-16"]
    return [name for name in ("utf-16-le", "utf-16-be") if b"\0" in raw and _has_lines(raw, name)][:1]


def _has_lines(raw: bytes, encoding: str) -> bool:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\n" in text or "<" in text


def _look_up_stated(stated: str) -> list[str]:
    """The encoding as Python knows it; what is wholly UTF-8 was that, whatever it says, and all GB are one."""
    name = stated.strip().lower()
    if name in _CHINESE_ENCODINGS:
        return []
    try:
        return [codecs.lookup(name).name] if name else []
    except LookupError:
        return []
