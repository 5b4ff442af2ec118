"""What the figures of the tables are called, and which ones a typed name may mean."""

from __future__ import annotations

from collections import Counter

import pytest

from model.form import editions
from model.linked_figures.names import (
    find_by_name,
    find_sum_by_name,
    list_figure_names,
    name_figure,
    search_names,
    search_sums,
)
from model.report.linked_text import split_cells

FORM = editions.load_form("2021")


@pytest.mark.parametrize("edition", editions.list_editions())
def test_every_figure_has_a_name_of_its_own_and_is_found_by_it(edition: str) -> None:
    form = editions.load_form(edition)
    names = list_figure_names(edition)
    assert [name.cell for name in names] == list(form.cells)
    assert max(Counter(name.name for name in names).values()) == 1
    assert all(find_by_name(form, name.name) == (name,) for name in names)
    assert all(search_names(form, name.name)[0] == name for name in names)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("requests.received.total", "本年新收"),
        ("requests.received.natural", "本年新收·自然人"),
        ("requests.handled.total", "办结总计"),
        ("disclosure.normative.in_force", "行政规范性文件·现行有效件数"),
        ("disclosure.licensing.decisions", "行政许可"),
        ("remedies.review.upheld", "行政复议·结果维持"),
        ("remedies.after_review.total", "行政诉讼·复议后起诉"),
        ("requests.gone.total", ""),
    ],
)
def test_names_are_those_of_the_form(cell: str, name: str) -> None:
    assert name_figure(FORM, cell) == name


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("本年新收", "requests.received.total"),
        (" 本年新收 ", "requests.received.total"),
        ("本年新收总计", "requests.received.total"),
        ("本年新收政府信息公开申请数量", "requests.received.total"),
        ("商业企业·本年新收", "requests.received.business"),
        ("商业企业本年新收", "requests.received.business"),
        ("本年新收（自然人）", "requests.received.natural"),
        ("本年新收(自然人)", "requests.received.natural"),
        ("行政规范性文件现行有效件数", "disclosure.normative.in_force"),
        ("行政许可处理决定数量", None),
        ("行政许可本年处理决定数量", "disclosure.licensing.decisions"),
        ("复议后起诉结果维持", "remedies.after_review.upheld"),
        ("行政复议总计", "remedies.review.total"),
        ("危及三安全一稳定", "requests.refused.safety.total"),
        ("其他", None),
        ("总计", None),
        ("结果维持", None),
        ("abc", None),
        ("", None),
    ],
)
def test_a_name_may_be_typed_in_every_natural_way(typed: str, cell: str | None) -> None:
    assert [name.cell for name in find_by_name(FORM, typed)] == ([cell] if cell else [])


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("本年", "本年新收"),
        ("新收", "本年新收"),
        ("bnxs", "本年新收"),
        ("BNXS", "本年新收"),
        ("bnxszrr", "本年新收·自然人"),
        ("zrrbnxs", "本年新收·自然人"),
        ("新收 自然", "本年新收·自然人"),
        ("jzxnd", "结转下年"),
        ("xzfy", "行政复议"),
        ("ｂｎｘｓ", "本年新收"),
    ],
)
def test_the_likeliest_figure_comes_first(typed: str, first: str) -> None:
    assert search_names(FORM, typed)[0].name == first


@pytest.mark.parametrize("typed", ["予以公开+部分公开", "予以公开 ＋ 部分公开", "部分公开总计+予以公开总计"])
def test_a_sum_is_named_by_its_figures(typed: str) -> None:
    cells = {"requests.granted.total", "requests.partial.total"}
    assert set(find_sum_by_name(FORM, typed)) == cells
    assert set(split_cells(search_sums(FORM, typed)[0][0])) == cells


@pytest.mark.parametrize("typed", ["予以公开+", "予以公开+结果维持", "+", "予以公开+没有这个数"])
def test_a_sum_of_which_a_figure_is_not_sure_is_none(typed: str) -> None:
    assert find_sum_by_name(FORM, typed) == ()


def test_behind_a_plus_the_next_figure_is_offered() -> None:
    cells, name = search_sums(FORM, "予以公开+bfgk")[0]
    assert (cells, name) == ("requests.granted.total+requests.partial.total", "予以公开＋部分公开")
    assert search_sums(FORM, "结果维持+部分公开") == ()


def test_a_name_that_leaves_open_which_figure_offers_all_of_them() -> None:
    assert [name.name for name in search_names(FORM, "结果维持")] == [
        "行政复议·结果维持",
        "行政诉讼·未经复议直接起诉·结果维持",
        "行政诉讼·复议后起诉·结果维持",
    ]


@pytest.mark.parametrize("typed", ["abc", "本年新收吗", "·", "zzzz", "第3条"])
def test_what_names_no_figure_finds_none(typed: str) -> None:
    assert search_names(FORM, typed) == ()


def test_nothing_typed_offers_all() -> None:
    assert len(search_names(FORM, "")) == len(FORM.cells)
