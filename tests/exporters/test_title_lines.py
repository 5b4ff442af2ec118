"""The title's lines: broken where the sense allows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exporters.title_lines import title_lines

REST = "2025年政府信息公开工作年度报告"
MOST = 20.1


def test_a_short_title_is_one_line() -> None:
    assert title_lines("水务局", REST, MOST) == ["水务局" + REST]


def test_two_lines_break_between_unit_and_year() -> None:
    assert title_lines("云岭县水务局", REST, MOST) == ["云岭县水务局", REST]
    assert title_lines("云岭县人民政府滨河街道办事处", REST, MOST) == ["云岭县人民政府滨河街道办事处", REST]


def test_a_long_unit_breaks_after_a_word() -> None:
    unit = "云岭市云岭高新技术产业开发区管理委员会综合行政执法局"
    assert title_lines(unit, REST, MOST) == ["云岭市云岭高新技术产业开发区", "管理委员会综合行政执法局", REST]


@given(st.text("云岭县市局委会a1（）、某", max_size=60))
def test_any_unit_fits_and_nothing_is_lost(unit: str) -> None:
    found = title_lines(unit, REST, MOST)
    assert "".join(found) == unit + REST
    assert all(len(line) <= 2 * MOST for line in found)


def test_a_name_without_joints_is_broken_all_the_same() -> None:
    assert title_lines("某" * 60, REST, MOST) == ["某" * 20, "某" * 20, "某" * 20, REST]
