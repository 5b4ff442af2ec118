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
    characters: list[str] = []
    starts: list[int] = []
    for i, character in enumerate(text):
        for folded in _fold_character(character):
            characters.append(folded)
            starts.append(i)
    return FoldedText("".join(characters), tuple(starts))


@lru_cache(maxsize=4096)
def fold_phrase(phrase: str) -> str:
    """A phrase as it stands in a folded text."""
    return "".join(_fold_character(character) for character in "".join(phrase.split()))


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    """What a character is in a folded text; "" where it is a blank or cannot be seen."""
    return "\n" if character == "\n" else to_comparable(character).strip()
