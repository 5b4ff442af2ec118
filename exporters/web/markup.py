"""Text as it may stand in a web page."""

from __future__ import annotations

import html

from exporters.typesetting.printable import printable


def escaped(text: str) -> str:
    """The text with &, <, > and quotation marks as references, without control characters."""
    return html.escape(printable(text))


def element(tag: str, content: str, style: str = "", **attributes: str | int) -> str:
    """An element around content that is markup already; attributes that are "" or 1 say nothing and are left out."""
    given = {**attributes, "style": style}
    said = "".join(f' {key}="{escaped(str(value))}"' for key, value in given.items() if value not in ("", 1))
    return f"<{tag}{said}>{content}</{tag}>"
