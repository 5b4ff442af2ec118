"""Finds quotation marks and brackets without their partner, and half-width marks in Chinese sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from model.checks.findings import HALF_WIDTH_RULE
from model.words.guard.kinds import ProseText, WordExample, WordFault, WordKind, name_place

_CLOSING_OF = dict(zip("“‘（(《〈「『【〔［", "”’）)》〉」』】〕］", strict=True))
_OPENING_OF = {closing: opening for opening, closing in _CLOSING_OF.items()}
_PAIRED = re.compile("[" + re.escape("".join([*_CLOSING_OF, *_OPENING_OF])) + "]")
_ALIKE = str.maketrans("()", "（）")
"""A half-width bracket closes a full-width one: that is told as a half-width mark."""
_MAX_INDENT = 16
"""Blanks before the first character of a paragraph."""
_LIST_NUMBER = re.compile("(?:^|[\\s。；：，、!！?？“（])[\\d一二三四五六七八九十a-zA-Z①-⑳]{1,3}$")
"""What stands before the bracket of a list's number: 1）, 二)."""

_CHINESE = "\u4e00-\u9fff“”‘’《》（）、，。；：！？〔〕】【"
_HALF_WIDTH = re.compile(
    f"(?<=[{_CHINESE}])[,;:!?](?=[\\s{_CHINESE}\\d]|$)|(?<=[\\d%A-Za-z])[,;:!?](?=[\u4e00-\u9fff“《（])(?<!\\d:)"
    f"|(?<=[\u4e00-\u9fff”》）])\\.(?=[\u4e00-\u9fff“《（]|\\s*$|\\s*\n)"
)
_BRACKETED = re.compile("\\(([^()（）\n]*)\\)|\\(([^()（）\n]*)）|（([^()（）\n]*)\\)")
_HAS_CHINESE = re.compile("[\u4e00-\u9fff]")
_FULL_WIDTH_OF = dict(zip(",;:!?.()", "，；：！？。（）", strict=True))
_ADDRESS = re.compile("(?:https?:|www\\.|(?<![\\w.-])[\\w.-]+@)[\\w./:?&=%@~#-]*")


def find_unbalanced_marks(prose: ProseText) -> Iterator[WordFault]:
    """Quotation marks, brackets and title marks that lack the other half. A pair may stretch over lines."""
    open_marks: list[tuple[str, int]] = []
    open_counts: Counter[str] = Counter()
    unpaired: list[int] = []
    text = prose.text.translate(_ALIKE)

    def close_last() -> int:
        opening, position = open_marks.pop()
        open_counts[opening] -= 1
        return position

    for found in _PAIRED.finditer(text):
        i, mark = found.start(), found[0]
        if mark in _CLOSING_OF:
            is_repeated = open_marks and open_marks[-1][0] == mark == "“" and _begins_line(text, i)
            if not is_repeated:
                open_marks.append((mark, i))
                open_counts[mark] += 1
        elif mark in _OPENING_OF:
            opening = _OPENING_OF[mark]
            is_last = bool(open_marks) and open_marks[-1][0] == opening
            if not is_last and _is_no_closing_mark(text, i):
                continue
            if not open_counts[opening]:
                unpaired.append(i)
                continue
            while open_marks[-1][0] != opening:
                unpaired.append(close_last())
            close_last()
    unpaired += [i for _, i in open_marks]
    for i in sorted(unpaired):
        words = f"{name_place(prose)}里的“{quote_mark(prose.text, i)}”缺另一半，请补上或者删去。"
        yield WordFault(i, i + 1, words)


def _begins_line(text: str, position: int) -> bool:
    """Whether a mark begins a paragraph: a quotation over several paragraphs repeats its opening mark there."""
    before = text[max(0, position - _MAX_INDENT) : position].rstrip(" \t\u3000")
    return before.endswith("\n") or (not before and position <= _MAX_INDENT)


def _is_no_closing_mark(text: str, position: int) -> bool:
    """Whether a closing mark needs no partner: behind the number of a list, or an apostrophe."""
    before = text[max(0, position - 5) : position]
    if text[position] == "）":
        return bool(_LIST_NUMBER.search(before))
    return text[position] == "’" and bool(re.search("[A-Za-z0-9]$", before))


def quote_mark(text: str, position: int) -> str:
    """A mark with the words beside it, as a message shows it."""
    return text[max(0, position - 3) : position + 4].replace("\n", "")


def find_half_width_marks(prose: ProseText) -> Iterator[WordFault]:
    """Half-width commas, colons, brackets and stops between Chinese words."""
    positions = list_half_width_marks(prose.text)
    if positions:
        yield WordFault(positions[0], positions[0] + 1, f"{name_place(prose)}里有半角标点，中文里一般用全角。")


@lru_cache(maxsize=64)
def list_half_width_marks(text: str) -> tuple[int, ...]:
    """The positions of half-width marks between Chinese words; those in numbers, times and addresses are none."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    positions = [match.start() for match in _HALF_WIDTH.finditer(text)]
    for match in _BRACKETED.finditer(text):
        if _HAS_CHINESE.search(match[0]):
            positions += [i for i in (match.start(), match.end() - 1) if text[i] in "()"]
    return tuple(sorted(i for i in {*positions} if not any(start <= i < end - 1 for start, end in addresses)))


def to_full_width_marks(text: str) -> str:
    """The text with those marks as full-width ones."""
    characters = list(text)
    for i in list_half_width_marks(text):
        characters[i] = _FULL_WIDTH_OF[characters[i]]
    return "".join(characters)


KINDS = (
    WordKind(
        "guard.pairs",
        "hint",
        "引号、括号、书名号成对。",
        "GB/T 15834—2011",
        WordExample("印发《政府信息公开工作办法，规范答复。"),
        WordExample("分三步：1）登记；2）审核；3）答复（含“不予公开”的说明）。"),
        find_unbalanced_marks,
    ),
    WordKind(
        HALF_WIDTH_RULE,
        "hint",
        "中文句子里用全角标点。",
        "GB/T 15834—2011",
        WordExample("主动公开信息,及时答复申请。"),
        WordExample("上午8:30至11:30受理，公开1,234条，网址www.linjiang.example，办结率99.5%。"),
        find_half_width_marks,
    ),
)
