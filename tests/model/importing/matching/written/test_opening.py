"""What stands before the first section."""

from __future__ import annotations

import pytest

from model.form import editions
from model.importing.document import DocumentRow
from model.importing.matching.written.opening import read_opening
from model.importing.matching.written.titles import Title

FORM = editions.load_form("2021")
TITLE = "云岭县水务局2025年政府信息公开工作年度报告"
SENTENCE = "按照条例要求，编制本报告。"


def rows(texts: list[str]) -> list[DocumentRow]:
    return [DocumentRow((text,), f"第 {number} 段") for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    "texts",
    [
        [TITLE],
        ["2025年政府信息公开工作年度报告", "云岭县水务局", "2025年政府信息公开工作年度报告"],
        ["政府信息公开工作年度报告", "云岭县水务局", "2025年政府信息公开工作年度报告"],
        ["云岭县水务局", "2025年政府信息公开工作年度报告"],
        ["云岭县水务局政府信息公开工作年度报告", "（2025年度）"],
        [TITLE, "云岭县水务局"],
        [TITLE, TITLE],
    ],
)
def test_unit_and_year_are_told_by_the_lines_of_the_title(texts: list[str]) -> None:
    opening = read_opening(rows([*texts, SENTENCE]), FORM, "")
    assert (opening.title.unit or opening.unit_line, opening.title.year) == ("云岭县水务局", "2025")
    assert (opening.preamble, opening.aside) == ([SENTENCE], [])


def test_a_line_beside_the_title_names_the_unit_only_if_it_may() -> None:
    texts = ["2025年政府信息公开工作年度报告", "望川县林业局", SENTENCE]
    assert read_opening(rows(texts), FORM, "云岭县水务局").unit_line == ""
    assert read_opening(rows(texts), FORM, "望川县林业局").unit_line == "望川县林业局"


def test_what_a_page_has_around_the_title_is_set_aside() -> None:
    around = [
        "云岭县人民政府门户网站",
        "首页 机构概况 新闻中心 政务公开",
        "索引号：002489",
        "首页",
        "2026-01-20",
    ]
    below = ["发布时间：2026-01-12 10:30", "打印", "年报"]
    opening = read_opening(rows([*around, TITLE, *below, SENTENCE]), FORM, "")
    assert opening.title == Title("云岭县水务局", "2025")
    assert opening.preamble == [SENTENCE]
    assert [text for _, text in opening.aside] == [*around, *below]
    assert opening.dated == ""


def test_sentences_and_contact_stay_in_the_preamble() -> None:
    texts = [
        "县政府办公室：",
        "按照条例规定",
        "编制本报告。电子版见",
        "https://www.yunling.example.cn/",
        "电话：0576-81234567",
    ]
    opening = read_opening(rows([TITLE, *texts]), FORM, "")
    assert opening.preamble == texts
    assert opening.aside == []


def test_a_date_under_the_title_is_the_reports() -> None:
    assert read_opening(rows([TITLE, "（2026年1月12日）", SENTENCE]), FORM, "").dated == "2026年1月12日"


def test_without_a_title_nothing_is_set_aside_but_lines_of_a_page() -> None:
    opening = read_opening(rows(["年报", "打印", SENTENCE]), FORM, "")
    assert opening.preamble == ["年报", SENTENCE]
    assert opening.aside == [("第 2 段", "打印")]


def test_entries_of_a_table_of_contents_are_set_aside() -> None:
    opening = read_opening(rows([TITLE, "目　录", "（一）主动公开……3", SENTENCE]), FORM, "")
    assert opening.preamble == [SENTENCE]
