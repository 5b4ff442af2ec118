"""Renders elements of a web page as HTML."""

from __future__ import annotations

from exporters.typesetting.printable import escape_markup


def render_element(tag: str, content: str, style: str = "", **attributes: str | int) -> str:
    """An element around content, which is HTML already.

    Attributes that are "" or 1 are left out: 1 is what rowspan and colspan mean where they are missing.
    """
    stated = {key: value for key, value in {**attributes, "style": style}.items() if value not in ("", 1)}
    markup = "".join(f' {key}="{escape_markup(str(value))}"' for key, value in stated.items())
    return f"<{tag}{markup}>{content}</{tag}>"
