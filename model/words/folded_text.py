"""A text as phrases are looked for in it, and where each of its characters stands in the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from model.text import to_comparable


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text in half-width characters without blanks; line ends stay. starts: of each character, where it stood."""

    text: str
    starts: tuple[int, ...]

    def find_all(self, phrase: str) -> list[tuple[int, int]]:
        """Start and end in the text itself of each place in which a phrase stands, written in any width."""
        wanted = fold_phrase(phrase)
        found = []
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            last = at + len(wanted) - 1
            found.append((self.starts[at], self.starts[last] + 1))
            at = self.text.find(wanted, last + 1)
        return found


@lru_cache(maxsize=64)
def fold_text(text: str) -> FoldedText:
    """The text with where its characters stand."""
    lines: list[str] = []
    starts: list[int] = []
    line_start = 0
    for line in text.splitlines(keepends=True):
        folded = _fold_line(line)
        lines.append(folded.text)
        starts += (line_start + start for start in folded.starts)
        line_start += len(line)
    return FoldedText("".join(lines), tuple(starts))


@lru_cache(maxsize=512)
def _fold_line(line: str) -> FoldedText:
    """One line of a text: those that an edit leaves alone need not be folded again."""
    pairs = [(folded, i) for i, character in enumerate(line) for folded in _fold_character(character)]
    return FoldedText("".join(folded for folded, _ in pairs), tuple(i for _, i in pairs))


@lru_cache(maxsize=4096)
def fold_phrase(phrase: str) -> str:
    """A phrase as it stands in a folded text."""
    return "".join(_fold_character(character) for character in "".join(phrase.split()))


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    """What a character is in a folded text; "" where it is a blank or cannot be seen."""
    return "\n" if character == "\n" else to_comparable(character).strip()
