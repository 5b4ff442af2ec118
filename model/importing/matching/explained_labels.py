"""Labels with an explanation beside them: 规章（设区的市、自治州人民政府应提供相关数据）, 本年增/减：减用负值表示."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_BRACKETS = {
    "（": "）",
    "(": ")",
    "〔": "〕",
    "[": "]",
    "【": "】",
    "［": "］",
    "{": "}",
    "｛": "｝",
    "<": ">",
    "＜": "＞",
}
_CLOSING_BRACKETS = frozenset(_BRACKETS.values())
_NO_EXPLANATION = re.compile(r"[\s\d一二三四五六七八九十百千万零.,，、+\-/%]*")
"""What stands in the brackets of a numbering or of a figure: （一）, (3), （1,234）."""

_LAST_YEAR = re.compile(r"上一?年|去年|上一?年度|前年|往年|历年|同期|同比|环比|20\d\d")
_OF_A_YEAR = re.compile(r"[\W_]|[年度末底数据量值情况指报告]")
"""What goes with a year and says no more than it."""
_MAX_WORDS_OF_A_YEAR = 1
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．,，]")
"""A line that begins another label."""
_MIN_WORDS = 4
"""Characters beside digits in an explanation; 500455件 is a figure."""
_MAX_EXPLANATION = 200
"""Characters; the longest explanation seen in published reports has 80."""


@lru_cache(4096)
def list_plain_labels(text: str) -> tuple[str, ...]:
    """The texts that may be the label itself where a text is a label and its explanation, the likeliest first.

    An explanation stands in brackets, behind a colon, or on a line of its own.
    """
    plain = plain_label(text)
    found = [plain]
    before_colon, *behind_colon = re.split(r"[:：]", plain, maxsplit=1)
    if all(map(_is_explanation, behind_colon)):
        found.append(before_colon)
    lines = [line for line in plain.splitlines() if line.strip()]
    if len(lines) > 1 and all(map(_is_explanation, lines[1:])):
        found.append(lines[0])
    if len(lines) > 1 and all(map(_is_explanation, lines[:-1])):
        found.append(lines[-1])
    return tuple(dict.fromkeys(label.strip() for label in found if label.strip() and label.strip() != text.strip()))


def _is_explanation(text: str) -> bool:
    """Whether a text may explain a label: it is neither another label, which has a number, nor a figure."""
    words = re.sub(r"[\W\d_]", "", text)
    has_digits = any(character.isdigit() for character in text)
    return not _NUMBERED.match(text) and (len(words) >= _MIN_WORDS if has_digits else bool(words))


@lru_cache(4096)
def plain_label(text: str) -> str:
    """A label without what it says in brackets; the text itself where nothing would be left."""
    return drop_explanations(text).strip() or text


def drop_explanations(text: str) -> str:
    """A text without what it says in brackets; a numbering and a figure in brackets stay."""
    return "".join(text[start:end] for start, end in _list_parts(text))


def _list_parts(text: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a text begin and end that are no explanation."""
    start = 0
    at = 0
    while at < len(text):
        end = find_explanation_end(text, at)
        if end:
            yield start, at
            start = at = end
        else:
            at += 1
    yield start, len(text)


def find_explanation_end(text: str, start: int) -> int:
    """The place behind an explanation in brackets that begins at a place; 0 where none begins there."""
    if start >= len(text) or text[start] not in _BRACKETS:
        return 0
    depth = 0
    for at in range(start, min(len(text), start + _MAX_EXPLANATION)):
        if text[at] in _BRACKETS:
            depth += 1
        elif text[at] in _CLOSING_BRACKETS:
            depth -= 1
        if depth == 0:
            return 0 if _NO_EXPLANATION.fullmatch(text[start + 1 : at]) else at + 1
    return 0


def is_of_another_year(explanation: str) -> bool:
    """Whether an explanation says no more than another year: （上年）, （2023年度）, 去年同期数.

    One that says what to count may speak of years: （指2019年事项数，减用负值表示）.
    """
    rest, count = _LAST_YEAR.subn("", explanation)
    return count > 0 and len(_OF_A_YEAR.sub("", rest)) <= _MAX_WORDS_OF_A_YEAR


def names_another_year(text: str, official: str) -> bool:
    """Whether a text speaks of last year or of a year by its number, and the form's own label does not.

    上年现行有效件数 is never 现行有效件数, 本年制发件数（2023年） may be last year's.
    """
    return len(_LAST_YEAR.findall(text)) > len(_LAST_YEAR.findall(official))
