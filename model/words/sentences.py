"""Cuts prose into paragraphs and sentences, each with the place where it stands in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’』」）)》\"]*|$)")
"""A sentence with its end marks, and the closing quotation marks and brackets behind them.

A full stop "." ends none: it stands in decimals and addresses. A semicolon ends none either: what it parts is one list.
"""

_HEADING = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)\s*([^\s。：:；;，,]{1,30})"
)
"""（一）主动公开 at the beginning of a paragraph, with or without a text behind it. Group: its words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. text: as it stands, without blanks at its ends; start: its position in the text it was cut from."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The position behind it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with its sentences. text, start: as those of a sentence.

    heading: the words of the heading it stands under or begins with (主动公开); "" for none.
    """

    text: str
    start: int
    heading: str
    sentences: tuple[Sentence, ...]

    @property
    def end(self) -> int:
        """The position behind it."""
        return self.start + len(self.text)


@lru_cache(maxsize=64)
def split_into_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text that are not blank, in order."""
    paragraphs = []
    heading, line_start = "", 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            found = _HEADING.match(line)
            heading = found[1] if found else heading
            start = line_start + line.index(words)
            paragraphs.append(Paragraph(words, start, heading, split_line(words, start)))
        line_start += len(line) + 1
    return tuple(paragraphs)


def split_into_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs of a text."""
    return tuple(sentence for paragraph in split_into_paragraphs(text) for sentence in paragraph.sentences)


def find_heading(text: str, position: int) -> str:
    """The words of the heading under which a position of a text stands; "" for none."""
    headings = [paragraph.heading for paragraph in split_into_paragraphs(text) if paragraph.start <= position]
    return headings[-1] if headings else ""


def split_line(line: str, start: int) -> tuple[Sentence, ...]:
    """The sentences of a line that stands at this position of the text."""
    sentences = []
    for found in _SENTENCE.finditer(line):
        words = found[0].strip()
        if words:
            sentences.append(Sentence(words, start + found.start() + found[0].index(words)))
    return tuple(sentences)
