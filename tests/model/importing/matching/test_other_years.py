"""Tables of another year are passed over and told, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing.matching.small_tables import LAYOUTS, RULES, Rows, figures_of, read_table

THIS_YEAR: Rows = [RULES, ["规章", 3, 5, 74], ["行政规范性文件", 6, 1, 32]]
LAST_YEAR: Rows = [RULES, ["规章", 91, 92, 93], ["行政规范性文件", 94, 95, 96]]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "parts",
    [
        (THIS_YEAR, "附：上年数据", LAST_YEAR),
        ("2024年数据", LAST_YEAR, "2025年数据", THIS_YEAR),
        ("上年同期", LAST_YEAR, "本年", THIS_YEAR),
        (THIS_YEAR, "（2024年度）", LAST_YEAR),
        ([["信息内容", "上年制发件数", "上年废止件数", "上年现行有效件数"], *LAST_YEAR[1:]], THIS_YEAR),
    ],
)
def test_a_table_of_last_year_is_never_taken_for_this_years(
    parts: tuple[str | Rows, ...], layout: str, tmp_path: Path
) -> None:
    reading = read_table(tmp_path, layout, "disclosure", *parts)
    assert figures_of(reading, "disclosure.regulations") == [3, 5, 74]
    assert figures_of(reading, "disclosure.normative") == [6, 1, 32]
    assert any("91 92 93" in note for note in reading.unplaced)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_two_tables_without_a_year_neither_is_taken(layout: str, tmp_path: Path) -> None:
    reading = read_table(tmp_path, layout, "disclosure", THIS_YEAR, "续表", LAST_YEAR)
    assert figures_of(reading, "disclosure.regulations") == [None, None, None]
    assert any("3 5 74" in note and "91 92 93" in note for note in reading.unplaced)


@pytest.mark.parametrize("caption", ["截至2024年12月31日的数据如下。", "统计期为2025年1月1日至12月31日", "单位：件"])
def test_a_sentence_with_a_date_says_nothing_of_the_year_of_a_table(caption: str, tmp_path: Path) -> None:
    reading = read_table(tmp_path, "page", "disclosure", caption, THIS_YEAR)
    assert figures_of(reading, "disclosure.regulations") == [3, 5, 74]


def test_a_whole_row_in_one_line_is_no_caption_of_the_rows_below_it(tmp_path: Path) -> None:
    text = (
        "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n"
        "1.申请人无正当理由逾期不补正、\n行政机关不再处理其政府信息公开申请\n2 0 0 0 0 0 2"
    )
    reading = read_table(tmp_path, "bars", "requests", text)
    assert figures_of(reading, "requests.carried_in") == [1, 0, 0, 0, 0, 0, 1]
    assert figures_of(reading, "requests.otherwise.uncorrected") == [2, 0, 0, 0, 0, 0, 2]


def test_rows_in_single_lines_below_the_caption_of_another_year_are_not_taken(tmp_path: Path) -> None:
    reading = read_table(tmp_path, "bars", "disclosure", "2024年数据\n规章 91 92 93\n行政规范性文件 94 95 96")
    assert figures_of(reading, "disclosure.regulations") == [None] * 3
    assert any("91 92 93" in note for note in reading.unplaced)


def test_a_line_of_the_forms_own_headings_names_no_other_year(tmp_path: Path) -> None:
    """上一年项目数量 is a column of the older form; here the heading of the next is lost."""
    text = "信息内容    上一年项目数量        处理决定数量\n行政许可    24    -2    318"
    reading = read_table(tmp_path, "bars", "disclosure", text, year=2020)
    assert figures_of(reading, "disclosure.licensing") == [24, -2, 318]


def test_headings_over_figures_of_another_year_order_no_others(tmp_path: Path) -> None:
    """Those of last year's table are fewer and in another order than those of this year's."""
    other = ["2024年数据", "现行有效件数", "本年制发件数", "规章", "91", "92"]
    own = ["2025年数据", *RULES[1:], "规章", "3", "5", "74"]
    reading = read_table(tmp_path, "bars", "disclosure", "\n".join([*other, *own]))
    assert figures_of(reading, "disclosure.regulations") in ([3, 5, 74], [None] * 3)
