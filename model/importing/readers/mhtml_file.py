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
from model.importing.readers.whole_file import read_whole

_NO_PAGE = "里面没有网页。请在浏览器或 WPS 里打开，另存为 .html 或 .docx，再试一次。"


def read(path: Path) -> Document:
    """The rows of the first page in the file; raises UnreadableFile where there is none or it is too large."""
    content = read_whole(path, html_file.MAX_BYTES)
    message = email.message_from_bytes(content, policy=policy.compat32)
    page = next((part for part in message.walk() if _read_content(part, "text/html").strip()), None)
    if page is None:
        raise UnreadableFile(path.name, _NO_PAGE)
    page_address = _read_header(page, "Content-Location")
    sheets = _collect_sheets(message)

    def find_sheet(address: str) -> str:
        return sheets.get(address) or sheets.get(urljoin(page_address, address), "")

    charset = str(page.get_content_charset() or "")
    return html_file.parse_page(path.name, _read_content(page, "text/html"), charset, find_sheet)


def _read_header(part: Message, name: str) -> str:
    return str(part.get(name, "")).strip("<> \t")


def _read_content(part: Message, kind: str) -> bytes:
    """The content of a part of this kind; b"" for another."""
    content = part.get_payload(decode=True) if part.get_content_type() == kind else None
    return content if isinstance(content, bytes) else b""


def _collect_sheets(message: Message) -> dict[str, str]:
    """The style sheets in the file, by their addresses.

    Chrome moves even those that stood in the page to parts of their own, named by cid:.
    """
    sheets: dict[str, str] = {}
    for part in message.walk():
        text = _read_content(part, "text/css").decode(_known_charset(part), "replace")
        if text:
            sheets[_read_header(part, "Content-Location")] = text
            sheets[f"cid:{_read_header(part, 'Content-ID')}"] = text
    return sheets


def _known_charset(part: Message) -> str:
    """The encoding of a style sheet, of whose words only Latin ones are asked."""
    charset = str(part.get_content_charset() or "utf-8").lower()
    return charset if charset in ("utf-8", "gb2312", "gbk", "gb18030", "us-ascii", "iso-8859-1") else "utf-8"
