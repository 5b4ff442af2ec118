"""The first letters of the pinyin of Chinese words, by which people look names up: 本年新收 by bnxs.

The commoner 3,755 characters of GB 2312 are in the order of their pinyin, so that 23 of them tell the first letter of
all others. Readings that the standard passes over stand beside; characters outside of it have no letter.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

_FIRST_CHARACTERS = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "abcdefghjklmnopqrstwxyz"
_BEGINNINGS = [character.encode("gb2312") for character in _FIRST_CHARACTERS]
_LAST_CHARACTER = "座".encode("gb2312")

_OTHER_READINGS = {"重": "c", "行": "h", "长": "c", "调": "d", "还": "h", "会": "k", "省": "x", "单": "s", "员": "y"}
"""A second reading of a character that stands under its first; either is accepted."""


def match_initials(text: str, letters: str) -> int | None:
    """The position at which the characters of a text begin with these letters in pinyin; None where they nowhere do."""
    wanted = letters.casefold()
    for start in range(len(text) - len(wanted) + 1):
        if all(letter in list_initials(text[start + i]) for i, letter in enumerate(wanted)):
            return start
    return None


@cache
def list_initials(character: str) -> str:
    """The letters with which the readings of a character begin; of a letter or digit itself."""
    if character.isascii():
        return character.casefold()
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    if not _BEGINNINGS[0] <= code <= _LAST_CHARACTER:
        return _OTHER_READINGS.get(character, "")
    return _LETTERS[bisect_right(_BEGINNINGS, code) - 1] + _OTHER_READINGS.get(character, "")
