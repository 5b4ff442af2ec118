"""Section five: what is wrong and what is done about it."""

from __future__ import annotations

import pytest

from tests.model.words.guard.checked import find_kinds

TOO_SHORT = (
    "无",
    "无。",
    "暂无",
    "没有问题。",
    "无存在问题",
    "本年度不存在主要问题。",
    "/",
    "—",
    "我局暂无存在的问题。",
    "有待加强。",
    "目前没有发现明显问题。",
    "不存在问题。",
)
ONLY_PROBLEMS = (
    "存在的主要问题：一是政策解读形式比较单一；二是信息更新不够及时，有待加强。",
    "对照新要求，仍存在以下短板：一是主动公开工作还需进一步规范，二是培训不多。",
    "一是公开意识不强，主动性有待提高。二是专栏内容不够丰富，更新不及时。",
    "主要问题是政策解读质量需要进一步提升，依申请公开答复的规范性有待进一步加强。",
    "存在的主要问题及改进情况：政策解读形式单一，内容不够丰富，群众知晓率不高。",
    "我局在政务公开方面还存在解读形式单一、更新不够及时、队伍力量薄弱等问题。",
    "一是力量薄弱，二是时效性不强，三是群众参与度不高，仍需进一步加强。",
    "2025年仍有更新不及时的问题，部分专栏内容偏少，解读质量有待提高。",
)
WITH_IMPROVEMENTS = (
    "专栏更新慢、解读形式少的问题比较突出，2026年将按月检查，图解比例提高到八成。",
    "水质专栏更新不及时，工程信息公布偏晚，已督促两个科室按时报送。",
    "存在问题：解读少。图表少，视频少，群众看不明白。2026年起，每份文件都将由起草科室配图解。",
    "政策解读形式比较单一。下一步，我局将增加图解和视频解读，每季检查一次。",
    "一是公开意识有待加强，二是内容不够丰富。因此，我局将从两方面做好工作。",
    "问题：更新不及时。改进：责任落实到科室，每月通报一次，年底计入考核。",
    "一是政策解读形式单一，已增加图解。二是专栏更新不及时，已把责任落实到科室。",
    "公开内容不够全面。（一）加强学习，提高认识。（二）完善制度，落实责任。",
    "上年指出的更新不及时问题已经整改完毕，今年的问题是解读偏少，拟增加图解。",
    "公开队伍不够稳定，明年安排两次培训，由专人负责，逐项核对后再发布。",
    "针对答复说理不充分的问题，整理三年来的答复，编出常见情形的说理范例。",
)


@pytest.mark.parametrize("text", TOO_SHORT)
def test_no_problem_or_a_few_words_are_found(text: str) -> None:
    assert find_kinds(text, "problems") == ["guard.problems"]


@pytest.mark.parametrize("text", ONLY_PROBLEMS)
def test_problems_without_improvements_are_found(text: str) -> None:
    assert find_kinds(text, "problems") == ["guard.improvements"]


@pytest.mark.parametrize("text", WITH_IMPROVEMENTS)
def test_improvements_however_they_are_worded_are_sound(text: str) -> None:
    assert find_kinds(text, "problems") == []


def test_nothing_to_report_is_right_in_section_six_and_left_out_passages_are_not_counted() -> None:
    assert find_kinds("无", "other") == []
    assert find_kinds("[…省略…]", "problems") == []
