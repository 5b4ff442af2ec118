"""The title's lines: broken where the sense allows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exporters.typesetting.title_lines import break_name, break_title

REST = "2025年政府信息公开工作年度报告"
MOST = 20.1


def test_a_short_title_is_one_line() -> None:
    assert break_title("水务局", REST, MOST) == ["水务局" + REST]


def test_two_lines_break_between_unit_and_year() -> None:
    assert break_title("云岭县水务局", REST, MOST) == ["云岭县水务局", REST]
    assert break_title("云岭县人民政府滨河街道办事处", REST, MOST) == ["云岭县人民政府滨河街道办事处", REST]


def test_a_long_unit_breaks_after_a_word() -> None:
    unit = "云岭市云岭高新技术产业开发区管理委员会综合行政执法局"
    assert break_title(unit, REST, MOST) == ["云岭市云岭高新技术产业开发区", "管理委员会综合行政执法局", REST]


def test_brackets_keep_a_line_of_their_own() -> None:
    unit = "云岭经济技术开发区管理委员会政务服务大数据管理中心（县公共资源交易服务办公室）"
    lines = ["云岭经济技术开发区管理委员会", "政务服务大数据管理中心", "（县公共资源交易服务办公室）"]
    assert break_title(unit, REST, MOST) == [*lines, REST]
    assert break_name(unit, 26.0) == [
        "云岭经济技术开发区管理委员会政务服务大数据管理中心",
        "（县公共资源交易服务办公室）",
    ]


def test_a_unit_that_needs_two_lines_shares_none_with_the_year() -> None:
    unit = "云岭维吾尔自治区滨河蒙古自治州青石县人民政府"
    assert break_title(unit, REST, MOST) == ["云岭维吾尔自治区", "滨河蒙古自治州青石县人民政府", REST]


def test_a_name_that_fits_stays_on_one_line() -> None:
    assert break_name("云岭县人民政府滨河街道办事处", 26.0) == ["云岭县人民政府滨河街道办事处"]


@given(st.text("云岭县市局委会a1（）、某", max_size=60))
def test_any_unit_fits_and_nothing_is_lost(unit: str) -> None:
    found = break_title(unit, REST, MOST)
    assert "".join(found) == unit + REST
    assert all(len(line) <= 2 * MOST for line in found)


def test_a_name_without_joints_is_broken_all_the_same() -> None:
    assert break_title("某" * 60, REST, MOST) == ["某" * 20, "某" * 20, "某" * 20, REST]
