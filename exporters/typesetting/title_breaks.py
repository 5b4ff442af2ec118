"""Where the words of a title may be parted: after the words a unit's name is made of, and in the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

BreakKind = Literal["joint", "inside", "bracket"]
"""After a word; after a word inside brackets, where a break is worse; before a bracket, where it is better."""

_UNIT_WORD = re.compile(
    r"人民政府|自治[区州县旗]|委员会|管理局|管理委员会|开发区|办事处|办公室|领导小组|指挥部|中心|街道|地区"
    r"|(?<!城)[省市县区旗乡镇](?![委级场容政域镇]|城(?![乡市镇管]))|[盟局厅委办）]"
)
_REST_WORD = re.compile(r"^[^年]*年|政府信息公开|工作")


def find_unit_breaks(unit: str) -> dict[int, BreakKind]:
    """The places in a unit's name where a line may begin, and of which kind each is."""
    found = dict[int, BreakKind]()
    for match in _UNIT_WORD.finditer(unit):
        before = unit[: match.end()]
        found[match.end()] = "inside" if before.count("（") > before.count("）") else "joint"
    found |= {i: "bracket" for i in range(1, len(unit)) if unit[i] == "（"}
    return found


def find_rest_breaks(rest: str) -> list[int]:
    """The places in the rest of a title where a line may begin."""
    return [match.end() for match in _REST_WORD.finditer(rest)]


def split_at(words: str, places: Iterable[int]) -> list[str]:
    """The words cut at these places."""
    cuts = sorted({0, *places, len(words)})
    return [words[one:two] for one, two in pairwise(cuts)]
