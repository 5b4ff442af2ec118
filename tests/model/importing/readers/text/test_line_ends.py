"""Lines of a paragraph that were ended by hand are one paragraph; lists, headings and cells are not joined."""

from __future__ import annotations

from model.importing.readers.text.line_ends import join_lines
from model.importing.readers.text.pages import split_lines


def joined(text: str) -> list[str]:
    return [line.text.strip() for line in join_lines(split_lines(text)) if line.text.strip()]


WRAPPED = """
　　全年工作平稳有序，各科室按月报送公
开信息，窗口按时答复来人来信，没有一件
超过期限，群众满意。
　　网站栏目重新编排，把原来分散的四个
入口并成一类，手机上也能直接查看，停水
通知增加提醒。
"""


def test_lines_that_reach_the_margin_go_on_in_the_next() -> None:
    assert joined(WRAPPED) == [
        "全年工作平稳有序，各科室按月报送公开信息，窗口按时答复来人来信，没有一件超过期限，群众满意。",
        "网站栏目重新编排，把原来分散的四个入口并成一类，手机上也能直接查看，停水通知增加提醒。",
    ]


def test_headings_and_items_begin_lines_of_their_own() -> None:
    text = WRAPPED + "一、把网站栏目按群众的需要重新编排一遍了\n1.把各科室报送的材料按月公开一次两次\n2.答复\n"
    assert joined(text)[2:] == [
        "一、把网站栏目按群众的需要重新编排一遍了",
        "1.把各科室报送的材料按月公开一次两次",
        "2.答复",
    ]


def test_without_indents_a_sentence_that_ends_at_the_margin_ends_its_paragraph() -> None:
    text = (
        "全年工作平稳有序，各科室按月报送了公开\n信息，窗口按时答复来人来信，没有超期。\n"
        "网站栏目重新编排，把原来分散的四个入口\n并成一类，手机上也能直接查看，停水通知\n增加提醒。\n"
    )
    assert joined(text) == [
        "全年工作平稳有序，各科室按月报送了公开信息，窗口按时答复来人来信，没有超期。",
        "网站栏目重新编排，把原来分散的四个入口并成一类，手机上也能直接查看，停水通知增加提醒。",
    ]


def test_a_paragraph_goes_on_over_a_page_end_with_its_number() -> None:
    text = WRAPPED.replace("没有一件\n", "没有一件\n                —1—\n\f") + "\f"
    assert joined(text)[0].endswith("没有一件超过期限，群众满意。")


def test_whole_paragraphs_cells_and_short_texts_stay_as_they_are() -> None:
    for text in (
        "全年工作平稳有序。" * 9 + "\n" + "公开信息三百条。" * 5 + "\n窗口答复。\n",
        "规章\n0\n0\n行政规范性文件\n3\n",
    ):
        assert joined(text) == [line for line in text.split("\n") if line]


def test_a_title_is_a_line_of_its_own_however_wide() -> None:
    title = "云岭县水务局去年政府信息公开工作年度报告"
    assert joined(f"{title}\n发布时间是一月{WRAPPED}{title}\n完")[:2] == [title, "发布时间是一月"]


def test_a_width_that_many_lines_exceed_is_no_margin() -> None:
    lines = ["全年工作平稳有序，各科室按月报送了公开", "窗口按时答复来人来信，没有超过期限的件"] * 3
    long_lines = ["网站栏目重新编排，把原来分散的四个入口并成一类，手机上也能直接查看。"] * 3
    assert joined("\n".join([*lines, *long_lines])) == [*lines, *long_lines]


def test_rows_of_figures_are_no_lines_of_a_paragraph_however_many_end_at_one_margin() -> None:
    """The labels of the first rows go on in the lines below."""
    rows = [
        "一、本年新收政府信息公开      1189    191       23        9      1496",
        "申请数量",
        "二、上年结转政府信息公开      116     1         1         0       118",
        "申请数量",
        *(f"（{number}）予以公开             25      9         1         2        38" for number in "一二三四五"),
    ]
    assert joined("\n".join(rows)) == rows
