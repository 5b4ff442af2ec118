"""Makes sentences comparable: one width for all characters, no blanks, no quotation marks, and where each one stood."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from model.text import remove_invisible

_WIDTH_OFFSET = ord("！") - ord("!")
_PAUSES = dict(zip(",;:!?", "，；：！？", strict=True))
_QUOTATION_MARKS = "“”‘’\"'「」『』"
_SPELLING = {"兩": "两", "結": "结", "轉": "转", "複": "复", "公開": "公开", "併": "并"}


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """A sentence as the vocabulary knows it.

    Pauses are full-width (，；：！？), all else half-width; a comma between digits parts thousands. positions: for each
    character the position of the one that stands for it in the sentence.
    """

    text: str
    positions: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters from start to before end stand in the sentence as it was written; at least one character."""
        return self.positions[start], self.positions[end - 1] + 1


@lru_cache(maxsize=1024)
def make_plain(sentence: str) -> PlainSentence:
    """The sentence in plain characters."""
    characters: list[str] = []
    positions: list[int] = []
    for position, character in enumerate(sentence):
        if character in _QUOTATION_MARKS or not remove_invisible(character):
            continue
        if character.isspace():
            if not (_is_digit(characters[-1:]) and _is_digit(sentence[position + 1 :].lstrip()[:1])):
                continue
            plain = " "
            if characters[-1] == " ":
                continue
        elif character in ",，":
            neighbours = sentence[position - 1 : position] + sentence[position + 1 : position + 2]
            # a full-width comma parts thousands only where somebody types everything in full width
            fits = neighbours.isdecimal() and (character == ",") == neighbours.isascii()
            plain = "," if fits and len(neighbours) == 2 else "，"
        else:
            plain = _to_plain_character(character)
        characters.append(plain)
        positions.append(position)
    return PlainSentence("".join(characters), tuple(positions))


def _to_plain_character(character: str) -> str:
    if character in _PAUSES.values():
        return character
    if "！" <= character <= "～":
        character = chr(ord(character) - _WIDTH_OFFSET)
    return _PAUSES.get(character, _SPELLING.get(character, character))


def _is_digit(text: str | list[str]) -> bool:
    return (bool(text) and text[0].isascii() and text[0].isdecimal()) or (bool(text) and "０" <= text[0] <= "９")
