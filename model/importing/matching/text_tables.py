"""Tables that lost their cells, as text copied from a PDF does: cut into tokens wherever a label of the form stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from model.importing.document import DocumentRow
from model.importing.matching.explained_labels import find_explanation_end, is_of_another_year
from model.importing.matching.labels import SYNONYMS, LabelIndex, TargetRow, normalise_characters, normalise_label
from model.importing.matching.tokens import Token, tokenise_cell
from model.importing.matching.values import is_dash, is_value

_FILLER = r"[\s、，,。()（）“”\"'‘’/／·:：—]{0,4}"
"""What may stand between two characters of a label: blanks, line breaks, punctuation of any width."""

# （一） or 一、 or 1. before a label of the form, in half-width characters
_LABEL_NUMBER = re.compile(r"^(?:\(([一二三四五六七八九十])\)|([一二三四五六七八九十])、|(\d)\.)")

_SEPARATORS = re.compile(r"[、|｜\u2500-\u257f]")
_COMMAS = re.compile(r"[,，]+")
_NUMBERS_WITH_COMMAS = re.compile(r"(?!\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$)[,，]*\d+(?:[,，]+\d+)*[,，]*")
"""Several numbers with commas between them; 1,234,567, one number in groups of thousands, is no match."""

_LABEL_AND_FIGURES = re.compile(
    r"^[ \u3000]*(\S+(?: \S+){0,20}?)(?=(?:[ \u3000]+[-－−]?\d[\d,，.]*){2,20}[ \u3000]*$)", re.MULTILINE
)
"""A line of a label, words with single blanks between them, and the figures of its row."""

_MIN_FIGURES = 2
"""So many numbers at the end of a line of an explanation are figures; one may be part of it."""

# A note (注：…) or anything that ends like a sentence
_SENTENCE = re.compile(r"(?:注|备注|说明|附注)\s*\d*\s*[:：.、].*|.*\w.*[。：；:;]", re.DOTALL)
_MAX_SENTENCE_LENGTH = 300

# A label that ends in a remark in brackets, which others may leave out
_LABEL_WITH_REMARK = re.compile(r"(.*[^第（])（([^（）]{4,})）$")


def is_table_remark(text: str) -> bool:
    """Whether a paragraph among tables is a remark about them, not cells that lost their table."""
    return len(text) <= _MAX_SENTENCE_LENGTH and bool(_SENTENCE.fullmatch(text.strip()))


def tokenise_text(rows: Sequence[DocumentRow], labels: LabelIndex) -> Iterator[Token]:
    """The tokens of paragraphs taken as one running text; an empty line ends a row."""
    joined = _JoinedText(rows)
    changed = _find_changed_labels(joined.text, labels)
    at = 0
    for start, end in sorted([*(match.span() for match in _build_pattern(labels).finditer(joined.text)), *changed]):
        if start < at:
            continue  # within the explanation of the label before, or within a label that lost characters
        yield from _tokenise_between(joined, at, start)
        text, location = joined.text[start:end], joined.locate(start)
        target = changed.get((start, end))
        yield Token("row", text, location, target) if target else tokenise_cell(text, location, labels)
        at = _skip_explanation(joined.text, end, labels)
        yield from _tokenise_figures(joined, end, at)
    yield from _tokenise_between(joined, at, len(joined.text))


def _find_changed_labels(text: str, labels: LabelIndex) -> dict[tuple[int, int], TargetRow]:
    """Where labels begin and end that lost characters, and the rows they must mean; each alone before its figures."""
    found: dict[tuple[int, int], TargetRow] = {}
    for match in _LABEL_AND_FIGURES.finditer(text):
        target = None if labels.find_row(match[1]) else labels.fuzzy_row(match[1])
        if target:
            found[match.span(1)] = target
    return found


def _skip_explanation(text: str, at: int, labels: LabelIndex) -> int:
    """The place behind a label's explanation in brackets, which begins at a place; that place where none begins."""
    start = at
    while start < len(text) and text[start].isspace():
        start += 1
    end = find_explanation_end(text, start)
    explanation = text[start + 1 : end - 1]
    is_explanation = end > 0 and not is_value(explanation) and not labels.is_label(explanation)
    return end if is_explanation and not is_of_another_year(explanation) else at


def _tokenise_figures(joined: _JoinedText, start: int, end: int) -> Iterator[Token]:
    """The figures of a row around which its label's explanation was wrapped: those at the end of one of its lines."""
    for line in joined.text[start:end].split("\n"):
        figures = list(takewhile(is_value, reversed(_split_words(line))))
        if len(figures) >= _MIN_FIGURES:
            yield from (Token("value", figure, joined.locate(start)) for figure in reversed(figures))
        start += len(line) + 1


class _JoinedText:
    """Paragraphs joined into one text, a line each, and where each stood in the document."""

    def __init__(self, rows: Sequence[DocumentRow]) -> None:
        self._rows = rows
        self._starts: list[int] = []
        self.text = ""
        for row in rows:
            self.text += "\n" * (1 + row.blank_lines_before) if self.text else ""
            self._starts.append(len(self.text))
            self.text += row.text

    def locate(self, at: int) -> str:
        """Where the paragraph stands that the character at a place in the text is of, in words."""
        number = bisect_right(self._starts, at) - 1
        return self._rows[max(0, number)].location


def _tokenise_between(joined: _JoinedText, start: int, end: int) -> Iterator[Token]:
    """What stands between two labels, line by line: values, ends of rows, and what is neither."""
    lines = joined.text[start:end].split("\n")
    for number, line in enumerate(lines):
        words = _split_words(line)
        location = joined.locate(start)
        start += len(line) + 1
        if not words:
            is_whole_line = 0 < number < len(lines) - 1
            if is_whole_line:
                yield Token("end", "", location)
        elif all(is_value(word) for word in words):
            yield from (Token("value", word, location) for word in words)
        elif is_value(line):
            yield Token("value", line.strip(), location)
        else:
            yield from _tokenise_mixed(words, location)


def _split_words(line: str) -> list[str]:
    """The words of a line between blanks, bars and 、, and between commas that are not those of one large number."""
    words: list[str] = []
    for word in _SEPARATORS.sub(" ", line).split():
        if _NUMBERS_WITH_COMMAS.fullmatch(word):
            words += _COMMAS.split(word.strip(",，"))
        else:
            words.append(word)
    return words


def _tokenise_mixed(words: list[str], location: str) -> Iterator[Token]:
    """The tokens of a line of words and values; neighbouring words are one token, punctuation alone is none.

    Where words follow a number, the line is a sentence (许可 20 件，) and one unknown token.
    """
    values = [at for at, word in enumerate(words) if is_value(word) and not is_dash(word)]
    if values and any(_has_letters(word) for word in words[values[0] :] if not is_value(word)):
        yield Token("unknown", " ".join(words), location)
        return
    unknown: list[str] = []
    for word in words:
        if is_value(word) and not is_dash(word):
            if unknown:
                yield Token("unknown", " ".join(unknown), location)
            unknown = []
            yield Token("value", word, location)
        elif _has_letters(word):
            unknown.append(word)
    if unknown:
        yield Token("unknown", " ".join(unknown), location)


def _has_letters(word: str) -> bool:
    return bool(re.search(r"\w", word))


@cache
def _build_pattern(labels: LabelIndex) -> re.Pattern[str]:
    """One expression for all labels of a form, the longest first, so that no part of one is taken for another."""
    distinct = {label for label in _list_labels(labels) if label}
    longest_first = sorted(distinct, key=lambda label: -len(normalise_label(label)))
    expressions = [_build_expression(label, normalise_label(label) in labels.columns) for label in longest_first]
    return re.compile(f"(?:{'|'.join(expressions)})[”’\"']*")


def _list_labels(labels: LabelIndex) -> Iterator[str]:
    """Everything that the form prints in or over its tables, some of it more than once."""
    for table in labels.form.tables.values():
        yield labels.form.section_by_id(table.id).label
        for block in table.blocks:
            yield from (block.title, block.corner)
            for line in (*block.rows, *block.columns):
                yield from line.under
                if block.stub_columns or line not in block.rows:
                    yield line.label


def _build_expression(label: str, column: bool) -> str:
    """The expression for one label; its number may be missing unless it would be a column's heading without it."""
    number = _number_expression(label, is_required=column)
    remarked = _LABEL_WITH_REMARK.match(label)
    if not remarked:
        return number + _flexible_expression(normalise_label(label))
    head = _flexible_expression(normalise_label(remarked[1]))
    remark = _flexible_expression(normalise_label(remarked[2]))
    return f"{number}{head}(?:{_FILLER}{remark}[)）]?)?"


def _number_expression(label: str, is_required: bool) -> str:
    """The expression for the number of a label, with brackets and marks of any width; "" for a label without one."""
    found = _LABEL_NUMBER.match(normalise_characters(label))
    if not found:
        return ""
    bracketed, chinese, digit = found.groups()
    number = rf"[(（]\s*{bracketed}\s*[)）]\s*" if bracketed else rf"{chinese or digit}\s*[.、．,，]\s*"
    return number if is_required else f"(?:{number})?"


def _flexible_expression(key: str) -> str:
    """The expression for a normalised label or what offices write instead, _FILLER between its characters.

    行政 before it and 数 behind it may be missing.
    """
    wordings = [key, *(other for other, official in SYNONYMS.items() if official == key)]
    if len(wordings) > 1:
        return "(?:" + "|".join(_FILLER.join(wording) for wording in wordings) + ")"
    optional = ""
    if key.startswith("行政") and len(key) > 6:
        optional = f"(?:行{_FILLER}政{_FILLER})?"
        key = key[2:]
    expression = optional + _FILLER.join(re.escape(character) for character in key)
    return expression + "?" if key.endswith("件数") else expression
