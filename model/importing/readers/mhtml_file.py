"""Reads a web page that was saved with its pictures in one file (.mht), as browsers, Word and WPS do."""

from __future__ import annotations

import email
from email import policy
from email.message import Message
from pathlib import Path
from urllib.parse import urljoin

from model.errors import UnreadableFile
from model.importing.document import Document
from model.importing.readers import html_file

_NO_PAGE = "里面没有网页。请在浏览器或 WPS 里打开，另存为 .html 或 .docx，再试一次。"


def read(path: Path) -> Document:
    """The rows of the first page in the file; raises UnreadableFile where there is none or it is too large."""
    if path.stat().st_size > html_file.MAX_BYTES:
        raise UnreadableFile(path.name, "文件太大，不像一份报告。请核对是不是选错了文件。")
    message = email.message_from_bytes(path.read_bytes(), policy=policy.compat32)
    for part in message.walk():
        content = _read_content(part, "text/html")
        if content.strip():
            sheets = _collect_sheets(message, part.get("Content-Location", ""))
            return html_file.parse_page(path.name, content, str(part.get_content_charset() or ""), sheets)
    raise UnreadableFile(path.name, _NO_PAGE)


def _read_content(part: Message, kind: str) -> bytes:
    """The content of a part of this kind; b"" for another."""
    content = part.get_payload(decode=True) if part.get_content_type() == kind else None
    return content if isinstance(content, bytes) else b""


def _collect_sheets(message: Message, page_address: str) -> dict[str, str]:
    """The style sheets in the file, by every address under which the page may name them.

    Chrome moves even those that stood in the page to parts of their own, named by cid:.
    """
    sheets: dict[str, str] = {}
    for part in message.walk():
        content = _read_content(part, "text/css")
        if not content:
            continue
        text = content.decode(_known_charset(part), "replace")
        location, content_id = part.get("Content-Location", "").strip(), part.get("Content-ID", "").strip("<> \t")
        sheets[location] = text
        sheets[f"cid:{content_id}"] = text
        folder = urljoin(page_address, ".")
        if folder and location.startswith(folder):
            sheets[location[len(folder) :]] = text
            sheets[f"./{location[len(folder) :]}"] = text
    return sheets


def _known_charset(part: Message) -> str:
    """The encoding of a style sheet, of whose words only Latin ones are asked."""
    charset = str(part.get_content_charset() or "utf-8").lower()
    return charset if charset in ("utf-8", "gb2312", "gbk", "gb18030", "us-ascii", "iso-8859-1") else "utf-8"
