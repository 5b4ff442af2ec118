"""What of a text can stand in a document that is XML or a web page."""

from __future__ import annotations

from exporters.fonts import clean

_NO_CHARACTERS = {0xFFFE: None, 0xFFFF: None}
"""Neither format has a way to write these two."""


def printable(text: str) -> str:
    """The text as it stands on paper, without control and format characters, and without what XML cannot hold."""
    return clean(text).translate(_NO_CHARACTERS)
