"""Finds where a title may be broken: after the words a unit's name is made of, and between the words of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

BreakKind = Literal["joint", "inside", "bracket"]
"""joint: after a word; inside: after a word inside brackets, which is worse; bracket: before one, which is better."""

_UNIT_WORD = re.compile(
    r"人民政府|自治[区州县旗]|委员会|管理局|管理委员会|开发区|办事处|办公室|领导小组|指挥部|中心|街道|地区"
    r"|(?<!城)[省市县区旗乡镇](?![委级场容政域镇]|城(?![乡市镇管]))|[盟局厅委办）]"
)
_REST_WORD = re.compile(r"^[^年]*年|政府信息公开|工作")


def find_unit_breaks(unit: str) -> dict[int, BreakKind]:
    """The indices in a unit's name at which a line may begin, and of which kind each is."""
    found = dict[int, BreakKind]()
    for match in _UNIT_WORD.finditer(unit):
        before = unit[: match.end()]
        found[match.end()] = "inside" if before.count("（") > before.count("）") else "joint"
    found |= {i: "bracket" for i in range(1, len(unit)) if unit[i] == "（"}
    return found


def find_rest_breaks(rest: str) -> list[int]:
    """The indices in the rest of a title at which a line may begin."""
    return [match.end() for match in _REST_WORD.finditer(rest)]


def split_at(text: str, indices: Iterable[int]) -> list[str]:
    """The text cut at these indices."""
    cuts = sorted({0, *indices, len(text)})
    return [text[start:end] for start, end in pairwise(cuts)]
