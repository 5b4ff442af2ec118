"""What a file holds but does not show, or shows only as a note: collected while it is read, and told to the clerk.

A reader leaves such text out of its rows and hands it to a HiddenText; its sentences go into the Document's notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from model.text import clean_line

HiddenKind = Literal["struck", "deleted", "hidden", "superscript", "subscript", "ruby"]
"""struck: a line goes through it. deleted: by a tracked change. ruby: the small reading beside a character."""

_NAMES: dict[HiddenKind, str] = {
    "struck": "划去的",
    "deleted": "修订中删除的",
    "hidden": "隐藏的",
    "superscript": "上标",
    "subscript": "下标",
    "ruby": "注音",
}

MAX_LISTED = 40
"""So many texts are told one by one; of a file that hides more, the rest is counted."""

_MAX_QUOTE_LENGTH = 40


class HiddenText:
    """Collects the texts of a file that are not read; pieces of one kind in one place are told as one text."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, HiddenKind], list[str]] = {}

    def add(self, kind: HiddenKind, text: str, location: str) -> None:
        """Add a text that stands at location, in words; one of blanks only is nothing."""
        text = clean_line(text)
        if text:
            self._texts.setdefault((location, kind), []).append(text)

    def describe(self) -> Iterator[str]:
        """A sentence for the clerk on each text: 第 1 张表第 3 行：划去的“5”没有读。"""
        listed = list(self._texts.items())
        for (location, kind), pieces in listed[:MAX_LISTED]:
            text = "".join(pieces)
            quoted = text if len(text) <= _MAX_QUOTE_LENGTH else text[:_MAX_QUOTE_LENGTH] + "…"
            yield f"{location}：{_NAMES[kind]}“{quoted}”没有读。"
        if len(listed) > MAX_LISTED:
            yield f"另有 {len(listed) - MAX_LISTED} 处划去、隐藏或作注的文字没有读。"
