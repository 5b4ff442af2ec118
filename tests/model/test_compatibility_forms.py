"""Radicals and doubles of ideographs are read as the characters that people see."""

from __future__ import annotations

import unicodedata

import pytest

from model.compatibility_forms import replace_compatibility_forms


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("⼀、总体情况", "一、总体情况"),
        ("⾏政许可", "行政许可"),
        ("⼈⺠政府⻓期⻋辆⻚⾯", "人民政府长期车辆页面"),
        ("\uf9b4\uf9d1律", "領六律"),
        ("\U0002f804", "你"),
    ],
)
def test_forms_become_ordinary_characters(written: str, seen: str) -> None:
    assert replace_compatibility_forms(written) == seen


@pytest.mark.parametrize("text", ["30㎡", "½", "①", "ＡＢＣ１２３", "㈠", "（一）", "﨎﨏﨑", "𬇙河镇", "⺀"])
def test_all_else_stays_as_it_is(text: str) -> None:
    assert replace_compatibility_forms(text) == text


def test_every_kangxi_radical_has_an_ordinary_character() -> None:
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    ordinary = replace_compatibility_forms(radicals)
    assert len(ordinary) == len(radicals)
    assert {unicodedata.name(char).split("-")[0] for char in ordinary} == {"CJK UNIFIED IDEOGRAPH"}
