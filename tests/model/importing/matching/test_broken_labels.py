"""Labels and headings that were read in several pieces are put together again."""

from __future__ import annotations

from model.importing.matching.broken_labels import rejoin_broken_labels
from model.importing.matching.labels import load_labels
from tests.model.importing.readers.pdf.test_unruled_tables import row


def test_a_label_over_several_lines_is_put_together_wherever_its_figures_stand() -> None:
    rows = [row("1.属于国", None), row(None, "3"), row("家秘密", None), row("2.重复", "4"), row("申请", None)]
    assert [found.cells for found in rejoin_broken_labels(rows, load_labels("2021"))] == [
        ("1.属于国家秘密", "3"),
        ("2.重复申请", "4"),
    ]


def test_a_heading_over_several_lines_is_put_together() -> None:
    rows = [row("结果", "其他", "总计"), row("维持", "结果", None), row("1", "0", "1")]
    found = [
        [cell for cell in whole.cells if cell]
        for whole in rejoin_broken_labels(rows, load_labels("2021"))
        if whole.text
    ]
    assert found == [["结果维持", "其他结果", "总计"], ["1", "0", "1"]]


def test_figures_beside_lines_that_are_no_label_together_stay_apart() -> None:
    rows = [row("某某", "3"), row("项目", None), row("1.属于国家秘密", "4")]
    assert list(rejoin_broken_labels(rows, load_labels("2021"))) == rows


def test_figures_in_a_row_of_their_own_above_a_label_are_not_its() -> None:
    rows = [row("162", "263"), row("1.属于国家秘密", None), row("2.重复申请", "4")]
    assert list(rejoin_broken_labels(rows, load_labels("2021"))) == rows


def test_a_number_in_brackets_above_a_heading_is_no_part_of_it() -> None:
    rows = [row("行政许可", "(37)"), row("信息内容", "本年处理决定数量")]
    assert list(rejoin_broken_labels(rows, load_labels("2021"))) == rows
