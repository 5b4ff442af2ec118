"""When two names of units are one, and when they only may be."""

from __future__ import annotations

import pytest

from model.collecting.units.unit_names import (
    fold_name,
    may_be_same_unit,
    split_unit_name,
    stands_in_file_name,
    strip_report_words,
)


def same(one: str, other: str) -> bool:
    return split_unit_name(one).is_same_unit(split_unit_name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("临江县水务局", "临江县 水务局　"),
        ("临江县水务局（本级）", "临江县水务局(本级)"),
        ("临江县水务局", "水务局"),
        ("县水务局", "临江县水务局"),
        ("县市场监管局", "临江县市场监管局"),
        ("市场监督管理局", "临江县市场监督管理局"),
        ("临江县人民政府水务局", "临江县水务局"),
        ("温州市鹿城区水务局", "鹿城区水务局"),
        ("临江县人民政府", "临江县"),
        ("临江县政府", "临江县人民政府"),
        ("城东街道办事处", "临江县城东街道"),
        ("青山镇", "临江县青山镇人民政府"),
        ("高新区管委会", "高新区管理委员会"),
    ],
)
def test_a_region_or_the_word_for_government_may_be_left_out(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("河东区水务局", "临江县水务局"),
        ("市水务局", "临江县水务局"),
        ("临江市人民政府", "临江县人民政府"),
        ("临江县人民政府", "临江县人民政府办公室"),
        ("临江县青山镇", "临江县人民政府"),
        ("城东街道", "城西街道"),
        ("人民政府", "临江县人民政府"),
        ("水务局", "教育局"),
    ],
)
def test_another_region_or_another_office_is_another_unit(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_an_abbreviation_only_may_be_the_same_unit() -> None:
    assert not same("临江县人社局", "临江县人力资源和社会保障局")
    assert may_be_same_unit("临江县人社局", "临江县人力资源和社会保障局")


def test_a_file_name_is_stripped_of_what_it_says_beside_the_unit() -> None:
    assert strip_report_words("03-临江县水务局2025年政府信息公开工作年度报告（修改稿）") == "临江县水务局"


@pytest.mark.parametrize(
    ("name", "file", "stands"),
    [
        ("水务局", "临江县水务局2025年年报", True),
        ("水务局", "12_水务局", True),
        ("体育局", "教育体育局年报", False),
        ("临江县人民政府", "临江县人民政府办公室年报", False),
        ("临江县人民政府", "关于临江县人民政府政府信息公开", True),
    ],
)
def test_a_name_stands_in_a_file_name_only_as_a_whole(name: str, file: str, stands: bool) -> None:
    assert stands_in_file_name(fold_name(name), fold_name(file)) is stands
