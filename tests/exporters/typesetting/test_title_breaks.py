"""Where the name of a unit may be broken: between the words it is made of."""

from __future__ import annotations

import pytest

from exporters.typesetting.title_breaks import find_unit_breaks, split_at


@pytest.mark.parametrize(
    ("unit", "halves"),
    [
        ("云岭市市场监督管理局", ["云岭市", "市场监督管理局"]),
        ("云岭县城乡建设局", ["云岭县", "城乡建设局"]),
        ("中共云岭县委机构编制委员会", ["中共云岭县委", "机构编制委员会"]),
        ("云岭县滨河街道办事处", ["云岭县", "滨河街道", "办事处"]),
        ("水务局（县水务办）", ["水务局", "（县水务办）"]),
    ],
)
def test_a_name_is_parted_after_the_words_it_is_made_of(unit: str, halves: list[str]) -> None:
    kinds = find_unit_breaks(unit)
    assert split_at(unit, [place for place in kinds if kinds[place] != "inside"]) == halves
