"""Compares two prose texts sentence by sentence; what only layout changes counts as the same, a digit never.

Two texts of the same words may differ in their line ends, in blanks beside Chinese characters, and in the width of
their characters. A blank between two digits or letters is none of these: 1 2 is not 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from model.compatibility_forms import replace_compatibility_forms
from model.text import remove_invisible

_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[”’』」）)》\"]*\s*|[^。！？!?]+")
"""A sentence with its end marks and the blanks behind it. A line end ends none: PDFs have one in every line."""

_BLANKS = re.compile(r"\s+")
_BLANK_BETWEEN_WORDS = re.compile(r"(?<=[!-~]) (?=[!-~])")
_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
"""Not by NFKC, which also makes 10² of 10 with a small 2, and 1 of ①."""

_MAX_PAIRED = 60
"""Sentences of one run of changes that are paired by their likeness; of longer runs the first belongs to the first."""

_MIN_LIKENESS = 0.35
"""The share of common pairs of characters from which two sentences are one that was changed."""


@dataclass(frozen=True, slots=True)
class ProsePiece:
    """A sentence of a text. text: as it stands there; start: its position; key: what it is compared by."""

    text: str
    start: int
    key: str

    @property
    def end(self) -> int:
        """The position behind it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class ProseChange:
    """A sentence that differs, was left out or was added; or several that were added at one place.

    before, after: where it stands in either text, from and to. number: of the sentence in the text before, from 1 on;
    of an addition that of the sentence it follows.
    """

    before: tuple[int, int]
    after: tuple[int, int]
    number: int
    is_addition: bool = False

    @property
    def key(self) -> str:
        """What it is called as long as the text before stays the same: 3, or 3+ of an addition."""
        return f"{self.number}+" if self.is_addition else str(self.number)


def normalise_layout(text: str) -> str:
    """The text without what only layout changes."""
    plain = replace_compatibility_forms(remove_invisible(text))
    spaced = _BLANKS.sub(" ", plain)
    between_words = {found.start() for found in _BLANK_BETWEEN_WORDS.finditer(spaced)}
    kept = "".join(sign for at, sign in enumerate(spaced) if sign != " " or at in between_words)
    return kept.translate(_HALF_WIDTH)


def split_pieces(text: str) -> tuple[ProsePiece, ...]:
    """The sentences of a text; together they are the whole of it but for pieces of blanks."""
    found = (ProsePiece(one[0], one.start(), normalise_layout(one[0])) for one in _SENTENCE.finditer(text))
    return tuple(piece for piece in found if piece.key)


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but layout."""
    return normalise_layout(one) == normalise_layout(other)


def count_same(before: str, after: str) -> int:
    """How many sentences of the text before stand in the other too, in the same order."""
    changed = sum(not change.is_addition for change in find_changes(before, after))
    return len(split_pieces(before)) - changed


def find_changes(before: str, after: str) -> list[ProseChange]:
    """What differs between two texts, in their order; nothing where only layout does."""
    old, new = split_pieces(before), split_pieces(after)
    changes: list[ProseChange] = []
    matcher = SequenceMatcher(None, [one.key for one in old], [one.key for one in new], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            changes += _compare_runs(old, new, (start, end), (new_start, new_end))
    return changes


def _compare_runs(
    old: Sequence[ProsePiece], new: Sequence[ProsePiece], old_run: tuple[int, int], new_run: tuple[int, int]
) -> Iterator[ProseChange]:
    """The changes within a run of sentences, none of which is in both texts."""
    partners = dict(_pair_pieces(old[slice(*old_run)], new[slice(*new_run)]))
    taken = new_run[0]
    for at in range(old_run[0], old_run[1]):
        partner = partners.get(at - old_run[0])
        if partner is None:
            spot = new[taken].start if taken < len(new) else (new[-1].end if new else 0)
            yield ProseChange((old[at].start, old[at].end), (spot, spot), at + 1)
            continue
        partner += new_run[0]
        if taken < partner:
            yield _make_addition(old, new, at, (taken, partner))
        yield ProseChange((old[at].start, old[at].end), (new[partner].start, new[partner].end), at + 1)
        taken = partner + 1
    if taken < new_run[1]:
        yield _make_addition(old, new, old_run[1], (taken, new_run[1]))


def _make_addition(
    old: Sequence[ProsePiece], new: Sequence[ProsePiece], following: int, added: tuple[int, int]
) -> ProseChange:
    """The sentences added before the one with this index."""
    spot = old[following - 1].end if following else 0
    first, last = new[added[0]], new[added[1] - 1]
    return ProseChange((spot, spot), (first.start, last.end), following, is_addition=True)


def _pair_pieces(old: Sequence[ProsePiece], new: Sequence[ProsePiece]) -> Iterator[tuple[int, int]]:
    """By index, which sentence became which, both in rising order; those that are like none have no partner."""
    if len(old) == len(new) == 1:
        yield 0, 0
        return
    if max(len(old), len(new)) > _MAX_PAIRED:
        yield from zip(range(len(old)), range(len(new)), strict=False)
        return
    old_pairs, new_pairs = [_list_pairs(one.key) for one in old], [_list_pairs(one.key) for one in new]
    likeness = [[_measure_likeness(one, other) for other in new_pairs] for one in old_pairs]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _list_pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) or frozenset({text})


def _measure_likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the pairs of both that both have; 0 below _MIN_LIKENESS."""
    share = 2 * len(one & other) / (len(one) + len(other))
    return share if share >= _MIN_LIKENESS else 0.0
