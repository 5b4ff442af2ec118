"""Labels with an explanation beside them are the label; last year's are never this year's."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.importing.matching.explained_labels import find_explanation_end, is_of_another_year, plain_label
from model.importing.matching.labels import load_labels
from tests.model.importing.matching.small_tables import LAYOUTS, RULES, Rows, figures_of, read_table

EXPLAINED = [
    "规章（设区的市、自治州人民政府应提供相关数据）",
    "规章(设区的市)",
    "规章〔设区的市〕",
    "规章【设区的市】",
    "规章：设区的市填报",
    "规章:设区的市填报",
    "（设区的市填报）规章",
    "规章（含行政许可、行政处罚方面的）",
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("label", EXPLAINED)
def test_a_label_followed_by_an_explanation_is_the_label(label: str, layout: str, tmp_path: Path) -> None:
    reading = read_table(tmp_path, layout, "disclosure", [RULES, [label, 3, 5, 74], ["行政规范性文件", 6, 1, 32]])
    assert figures_of(reading, "disclosure.regulations") == [3, 5, 74]
    assert figures_of(reading, "disclosure.normative") == [6, 1, 32]


@pytest.mark.parametrize("layout", ["page", "workbook"])
def test_an_explanation_may_stand_on_a_line_of_its_own(layout: str, tmp_path: Path) -> None:
    rows: Rows = [RULES, ["规章\n设区的市填报", 3, 5, 74], ["行政规范性文件", 6, 1, 32]]
    reading = read_table(tmp_path, layout, "disclosure", rows)
    assert figures_of(reading, "disclosure.regulations") == [3, 5, 74]


@pytest.mark.parametrize(
    "text",
    [
        "规章（设区的市填报）\n3\n5\n74\n行政规范性文件（含行政许可、行政处罚）\n6\n1\n32",
        "规章\n（设区的市填报）\n3\n5\n74\n行政规范性文件 6 1 32",
        "规章(设区的市填报) 3 5 74 行政规范性文件 6 1 32",
    ],
)
def test_an_explanation_in_running_text_is_no_label(text: str, tmp_path: Path) -> None:
    reading = read_table(tmp_path, "bars", "disclosure", " ".join(RULES), text)
    assert figures_of(reading, "disclosure.regulations") == [3, 5, 74]
    assert figures_of(reading, "disclosure.normative") == [6, 1, 32]
    assert reading.report.figures.get("disclosure.licensing.decisions") is None


@pytest.mark.parametrize("label", ["规章（上年）", "上年规章", "规章（2024年）", "规章（去年同期数）"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_of_last_year_is_not_this_years(label: str, layout: str, tmp_path: Path) -> None:
    reading = read_table(tmp_path, layout, "disclosure", [RULES, [label, 3, 5, 74], ["行政规范性文件", 6, 1, 32]])
    assert figures_of(reading, "disclosure.regulations") == [None, None, None]
    assert any("74" in note for note in reading.unplaced)


@pytest.mark.parametrize(
    "label",
    [
        "5.属于三类内部事务信息\n1.本机关不掌握相关政府信息",
        "5.属于三类内部事务信息1.本机关不掌握相关政府信息",
        "5.属于三类内部事务信\n1.本机关不掌握相关政府信息",
        "规章\n行政规范性文件",
        "（七）总计四、结转下年度继续办理",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）1.属于国家秘密",
    ],
)
def test_a_cell_with_the_labels_of_two_rows_names_neither(label: str) -> None:
    assert load_labels("2021").find_row(label) is None


@pytest.mark.parametrize(("label", "row"), [("3.其他", "otherwise.rest"), ("2.其他", ""), ("其他", "")])
def test_a_short_label_needs_its_own_number(label: str, row: str) -> None:
    found = load_labels("2021").find_row(label)
    assert (found.row.id if found else "") == row


def test_an_explanation_of_what_to_count_may_speak_of_years() -> None:
    block = load_labels("2019").form.tables["disclosure"].blocks[1]
    explained = "本年增/减（指2020年增加或减少的事项数，减用负值表示，如-8）"
    assert load_labels("2019").find_column(explained, block) == "本年增减"
    assert load_labels("2019").find_column("处理决定数量（2023年）", block) is None
    assert load_labels("2019").find_column("上年处理决定数量", block) is None


def test_a_numbering_and_a_figure_in_brackets_are_no_explanation() -> None:
    assert plain_label("（一）予以公开（全部公开的）") == "（一）予以公开"
    assert plain_label("行政许可（3）") == "行政许可（3）"
    assert find_explanation_end("（没有写完", 0) == 0
    assert find_explanation_end("（外（内）外）后", 0) == 7
    assert is_of_another_year("（2023年度）")
    assert not is_of_another_year("（不含上年结转的案件）")


@pytest.mark.parametrize("label", ["行政处罚：500455", "行政处罚\n500455", "行政处罚：500455件"])
def test_a_figure_behind_a_label_is_no_explanation(label: str) -> None:
    assert load_labels("2021").find_row(label) is None
