"""The words in which reports state figures, each with what it means for the tables; from a TOML file in resources.

A number is taken for the figure of a cell only where every word that says what it counts is found there. So a word
that narrows (按时, 备案, another body's name) has to stay out of the file: whatever is not in it makes the statement
one that no table can bear out or contradict.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

WordKind = Literal[
    "filler", "disclose", "request", "row", "column", "remedy", "outcome", "case", "others", "document", "flow",
    "decision", "decide", "fees", "channel", "scope", "part", "inside", "sum", "share", "respectively", "each", "joint",
    "negation", "own", "other_body", "time", "other_time", "future", "plan", "cumulative", "rough", "compare", "rise",
    "fall",
]  # fmt: skip
"""What a word is for: to say what is counted (request to channel), of whom and when (own to cumulative), or how a
number stands to others. A filler says nothing that matters."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary. value: what of its kind it means, such as the id of a row; "" where that is all."""

    kind: WordKind
    value: str = ""


class ContradictoryVocabulary(ValueError):
    """The file has an unknown kind of words, or one word twice."""


def find_word(text: str, position: int) -> tuple[str, Word] | None:
    """The longest word of the vocabulary that begins at a position of a text, with its meaning; None for none."""
    by_first_character = _load_vocabulary()
    for candidate, word in by_first_character.get(text[position], ()):
        if text.startswith(candidate, position):
            return candidate, word
    return None


@lru_cache(maxsize=1)
def _load_vocabulary() -> Mapping[str, tuple[tuple[str, Word], ...]]:
    """The words by their first character, longer ones in front."""
    text = files("resources").joinpath("words", "figures_in_prose.toml").read_text(encoding="utf-8")
    return parse_vocabulary(text)


def parse_vocabulary(text: str) -> Mapping[str, tuple[tuple[str, Word], ...]]:
    """The words of a TOML text by their first character, longer ones in front. Raises ContradictoryVocabulary."""
    words: dict[str, Word] = {}
    for spelling, word in _list_words(text):
        if spelling in words:
            raise ContradictoryVocabulary(f"“{spelling}”写了两次：{words[spelling].kind} 和 {word.kind}")
        words[spelling] = word
    by_first_character: dict[str, tuple[tuple[str, Word], ...]] = {}
    for spelling in sorted(words, key=len, reverse=True):
        same = by_first_character.get(spelling[0], ())
        by_first_character[spelling[0]] = (*same, (spelling, words[spelling]))
    return by_first_character


def _list_words(text: str) -> Iterator[tuple[str, Word]]:
    tables = tomllib.loads(text)
    kinds = get_args(WordKind)
    for kind in (*tables["words"], *tables["words_of"]):
        if kind not in kinds:
            raise ContradictoryVocabulary(f"没有“{kind}”这一类")
    for kind, spellings in tables["words"].items():
        yield from ((spelling, Word(kind)) for spelling in spellings)
    for kind, values in tables["words_of"].items():
        for value, spellings in values.items():
            yield from ((spelling, Word(kind, value)) for spelling in spellings)
