"""As many parts as are announced."""

from __future__ import annotations

import pytest

from tests.model.words.guard.checked import find_kinds

SIX = (
    "总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，"
    "存在的主要问题及改进情况，其他需要报告的事项"
)

WRONG = (
    f"报告由{SIX.replace('政府信息公开行政复议、行政诉讼情况，', '')}六个部分组成。",
    f"报告由{SIX.replace('，其他需要报告的事项', '')}等六个部分组成。",
    f"报告由{SIX.replace('总体情况，', '')}六部分组成。",
    f"报告由{SIX}五个部分组成。",
    f"报告包括{SIX.replace('存在的主要问题及改进情况，', '')}6个部分。",
    f"报告分为七个部分：{SIX}。",
)
RIGHT = (
    f"报告由{SIX}六个部分组成。",
    f"报告全文由{SIX}等六个部分组成。",
    f"报告包括{SIX}6部分。",
    "本报告由六个部分组成。",
    "报告由总体情况、主动公开政府信息情况等六个部分组成。",
    f"报告由{SIX.replace('收到和处理政府信息公开申请情况', '依申请公开情况').replace('其他', '其它')}六个部分组成。",
    f"报告包括{SIX}。",
)


@pytest.mark.parametrize("text", WRONG)
def test_a_part_that_is_announced_and_not_named_is_found(text: str) -> None:
    assert find_kinds(text, "preamble") == ["guard.parts"]


@pytest.mark.parametrize("text", RIGHT)
def test_all_six_parts_or_some_as_examples_are_sound(text: str) -> None:
    assert find_kinds(text, "preamble") == []
