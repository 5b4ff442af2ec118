"""Elements of a web page as markup."""

from __future__ import annotations

from exporters.typesetting.printable import escape_markup


def render_element(tag: str, content: str, style: str = "", **attributes: str | int) -> str:
    """An element around content that is markup already; attributes that are "" or 1 say nothing and are left out."""
    given = {**attributes, "style": style}
    said = "".join(f' {key}="{escape_markup(str(value))}"' for key, value in given.items() if value not in ("", 1))
    return f"<{tag}{said}>{content}</{tag}>"
