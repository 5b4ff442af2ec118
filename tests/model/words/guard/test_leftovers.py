"""Words of a template in what of a file has no place."""

from __future__ import annotations

import pytest

from model.form import editions
from model.words.guard.leftovers import check_leftovers

FORM = editions.load_form("2021")


@pytest.mark.parametrize("words", ["该部分以表格形式报告。表格如下：", "（文字描述）", "请填写", "〔单位名称〕"])
def test_words_of_a_template_around_a_table_are_found(words: str) -> None:
    (finding,) = check_leftovers(FORM, ["第 1 行：“√”没有放处。", f"第 19 行：“{words}”是表格之外的话，没有放处。"])
    assert finding.weight == "warning"
    assert FORM.section_of(finding.places[0]) == "disclosure"


@pytest.mark.parametrize("words", ["√", "发布时间: 2026-02-20 15:07", "项目 本年新收件数 上年结转件数", "单位：件"])
def test_other_words_without_a_place_are_none(words: str) -> None:
    assert check_leftovers(FORM, [f"第 19 行：“{words}”不是报告的内容，没有放处。"]) == ()
