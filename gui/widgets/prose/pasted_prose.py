"""Makes pasted prose plain: no indents, blank lines, list marks and tabs, which every export adds as it needs."""

from __future__ import annotations

import re

from model.text import remove_invisible

_LIST_MARKS = re.compile("^(?:(?:[•●○■□◆◇▪·\ue000-\uf8ff]|[nluüØ§v](?=\t))\\s*)+")
"""The mark before an item of a list; those of Word's symbol fonts come as private-use characters or plain letters."""

_COUNTER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_LIST_NUMBER = re.compile(rf"^({_COUNTER}[、.．]|[（(]{_COUNTER}[）)])\t")
"""The number of an automatic list of Word, with a tab between it and its paragraph."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EMBEDDED_OBJECT = "\ufffc"
"""What stands in a text for a picture or table that was pasted along."""


def normalise_typed_text(text: str) -> str:
    """A text as it is stored: lines end in \\n; invisible characters are left out; no-break spaces become spaces."""
    return remove_invisible(_LINE_ENDS.sub("\n", text.replace(_EMBEDDED_OBJECT, "")))


def clean_pasted_prose(text: str) -> str:
    """Pasted paragraphs without indents, blank lines, list marks and tabs; a part of one line stays as it is."""
    if "\n" not in text and "\t" not in text:
        return text
    lines = [_clean_line(line) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def _clean_line(text: str) -> str:
    """A paragraph without its indent, which every export adds by itself, and without list marks and tabs."""
    without_tab = _LIST_NUMBER.sub(r"\1", text.strip())
    without_mark = _LIST_MARKS.sub("", without_tab)
    return re.sub(r"[ \t]*\t[ \t]*", " ", without_mark).strip()
