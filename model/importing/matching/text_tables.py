"""Tables that lost their cells: running text, cut into tokens wherever a label of the form stands in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from model.importing.document import Row
from model.importing.matching.labels import Index, bare, index, plain
from model.importing.matching.tokens import Token, token_of
from model.importing.matching.values import is_dash, is_value

_BETWEEN = r"[\s、，,。()（）“”\"'‘’/／·:：—]{0,4}"
"""What may stand between two characters of a label: blanks, line breaks, punctuation of any width."""

_NUMBER = re.compile(r"^(?:\(([一二三四五六七八九十])\)|([一二三四五六七八九十])、|(\d)\.)")

_APART = re.compile(r"[、|｜\u2500-\u257f]")
_COMMAS = re.compile(r"[,，]+")
_ROW = re.compile(r"(?!\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$)[,，]*\d+(?:[,，]+\d+)*[,，]*")
"""Numbers with commas between them that are not one number with its thousands apart."""

_SENTENCE = re.compile(r"(?:注|备注|说明|附注)\s*\d*\s*[:：.、].*|.*\w.*[。：；:;]", re.DOTALL)
_LONGEST_SENTENCE = 300

_REMARK = re.compile(r"(.*[^第（])（([^（）]{4,})）$")


def is_sentence(text: str) -> bool:
    """Whether a paragraph among tables is a remark about them, not cells that lost their table."""
    return len(text) <= _LONGEST_SENTENCE and bool(_SENTENCE.fullmatch(text.strip()))


def tokens_in(rows: Sequence[Row], edition: str) -> Iterator[Token]:
    """The tokens of paragraphs taken as running text; an empty line ends a row."""
    labels = index(edition)
    text = _Text(rows)
    at = 0
    for match in _pattern(edition).finditer(text.whole):
        yield from _between(text, at, match.start())
        yield token_of(match[0], text.where(match.start()), labels)
        at = match.end()
    yield from _between(text, at, len(text.whole))


class _Text:
    """Paragraphs joined into one text that still knows where each stood."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._starts: list[int] = []
        self.whole = ""
        for row in rows:
            self.whole += "\n" * (1 + row.gap) if self.whole else ""
            self._starts.append(len(self.whole))
            self.whole += row.text

    def where(self, at: int) -> str:
        return self._rows[max(0, bisect_right(self._starts, at) - 1)].where


def _between(text: _Text, start: int, end: int) -> Iterator[Token]:
    """What stands between two labels, line by line: values, breaks, and what is neither."""
    lines = text.whole[start:end].split("\n")
    for at, line in enumerate(lines):
        words, where = _words(line), text.where(start)
        start += len(line) + 1
        if not words:
            if 0 < at < len(lines) - 1:
                yield Token("end", "", where)
        elif all(is_value(word) for word in words):
            yield from (Token("value", word, where) for word in words)
        elif is_value(line):
            yield Token("value", line.strip(), where)
        else:
            yield from _mixed(words, where)


def _words(line: str) -> list[str]:
    """What blanks, bars and 、 part, and commas where they cannot be those of a large number."""
    words = _APART.sub(" ", line).split()
    return [part for word in words for part in (_COMMAS.split(word.strip(",，")) if _ROW.fullmatch(word) else [word])]


def _mixed(words: list[str], where: str) -> Iterator[Token]:
    """Words and values on one line; neighbouring words are one text, mere punctuation is nothing.

    Where words follow a number it is a sentence's (许可 20 件，), no table's.
    """
    values = [at for at, word in enumerate(words) if is_value(word) and not is_dash(word)]
    if values and any(re.search(r"\w", word) for word in words[values[0] :] if not is_value(word)):
        yield Token("unknown", " ".join(words), where)
        return
    said: list[str] = []
    for word in words:
        if is_value(word) and not is_dash(word):
            if said:
                yield Token("unknown", " ".join(said), where)
            said = []
            yield Token("value", word, where)
        elif re.search(r"\w", word):
            said.append(word)
    if said:
        yield Token("unknown", " ".join(said), where)


@cache
def _pattern(edition: str) -> re.Pattern[str]:
    """All labels of a form as one expression, the longest first."""
    labels = index(edition)
    official = sorted(set(_labels(labels)), key=lambda label: -len(bare(label)))
    every = "|".join(_expression(label, bare(label) in labels.columns) for label in official if label)
    return re.compile(f"(?:{every})[”’\"']*")


def _labels(labels: Index) -> Iterator[str]:
    for table in labels.form.tables.values():
        yield labels.form.section(table.id).label
        for block in table.blocks:
            yield from (block.title, block.corner)
            for line in (*block.rows, *block.columns):
                yield from line.under
                if block.stub or line not in block.rows:
                    yield line.label


def _expression(label: str, column: bool) -> str:
    """One label, its number optional unless it would be a column's heading without it."""
    found = _REMARK.match(label)
    head, remark = (found[1], found[2]) if found else (label, "")
    expression = _number(label, required=column and bool(_NUMBER.match(plain(label)))) + _flexible(bare(head))
    return f"{expression}(?:{_BETWEEN}{_flexible(bare(remark))}[)）]?)?" if remark else expression


def _number(label: str, required: bool) -> str:
    found = _NUMBER.match(plain(label))
    if not found:
        return ""
    bracketed, chinese, digit = found.groups()
    number = rf"[(（]\s*{bracketed}\s*[)）]\s*" if bracketed else rf"{chinese or digit}\s*[.、．,，]\s*"
    return number if required else f"(?:{number})?"


def _flexible(key: str) -> str:
    """The characters of a label with whatever may stand between them; 行政 before and 数 after may be missing."""
    expression = _BETWEEN.join(re.escape(c) for c in key)
    if key.startswith("行政") and len(key) > 6:
        expression = f"(?:行{_BETWEEN}政{_BETWEEN})?" + _BETWEEN.join(re.escape(c) for c in key[2:])
    return expression + "?" if key.endswith("件数") else expression
