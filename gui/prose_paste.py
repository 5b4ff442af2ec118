"""Words pasted from Word, WPS or a web page, as a clerk would have typed them: paragraphs without their trappings."""

from __future__ import annotations

import re

_BULLET = re.compile("^(?:(?:[•●○■□◆◇▪·\ue000-\uf8ff]|[nluüØ§v](?=\t))\\s*)+")
"""What stands before an item of a list; Word writes the marks of its symbol fonts as private or plain letters."""

_COUNT = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_NUMBERED = re.compile(rf"^({_COUNT}[、.．]|[（(]{_COUNT}[）)])\t")
"""A number that Word counted by itself, parted from its paragraph by a tab."""


def cleaned(text: str) -> str:
    """Several lines without indents, blank lines, marks of lists and tabs; a piece of a line keeps its blanks."""
    if "\n" not in text and "\t" not in text:
        return text
    return "\n".join(line for raw in text.split("\n") if (line := _line(raw)))


def _line(text: str) -> str:
    """The exports indent each paragraph; blanks typed for that would be counted twice."""
    plain = _BULLET.sub("", _NUMBERED.sub(r"\1", text.strip()))
    return re.sub(r"[ \t]*\t[ \t]*", " ", plain).strip()
