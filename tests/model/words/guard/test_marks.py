"""Marks without their partner, and half-width marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.words.guard.marks import list_half_width_marks, to_full_width_marks
from tests.model.words.guard.checked import find_kinds

UNPAIRED = (
    "印发《政府信息公开工作办法，规范答复。",
    "印发政府信息公开工作办法》，规范答复。",
    "改版“查水情专栏，方便群众。",
    "改版查水情”专栏，方便群众。",
    "公开信息（含水质信息，512条。",
    "公开信息含水质信息），512条。",
    "印发《工作办法（试行》，规范答复。",
    "国办公开办函〔2021 30号。".replace("〔2021 30号", "〔2021〕30号文（试行"),
)
PAIRED = (
    "印发《政府信息公开工作办法（试行）》，规范答复。",
    "改版“查水情、查‘水质’”专栏，方便群众。",
    "分三步：1）登记；2）审核；3）答复。",
    "分两步：一）登记。二）审核。",
    "看“政务信\n息”专栏，规范答复。",
    "“公开为常态。\n“不公开为例外。”",
    "印发Editor’s notes。",
)
HALF_WIDTH = (
    ("主动公开信息,及时答复申请。", "主动公开信息，及时答复申请。"),
    ("联系方式(地址:滨河路18号)。", "联系方式（地址：滨河路18号）。"),
    ("公开工作平稳;队伍稳定.", "公开工作平稳；队伍稳定。"),
    ("公开512条,其中文件12件。", "公开512条，其中文件12件。"),
    ("怎么办?看图解!", "怎么办？看图解！"),
    ("(一)主动公开。", "（一）主动公开。"),
    ("印发办法（试行)。", "印发办法（试行）。"),
)
SOUND_MARKS = (
    "上午8:30至11:30受理。",
    "公开1,234条，办结率99.5%。",
    "网址http://www.linjiang.example/a?b=1,2，邮箱xxgk@shuiwu.linjiang.example。",
    "1.水情。2.水质。",
    "升级IPv6(2025)，公开PDF(A4)文件。",
    "比例为1:2，得分3.5。",
    "公开A,B两类。",
)


@pytest.mark.parametrize("text", UNPAIRED)
def test_a_mark_without_its_partner_is_found(text: str) -> None:
    assert find_kinds(text) == ["guard.pairs"]


@pytest.mark.parametrize("text", PAIRED)
def test_pairs_may_nest_stretch_over_lines_and_number_lists(text: str) -> None:
    assert find_kinds(text) == []


@pytest.mark.parametrize(("text", "wanted"), HALF_WIDTH)
def test_half_width_marks_in_chinese_are_found_and_can_be_changed(text: str, wanted: str) -> None:
    assert find_kinds(text) == ["guard.half_width"]
    assert to_full_width_marks(text) == wanted


@pytest.mark.parametrize("text", SOUND_MARKS)
def test_marks_in_numbers_and_addresses_stay(text: str) -> None:
    assert find_kinds(text) == []
    assert to_full_width_marks(text) == text


@given(st.text(st.sampled_from("公开 一2a,.:;()（）!?\n"), max_size=30))
def test_changed_marks_are_changed_for_good_and_nothing_else_is(text: str) -> None:
    changed = to_full_width_marks(text)
    assert len(changed) == len(text)
    assert list_half_width_marks(changed) == ()
