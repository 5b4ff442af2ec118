"""How section one is arranged."""

from __future__ import annotations

import pytest

from model.words.guard.outline import KINDS
from tests.model.words.guard.checked import find_kinds

FIVE = KINDS[0].right.text

EMPTY = (
    "（一）主动公开。\n（二）依申请公开。\n（三）政府信息管理。\n（四）政府信息公开平台建设。\n（五）监督保障。",
    "（一）主动公开\n（二）依申请公开\n（三）政府信息管理\n（四）政府信息公开平台建设\n（五）监督保障",
    FIVE.replace("清理文件。", ""),
    FIVE.replace("清理文件。", "略。"),
    FIVE.replace("清理文件。", "……"),
    FIVE.replace("。公开水质信息", "情况"),
    "2025年，公开平稳。(一)主动公开情况。(二)依申请公开情况。收到申请12件。",
    "（一）强化组织保障。成立领导小组，由主要领导任组长。\n（二）加大公开力度。每天两次公布主要河流的水位。\n（三）提高质量。",
)
NOT_EMPTY = (
    FIVE,
    "2025年，公开平稳。",
    "（一）加强学习，提高认识。\n（二）加强领导，落实职责。严格监督。",
    "（一）主动公开。每天两次公布主要河流的水位和雨量。\n（二）全年没有收到申请。\n（三）公开文件12件。",
    "（一）加强组织领导。\n（二）完善公开制度。\n（三）提高答复质量。",
    "（一）主动公开情况\n公开水质信息。\n（二）依申请公开情况\n办结申请12件。",
    "（一）主动公开方面 公开水质信息。（二）依申请公开方面 办结申请12件。",
    "（一）主动公开。公开水质信息。（二）依申请公开。无。",
)
MISNUMBERED = (
    FIVE.replace("（四）", "（三）"),
    FIVE.replace("（五）", "（六）"),
    FIVE.replace("（二）", "（三）", 1),
    FIVE.replace("（一）", "（一）（一）"),
    FIVE.replace("（一）", "（一）一、"),
    FIVE.replace("\n", "").replace("（四）", "（三）"),
    "（二）主动公开。公开水质信息。\n（三）依申请公开。办结申请。",
)
NUMBERED = (
    FIVE,
    FIVE.replace("（", "(").replace("）", ")"),
    FIVE.replace("公开水质信息", "按条例第二十条第（一）、（五）项公开"),
    "一、公开\n（一）水情。每日公布。\n（二）水质。按季公布。\n二、申请\n（一）受理。收到申请。\n（二）答复。按时答复。",
    "1.水情。每日公布。\n2.水质。按季公布。\n（1）城区。公布。\n（2）乡村。公布。",
    "公开内容见条例第十九条（三）。",
    "存在的问题：（一）更新慢。专栏更新慢。\n（二）解读少。图解少。\n改进措施：\n（一）按月检查。通报。\n（二）增加图解。",
    "（一）主动公开。公开水质。（二）依申请公开。\n办结申请。\n（三）政府信息管理。清理文件。",
    "（一）主动公开。公开水质。\n办结申请。（二）依申请公开。答复。\n（三）政府信息管理。清理文件。",
)
LACKING = (
    FIVE.replace("（五）监督保障。开展培训。", ""),
    FIVE.replace("（三）政府信息管理。清理文件。\n", "").replace("（四）", "（三）").replace("（五）", "（四）"),
    FIVE.replace("（一）主动公开。公开水质信息。\n", ""),
    "（一）主动公开情况。公开水质。\n（二）依申请公开情况。办结。\n（三）平台建设情况。改版。\n（四）监督保障情况。培训。",
    FIVE.replace("（四）政府信息公开平台建设。改版专栏。\n", "").replace("（五）", "（四）"),
)
NOT_LACKING = (
    FIVE,
    FIVE.replace("政府信息公开平台建设", "平台建设情况"),
    FIVE.replace("政府信息管理", "政府信息资源规范管理"),
    "（一）主动公开。公开水质。\n（二）依申请公开。办结。\n（三）政府信息管理和平台建设。改版。\n（四）监督保障。培训。",
    "（一）系统推进主动公开。公开水质。\n（二）规范办理依申请公开。办结。\n（三）从严监督管理。培训。",
    "（一）强化组织保障。成立领导小组。\n（二）加大公开力度。公开水质。\n（三）提高公开质量。答复申请。",
)


@pytest.mark.parametrize("text", EMPTY)
def test_headings_without_a_text_are_found(text: str) -> None:
    assert "guard.empty_heading" in find_kinds(text)


@pytest.mark.parametrize("text", NOT_EMPTY)
def test_headings_with_a_text_and_sentences_that_are_numbered_are_sound(text: str) -> None:
    assert "guard.empty_heading" not in find_kinds(text)


@pytest.mark.parametrize("text", MISNUMBERED)
def test_headings_out_of_order_are_found(text: str) -> None:
    assert "guard.numbering" in find_kinds(text)


@pytest.mark.parametrize("text", NUMBERED)
def test_numbers_that_begin_anew_or_cite_a_clause_are_sound(text: str) -> None:
    assert "guard.numbering" not in find_kinds(text)


@pytest.mark.parametrize("text", LACKING)
def test_one_of_the_five_headings_that_is_missing_is_found_and_its_number_not_told_again(text: str) -> None:
    assert find_kinds(text) == ["guard.headings"]


@pytest.mark.parametrize("text", NOT_LACKING)
def test_headings_of_the_writers_own_are_sound(text: str) -> None:
    assert "guard.headings" not in find_kinds(text)


def test_a_text_with_headings_of_its_own_that_leaves_an_aspect_out_gets_a_hint() -> None:
    text = "（一）强化组织保障。成立小组，开展培训。\n（二）加大公开力度。改版网站，公开水质信息，清理文件。\n" * 5
    assert "guard.aspects" in find_kinds(text)
    assert "guard.aspects" not in find_kinds(text + "全年没有收到申请。")


def test_the_length_is_told_once_and_mildly() -> None:
    assert find_kinds("我局公开水情水质，答复申请，清理文件，改版网站，加强监督。" * 40) == ["guard.length"]
    assert find_kinds("我局公开水情水质，答复申请，清理文件，改版网站，加强监督。" * 30) == []


def test_a_text_of_which_passages_were_left_out_says_nothing_about_its_headings() -> None:
    assert find_kinds("（一）主动公开。公开水质。（二）依申请公开。[…（三）（四）省略…]（五）监督保障。培训。") == []
