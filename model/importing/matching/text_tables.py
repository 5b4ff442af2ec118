"""Tables that lost their cells: running text, cut into tokens wherever a label of the form stands in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from model.importing.document import DocumentRow
from model.importing.matching.labels import LabelIndex, normalise_characters, normalise_label
from model.importing.matching.tokens import Token, tokenise_cell
from model.importing.matching.values import is_dash, is_value

_FILLER = r"[\s、，,。()（）“”\"'‘’/／·:：—]{0,4}"
"""What may stand between two characters of a label: blanks, line breaks, punctuation of any width."""

_LABEL_NUMBER = re.compile(r"^(?:\(([一二三四五六七八九十])\)|([一二三四五六七八九十])、|(\d)\.)")

_SEPARATORS = re.compile(r"[、|｜\u2500-\u257f]")
_COMMAS = re.compile(r"[,，]+")
_NUMBERS_WITH_COMMAS = re.compile(r"(?!\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$)[,，]*\d+(?:[,，]+\d+)*[,，]*")
"""Numbers with commas between them that are not one number with its thousands apart."""

_SENTENCE = re.compile(r"(?:注|备注|说明|附注)\s*\d*\s*[:：.、].*|.*\w.*[。：；:;]", re.DOTALL)
_MAX_SENTENCE_LENGTH = 300

_LABEL_WITH_REMARK = re.compile(r"(.*[^第（])（([^（）]{4,})）$")


def is_table_remark(text: str) -> bool:
    """Whether a paragraph among tables is a remark about them, not cells that lost their table."""
    return len(text) <= _MAX_SENTENCE_LENGTH and bool(_SENTENCE.fullmatch(text.strip()))


def tokenise_text(rows: Sequence[DocumentRow], labels: LabelIndex) -> Iterator[Token]:
    """The tokens of paragraphs taken as running text; an empty line ends a row."""
    text = _JoinedText(rows)
    at = 0
    for match in _build_pattern(labels).finditer(text.text):
        yield from _tokenise_between(text, at, match.start())
        yield tokenise_cell(match[0], text.locate(match.start()), labels)
        at = match.end()
    yield from _tokenise_between(text, at, len(text.text))


class _JoinedText:
    """Paragraphs joined into one text that still knows where each stood."""

    def __init__(self, rows: Sequence[DocumentRow]) -> None:
        self._rows = rows
        self._starts: list[int] = []
        self.text = ""
        for row in rows:
            self.text += "\n" * (1 + row.blank_lines_before) if self.text else ""
            self._starts.append(len(self.text))
            self.text += row.text

    def locate(self, at: int) -> str:
        return self._rows[max(0, bisect_right(self._starts, at) - 1)].location


def _tokenise_between(text: _JoinedText, start: int, end: int) -> Iterator[Token]:
    """What stands between two labels, line by line: values, breaks, and what is neither."""
    lines = text.text[start:end].split("\n")
    for at, line in enumerate(lines):
        words, where = _split_words(line), text.locate(start)
        start += len(line) + 1
        if not words:
            if 0 < at < len(lines) - 1:
                yield Token("end", "", where)
        elif all(is_value(word) for word in words):
            yield from (Token("value", word, where) for word in words)
        elif is_value(line):
            yield Token("value", line.strip(), where)
        else:
            yield from _tokenise_mixed(words, where)


def _split_words(line: str) -> list[str]:
    """What blanks, bars and 、 part, and commas where they cannot be those of a large number."""
    words = _SEPARATORS.sub(" ", line).split()
    return [
        part
        for word in words
        for part in (_COMMAS.split(word.strip(",，")) if _NUMBERS_WITH_COMMAS.fullmatch(word) else [word])
    ]


def _tokenise_mixed(words: list[str], where: str) -> Iterator[Token]:
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
def _build_pattern(labels: LabelIndex) -> re.Pattern[str]:
    """All labels of a form as one expression, the longest first."""
    official = sorted(set(_list_labels(labels)), key=lambda label: -len(normalise_label(label)))
    every = "|".join(_build_expression(label, normalise_label(label) in labels.columns) for label in official if label)
    return re.compile(f"(?:{every})[”’\"']*")


def _list_labels(labels: LabelIndex) -> Iterator[str]:
    for table in labels.form.tables.values():
        yield labels.form.section_by_id(table.id).label
        for block in table.blocks:
            yield from (block.title, block.corner)
            for line in (*block.rows, *block.columns):
                yield from line.under
                if block.stub_columns or line not in block.rows:
                    yield line.label


def _build_expression(label: str, column: bool) -> str:
    """One label, its number optional unless it would be a column's heading without it."""
    found = _LABEL_WITH_REMARK.match(label)
    head, remark = (found[1], found[2]) if found else (label, "")
    expression = _number_expression(
        label, required=column and bool(_LABEL_NUMBER.match(normalise_characters(label)))
    ) + _flexible_expression(normalise_label(head))
    return f"{expression}(?:{_FILLER}{_flexible_expression(normalise_label(remark))}[)）]?)?" if remark else expression


def _number_expression(label: str, required: bool) -> str:
    found = _LABEL_NUMBER.match(normalise_characters(label))
    if not found:
        return ""
    bracketed, chinese, digit = found.groups()
    number = rf"[(（]\s*{bracketed}\s*[)）]\s*" if bracketed else rf"{chinese or digit}\s*[.、．,，]\s*"
    return number if required else f"(?:{number})?"


def _flexible_expression(key: str) -> str:
    """The characters of a label with whatever may stand between them; 行政 before and 数 after may be missing."""
    expression = _FILLER.join(re.escape(c) for c in key)
    if key.startswith("行政") and len(key) > 6:
        expression = f"(?:行{_FILLER}政{_FILLER})?" + _FILLER.join(re.escape(c) for c in key[2:])
    return expression + "?" if key.endswith("件数") else expression
