"""Reads a web page that was saved with its pictures in one file (.mht), as browsers, Word and WPS do."""

from __future__ import annotations

import email
from email import policy
from pathlib import Path

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
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes) and content.strip():
            return html_file.parse_page(path.name, content, str(part.get_content_charset() or ""))
    raise UnreadableFile(path.name, _NO_PAGE)
