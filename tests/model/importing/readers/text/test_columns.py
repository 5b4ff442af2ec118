"""Tables in texts whose columns are set apart by blanks; the figures of a row stand in its cells or nowhere."""

from __future__ import annotations

import pytest

from model.importing.document import DocumentRow
from model.importing.readers.text_file import split_rows


def cells(text: str) -> list[tuple[str | None, ...]]:
    return [row.cells for row in split_rows(text) if row.is_table]


def test_columns_are_told_by_what_stands_under_what() -> None:
    text = (
        "  信息内容     本年制发件数      本年废止件数     现行有效件数\n"
        "\n"
        "    规章            0                 2               5\n"
        "行政规范性文件      13                                8\n"
    )
    assert cells(text) == [
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "0", "2", "5"),
        ("行政规范性文件", "13", None, "8"),
    ]


def test_a_program_may_count_a_chinese_character_as_one_column() -> None:
    text = (
        "       信息内容   本年制发件数    本年废止件数    现行有效件数\n"
        "规章               0          0       3\n"
        "行政规范性文件          3          0       8\n"
    )
    assert cells(text)[1:] == [("规章", None, "0", "0", "3"), ("行政规范性文件", None, "3", "0", "8")]


def test_a_label_may_be_wrapped_around_its_figures() -> None:
    text = (
        "    3.要求提供公开出版物        0    0    2\n"
        "    5.要求行政机关确认或重新\n"
        "                                2    0    1\n"
        "    出具已获取信息\n"
        "    6.其他                      1   15   31\n"
    )
    assert cells(text) == [
        ("3.要求提供公开出版物", "0", "0", "2"),
        ("5.要求行政机关确认或重新", None, None, None),
        (None, "2", "0", "1"),
        ("出具已获取信息", None, None, None),
        ("6.其他", "1", "15", "31"),
    ]


def test_the_label_of_a_group_and_that_of_a_row_are_two_cells() -> None:
    text = (
        "（三）不予  1.属于国家秘密              0     3\n"
        "  公开      2.其他法律禁止公开          0     0\n"
        "     （四） 3.没有现成信息需要制作      7     2\n"
    )
    assert cells(text) == [
        ("（三）不予", "1.属于国家秘密", "0", "3"),
        ("公开", "2.其他法律禁止公开", "0", "0"),
        ("（四）", "3.没有现成信息需要制作", "7", "2"),
    ]


def test_figures_that_stand_under_no_others_are_left_to_be_read_one_after_the_other() -> None:
    text = "新收  71 3 0 74\n结转  1 0 0 1\n办结  172 103 20 75\n"
    assert cells(text) == []
    assert [row.text for row in split_rows(text)] == ["新收  71 3 0 74", "结转  1 0 0 1", "办结  172 103 20 75"]


def test_each_page_has_columns_of_its_own_and_rows_keep_their_lines() -> None:
    text = "规章     3    4\n文件     5    6\n      -1-\n\f   许可         7   8\n   处罚         9   0\n"
    rows = split_rows(text)
    assert [row.cells[-3:] for row in rows] == [
        ("规章", "3", "4"),
        ("文件", "5", "6"),
        ("许可", "7", "8"),
        ("处罚", "9", "0"),
    ]
    assert [row.location for row in rows] == ["第 1 行", "第 2 行", "第 4 行", "第 5 行"]


def test_prose_with_numbers_and_wide_blanks_is_no_table() -> None:
    text = "2024 年  我局公开信息 249 条。\n　　工作有序，收到申请 26 件。\n"
    assert [row.is_table for row in split_rows(text)] == [False, False]


def test_a_table_with_bars_and_one_with_tabs_stay_what_they_are() -> None:
    text = "|规章|  0 |  3|\n|文件|  5 |  8|\n\t许可\n\t0\n"
    assert split_rows(text)[0] == DocumentRow(("规章", "0", "3"), "第 1 行", is_table=True)
    assert cells(text)[2] == ("许可", "0")


def test_headings_that_are_broken_at_other_places_in_each_column_are_whole_in_their_last_line() -> None:
    text = (
        "                   法人或其他组织\n"
        "         自然人           社会     总计\n"
        "                  企业    公益\n"
        "                          组织\n"
        "新收       1       0       3       4\n"
        "结转       0       2       0       2\n"
    )
    assert cells(text)[2] == (None, "自然人", "企业", "社会公益组织", "总计")


@pytest.mark.parametrize("width_of_marks", [1, 2])
def test_marks_that_chinese_has_in_common_are_one_column_wide_or_two(width_of_marks: int) -> None:
    """3.危及“三安全一稳定” stands among other labels; figures narrower than their shift tell which."""
    rows = [
        ("1.属于国家秘密", "77", "78"),
        ("3.危及“三安全一稳定”", "15", "17"),
        ("5.属于三类内部事务信息", "42", "9"),
        ("7.属于行政执法案卷", "21", "24"),
    ]
    lines = []
    for label, first, second in rows:
        wide = sum(1 if character.isascii() else 2 for character in label)
        wide -= sum(character in "“”" for character in label) * (2 - width_of_marks)
        lines.append(label + " " * (30 - wide) + first.ljust(6) + second)
    assert [row.cells for row in split_rows("\n".join(lines))] == rows


def test_headings_stand_in_one_line_in_the_order_of_their_columns() -> None:
    """自然人 stands twice, 其他 in the upper line only; characters that are set apart are one heading."""
    text = (
        "            自然人    其他\n"
        "            自然人          本 年 总 计\n"
        "1.属于国家  17742     450   1213\n"
        "2.其他法律  3         4     51\n"
    )
    assert cells(text)[1] == (None, "自然人", "其他", "本 年 总 计")


def test_a_line_of_ten_thousand_columns_is_no_table_of_the_form() -> None:
    assert cells(f"{'  '.join('0' * 10_000)}\n" * 3) == []
