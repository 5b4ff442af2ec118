"""What a document says and nothing takes in is told, and only that.

Covers model/importing/matching/conservation/number_ledger.py and
model/importing/matching/conservation/table_numbers.py too.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.importing.document import Document, DocumentRow
from model.importing.matching.matcher import match_document

HEADINGS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
TITLE = "二、主动公开政府信息情况"


def table(*rows: Sequence[str | None]) -> list[DocumentRow]:
    """Rows of a table under its headings."""
    every = [HEADINGS, *rows]
    return [
        DocumentRow(tuple(cells), f"第 1 张表第 {number} 行", is_table=True, is_aligned=True)
        for number, cells in enumerate(every, start=1)
    ]


def lost(*rows: DocumentRow) -> list[str]:
    """The sentences on what was lost of a document with this table."""
    heading = DocumentRow((TITLE,), "第 1 段")
    notes = match_document(Document((heading, *rows)), "2021").notes
    return [note for note in notes if "没有放处，请人工核对" in note or note.startswith("还有别的话")]


def test_a_table_read_whole_loses_nothing() -> None:
    assert lost(*table(("规章", "1", "2", "3"), ("行政规范性文件", "4", "5", "6"))) == []


def test_a_number_beside_the_table_is_told_with_its_row() -> None:
    assert lost(*table(("规章", "1", "2", "3", "另有57件"))) == ["第 1 张表第 2 行的 57 没有放处，请人工核对。"]


def test_a_long_title_is_no_lost_sentence() -> None:
    title = DocumentRow(("云岭县水务局（县河长制办公室）2025年政府信息公开工作年度报告",), "第 1 段")
    heading = DocumentRow(("一、总体情况",), "第 2 段")
    notes = match_document(Document((title, heading, DocumentRow(("有序。",), "第 3 段"))), "2021").notes
    assert not any("没有放处" in note for note in notes)


def test_neighbouring_rows_are_told_together() -> None:
    rows = table(("规章", "1", "2", "3", "另有57件"), ("行政规范性文件", "4", "5", "6", "另有58件"))
    assert lost(*rows) == ["第 1 张表第 2 行到第 1 张表第 3 行的 57、58 没有放处，请人工核对。"]


def test_a_row_that_says_the_same_again_loses_nothing() -> None:
    assert lost(*table(("规章", "1", "2", "3"), ("规章", "1", "2", "3"))) == []


def test_ordinals_before_the_labels_and_numbers_of_columns_are_no_figures() -> None:
    rows = [
        DocumentRow(cells, f"第 1 张表第 {number} 行", is_table=True, is_aligned=True)
        for number, cells in enumerate(
            [("序号", *HEADINGS), ("栏次", "甲", "1", "2", "3"), ("1", "规章", "4", "5", "6")], start=1
        )
    ]
    assert lost(*rows) == []


def test_numbers_among_the_words_of_a_heading_are_no_figures() -> None:
    assert lost(*table(("类别", "数据1", "数据2", "数据3"), ("规章", "1", "2", "3"))) == []


def test_a_number_behind_a_label_in_its_cell_is_told() -> None:
    heading = DocumentRow((TITLE,), "第 1 段")
    notes = match_document(Document((heading, *table(("规章：57", "", "", "")))), "2021").notes
    assert "57" in " ".join(notes)


def test_a_figure_written_into_every_place_of_a_merged_cell_counts_once() -> None:
    rows = table(("规章", "1", "2", "3"))
    rows += [
        DocumentRow(cells, f"第 1 张表第 {number} 行", is_table=True, is_aligned=True)
        for number, cells in enumerate([("信息内容", *["本年处理决定数量"] * 3), ("行政许可", "8", "8", "8")], start=3)
    ]
    assert lost(*rows) == []


def test_a_sentence_in_a_column_of_remarks_is_told() -> None:
    remark = "去年的一份规章并入了另一份，所以少了一件。"
    assert lost(*table(("规章", "1", "2", "3", remark))) == [f"第 1 张表第 2 行：“{remark}”没有放处，请人工核对。"]


def test_rows_beyond_the_first_twenty_are_told_in_one_note() -> None:
    rows = []
    for number in range(50):
        rows += table(("规章", "1", "2", "3", f"另有{100 + number}件"))[1:]
        rows += [DocumentRow(("规章", "1", "2", "3"), "", is_table=True, is_aligned=True)]
    rows = [
        DocumentRow(row.cells, f"第 {at} 行", is_table=True, is_aligned=True)
        for at, row in enumerate([*table(), *rows], start=1)
    ]
    notes = lost(*rows)
    assert len(notes) == 21
    assert "、".join(str(100 + number) for number in range(20, 50)) in notes[-1]
