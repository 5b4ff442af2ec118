"""Compares two prose texts sentence by sentence: which sentences of one stand, or nearly stand, in the other too.

Years, figures, punctuation and blanks are ignored. What was found out about a sentence beside a text is kept, so that
an edit costs as much as the sentence that it changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from model.words.sentences import Sentence, split_into_sentences

MIN_CHARACTERS = 10
"""A sentence of fewer characters, figures and punctuation not counted, is like any other of its kind."""

MIN_RATIO = 0.85
"""From this similarity on, as difflib measures it, two sentences are nearly equal: one word in ten is another."""

_MIN_SHARED = 0.7
"""With a smaller share of pairs of characters in common difflib is not asked: it takes a hundred times as long."""
_MAX_CANDIDATES = 3
_MAX_SENTENCES = 150
"""Of a text with more, such as one that is no section of a report, only equal sentences are looked for."""
_MAX_COMPARED = 400
"""Of longer sentences that many characters are compared: difflib takes time as their square."""

_YEARS = re.compile(r"(?:20\d\d|二[〇○零]{1,2}[一二三四五六七八九〇○零]{1,2})年度?|(?:本|今|当|上|去|明)年度?")
_WRITTEN_NUMBERS = re.compile(r"[零〇一二两三四五六七八九十百千万]+(?=[余多]?[次个件条篇份期场名人项批家部场类])")
_NO_WORDS = re.compile(r"[\W\d_]+")
_PIECE = re.compile("[^；;]+(?:[；;]+|$)")
_PUNCTUATION = re.compile(r"[^\w.%]+")
_HEADING = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是)\s*")
_FIXED = re.compile(
    "信息处理费|需要(?:报告|说明)的?(?:其他)?(?:事项|情况)|国办公开办函|统计(?:期限|时限|期间)|电子版"
    "|政府信息公开条例》?(?:》|（以下简称[^）]*）)?(?:等|和|及)?[^，。]{0,12}(?:规定|要求)"
    "|(?:没有|未|无)[^，。；]{0,20}(?:追究|问责|处分)|发布[^，。；]{0,24}年度报告"
    "|(?:编制|形成)(?:了)?(?:本|此)(?:年度)?报告|报告如下|现(?:将|公布)|如有(?:疑问|问题)|请(?:与|联系|致电|拨打)"
)
"""Words of sentences that the notice itself asks for, or that name the law: all reports of all years have them."""

Likeness = Literal["unchanged", "alike", "nearly", "new"]
"""unchanged: the same words and figures, the year apart; alike: the same words with other figures."""


@dataclass(frozen=True, slots=True)
class ComparedSentence:
    """A sentence, or what a semicolon ends, beside those of another text.

    counterpart: the one of the other text that it is like; None if new. is_fixed: it is a heading, too short, or words
    that every report has, so that its likeness says nothing.
    """

    sentence: Sentence
    likeness: Likeness
    counterpart: Sentence | None
    is_fixed: bool


@dataclass(frozen=True, slots=True)
class _KnownSentence:
    """A sentence of the text that is compared with. words: without figures; pairs: of neighbouring characters."""

    sentence: Sentence
    words: str
    pairs: frozenset[str]


@lru_cache(maxsize=32)
def compare_prose(text: str, other: str) -> tuple[ComparedSentence, ...]:
    """The sentences of a text, each beside the one of another text that it is most like."""
    return tuple(_compare_sentence(sentence, other) for sentence in _list_pieces(text))


def _compare_sentence(sentence: Sentence, other: str) -> ComparedSentence:
    words = strip_figures(sentence.text)
    likeness, counterpart = _find_counterpart(words, other)
    if likeness == "alike":
        unchanged = _group_by_words(other)[words].get(_keep_figures(sentence))
        if unchanged is not None:
            likeness, counterpart = "unchanged", unchanged
    is_fixed = len(words) < MIN_CHARACTERS or bool(_FIXED.search(sentence.text))
    return ComparedSentence(sentence, likeness, counterpart, is_fixed)


@lru_cache(maxsize=4096)
def strip_figures(text: str) -> str:
    """The words of a sentence: without its numbering, years, figures, punctuation and blanks."""
    without_years = _YEARS.sub("", text[heading.end() :] if (heading := _HEADING.match(text)) else text)
    return _NO_WORDS.sub("", _WRITTEN_NUMBERS.sub("", without_years))


def _keep_figures(sentence: Sentence) -> str:
    """A sentence without years, punctuation and blanks."""
    return _PUNCTUATION.sub("", _YEARS.sub("", sentence.text)).strip(".")


@lru_cache(maxsize=4096)
def _find_counterpart(words: str, other: str) -> tuple[Likeness, Sentence | None]:
    """The sentence of another text that has these words, or nearly."""
    equal = _group_by_words(other).get(words)
    if equal:
        return "alike", next(iter(equal.values()))
    known = _list_known_sentences(other)
    if len(known) > _MAX_SENTENCES or len(words) < MIN_CHARACTERS:
        return "new", None
    pairs = _list_pairs(words)
    shares = ((_measure_overlap(pairs, one.pairs), rank) for rank, one in enumerate(known))
    likely = sorted((pair for pair in shares if pair[0] >= _MIN_SHARED), reverse=True)[:_MAX_CANDIDATES]
    for _, rank in likely:
        if _measure_similarity(words, known[rank].words) >= MIN_RATIO:
            return "nearly", known[rank].sentence
    return "new", None


@lru_cache(maxsize=16)
def _group_by_words(text: str) -> Mapping[str, Mapping[str, Sentence]]:
    """The sentences of a text by their words without figures, and then with figures; of equal ones the first."""
    groups: dict[str, dict[str, Sentence]] = {}
    for sentence in _list_pieces(text):
        groups.setdefault(strip_figures(sentence.text), {}).setdefault(_keep_figures(sentence), sentence)
    return groups


@lru_cache(maxsize=16)
def _list_known_sentences(text: str) -> tuple[_KnownSentence, ...]:
    known = []
    for sentence in _list_pieces(text):
        words = strip_figures(sentence.text)
        if words:
            known.append(_KnownSentence(sentence, words, _list_pairs(words)))
    return tuple(known)


def _list_pieces(text: str) -> Iterator[Sentence]:
    """The sentences of a text, cut at semicolons too: section five is often one sentence of many problems."""
    for sentence in split_into_sentences(text):
        for piece in _PIECE.finditer(sentence.text):
            words = piece[0].strip()
            if words:
                yield Sentence(words, sentence.start + piece.start() + piece[0].index(words))


def _list_pairs(words: str) -> frozenset[str]:
    """All pairs of neighbouring characters."""
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _measure_overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the pairs of both that both have, from 0 to 1."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def _measure_similarity(one: str, other: str) -> float:
    """How similar two sentences are, from 0 to 1, as difflib measures it."""
    return SequenceMatcher(None, one[:_MAX_COMPARED], other[:_MAX_COMPARED], autojunk=False).ratio()
