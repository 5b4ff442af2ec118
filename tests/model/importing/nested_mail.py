"""A saved web page whose parts lie in each other, deeper than Python can follow."""

from __future__ import annotations

from pathlib import Path


def write_nested_mail(path: Path, depth: int = 1000) -> Path:
    """A file of so many messages, each in the one before."""
    page = "Content-Type: text/html\n\n<p>本年新收</p>\n"
    path.write_text("MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * depth + page, encoding="utf-8")
    return path
