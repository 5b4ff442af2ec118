"""Normalises text: the one place that decides which characters are alike and which cannot be seen."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE_CHARACTERS = (
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff"
    # soft hyphen, grapheme joiner, Arabic letter mark, Khmer vowels without a form, Mongolian separator
    "\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180e"
    # blanks of no width, marks of the direction of writing, invisible operators, byte order mark, annotations, tags
    "\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f"
    + "".join(f"{chr(0xFFFE + plane)}{chr(0xFFFF + plane)}" for plane in range(0, 0x110000, 0x10000))
)
"""Characters that leave no trace on screen or paper, halves of surrogate pairs and the two at each plane's end that are
no characters. Tabs and line ends are none of these."""

_JOINERS = "\\u200c\\u200d"

_WHITE_CHARACTERS = "\\xa0\\u115f\\u1160\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u2800\\u3164\\uffa0"
"""Characters that look like a blank. The ideographic space U+3000 is none of these: prose keeps its width."""

_INVISIBLE = re.compile(f"[{_INVISIBLE_CHARACTERS}]")
_WHITE = re.compile(f"[{_WHITE_CHARACTERS}]")
_UNSEEN = re.compile(f"[{_INVISIBLE_CHARACTERS}{_JOINERS}{_WHITE_CHARACTERS}]")
"""Any of them; most texts have none, which is found out in one pass."""

_NOT_JOINED = "\\x00-\\xff\\u2000-\\u206f\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\U00020000-\\U0003ffff"
_USELESS_JOINER = re.compile(f"(?<![^{_NOT_JOINED}])[{_JOINERS}]|[{_JOINERS}](?![^{_NOT_JOINED}])")
"""A joiner of zero width beside Chinese or Latin letters, or at an end. Between two characters of a script that joins
(Uyghur, Mongolian, Tibetan), or of one emoji, it decides how these look, and stays."""

_JOINERS_AND_VARIATIONS = re.compile(f"[\\u180b-\\u180d\\u180f{_JOINERS}\\ufe00-\\ufe0f\\U000e0100-\\U000e01ef]")
"""Characters that only choose how their neighbours are drawn. Prose keeps them, as names in it may need them."""

_MINUS_SIGNS = str.maketrans(dict.fromkeys("−–‐‑‒", "-"))
"""Characters people type for a minus sign, which NFKC leaves as they are. A dash — may stand for "nothing" instead."""

CONTROLS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]")
"""Characters that a terminal obeys instead of showing them, and those that turn the direction of writing."""

_QUOTED_BY_SPREADSHEET = re.compile(r'\s*=\s*"([^"]*)"\s*')


def write_out_controls(text: str) -> str:
    """The text, as of a file's name, on one line: control characters as Python writes them, \\x1b or \\u202e."""
    return CONTROLS.sub(lambda found: _write_out(ord(found[0])), text)


def _write_out(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def remove_invisible(text: str) -> str:
    """The text without what cannot be seen; what looks like a blank is one. Tabs and line ends stay."""
    if not _UNSEEN.search(text):
        return text
    return _USELESS_JOINER.sub("", _WHITE.sub(" ", _INVISIBLE.sub("", text)))


def clean_line(text: str) -> str:
    """One line without what cannot be seen and without blanks at its ends."""
    return remove_invisible(text.replace("\t", " ").replace("\n", "")).strip()


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a prose text, cleaned; empty lines are only spacing."""
    cleaned = (clean_line(line) for line in text.split("\n"))
    return [line for line in cleaned if line]


def to_half_width(text: str) -> str:
    """The text with full-width letters, digits and marks as half-width ones (Unicode's NFKC), stripped.

    Without what cannot be seen, and without what only chooses how a character is drawn.
    """
    return unicodedata.normalize("NFKC", _JOINERS_AND_VARIATIONS.sub("", remove_invisible(text))).strip()


def to_half_width_number(text: str) -> str:
    """A number as to_half_width() gives it, every kind of minus sign as a hyphen."""
    return to_half_width(text).translate(_MINUS_SIGNS)


def remove_blanks(text: str) -> str:
    """The text in half-width characters, all blanks and line breaks taken out."""
    return "".join(to_half_width(text).split())


def to_comparable(text: str) -> str:
    """The text as it is searched and compared: half-width, capital and small letters alike, blanks kept."""
    visible = _JOINERS_AND_VARIATIONS.sub("", remove_invisible(text))
    return unicodedata.normalize("NFKC", visible).casefold()


def count_common_start(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def unquote_cell(text: str) -> str:
    """The text of a cell that was written as a formula so that spreadsheets leave it alone: ="57" is 57."""
    quoted = _QUOTED_BY_SPREADSHEET.fullmatch(text)
    return quoted[1] if quoted else text
