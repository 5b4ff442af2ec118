"""Headings of the tables on the screen: broken by their sense, at every width a screen may have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from gui.grid import heading_text
from gui.grid.heading_text import break_lines, split_words
from model.form import editions
from model.form.sheet import make_sheet
from tests.gui.at_grid import page

GROUP = "三、本年度办理结果"
MARKS = "、，。；：）》”’（《“‘"


def wide(text: str) -> float:
    """As if every character were one wide."""
    return len(text)


@pytest.mark.parametrize(
    ("width", "broken"),
    [
        (3, ["三、", "本", "年", "度", "办", "理", "结", "果"]),
        (4, ["三、", "本年度", "办理结果"]),
        (5, ["三、本年度", "办理结果"]),
        (8, ["三、本年度", "办理结果"]),
        (9, [GROUP]),
    ],
)
def test_the_group_of_results_is_never_broken_inside_a_word(width: int, broken: list[str]) -> None:
    assert break_lines(GROUP, width, wide) == broken


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("社会公益组织", 5, ["社会公益", "组织"]),
        ("法律服务机构", 3, ["法律", "服务", "机构"]),
        ("法人或其他组织", 5, ["法人或", "其他组织"]),
        ("（三）不予公开", 6, ["（三）", "不予公开"]),
        ("1.本机关不掌握相关政府信息", 9, ["1.本机关不掌握", "相关政府信息"]),
        ("4.无正当理由大量反复申请", 8, ["4.无正当理由", "大量反复申请"]),
        ("本年收费金额（单位：万元）", 8, ["本年收费金额", "（单位：万元）"]),
        (
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            20,
            ["（本列数据的勾稽关系为：", "第一项加第二项之和，", "等于第三项加第四项之和）"],
        ),
    ],
)
def test_headings_are_broken_where_the_sense_pauses_or_between_words(text: str, width: int, broken: list[str]) -> None:
    assert break_lines(text, width, wide) == broken


@pytest.mark.parametrize("edition", editions.list_editions())
def test_no_heading_of_the_form_is_torn_where_its_words_fit(edition: str) -> None:
    texts = {
        t.text for table in editions.load_form(edition).tables.values() for t in make_sheet(table).tiles if not t.cell
    }
    for text in texts:
        ends = {len("".join(split_words(text)[:n])) for n in range(1, len(split_words(text)) + 1)}
        for width in range(max(map(len, split_words(text))), len(text)):
            broken = break_lines(text, width, wide)
            cuts = {len("".join(broken[:n])) for n in range(1, len(broken) + 1)}
            assert cuts <= ends or len(broken[-1]) == 1


@given(st.text(st.sampled_from("三本年度办理结果1.A增减 " + MARKS), min_size=1, max_size=30), st.integers(1, 20))
def test_nothing_of_a_heading_is_lost_or_wider_than_its_column(text: str, width: int) -> None:
    assert "".join(split_words(text)) == text
    broken = break_lines(text, width, wide)
    assert "".join(broken) == text
    assert all(len(line) <= width or len(line) == 1 or line == broken[0] for line in broken)


def test_the_group_is_painted_in_whole_words_on_a_wide_screen(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    for width in range(1300, 3900, 100):
        grid.resize(width, 1000)
        view = grid.view
        column = round(view.width() * grid.model.sheet.relative_widths[0])
        broken = heading_text.break_lines(GROUP, column, view.fontMetrics().horizontalAdvance)
        assert not {"三、本年", "度办理结果", "三、本"} & set(broken)
