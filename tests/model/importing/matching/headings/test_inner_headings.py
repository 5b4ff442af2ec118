"""A report that lost its line ends."""

from __future__ import annotations

import pytest

from model.form import editions
from model.importing.document import DocumentRow
from model.importing.matching.headings.inner_headings import split_at_headings, split_behind_title

SECTIONS = [section for section in editions.load_form("2021").sections if section.kind != "cover"]


def test_running_text_is_cut_at_the_headings_in_it_and_nothing_is_lost() -> None:
    text = "按照要求，编制本报告。 一、总体情况 平稳有序，按时办结，没有投诉。 五、存在的主要问题及改进情况 人手不足。"
    texts = [row.text for row in split_at_headings(DocumentRow((text,), ""), SECTIONS, SECTIONS)]
    assert texts == [
        "按照要求，编制本报告。",
        "一、总体情况",
        "平稳有序，按时办结，没有投诉。",
        "五、存在的主要问题及改进情况",
        "人手不足。",
    ]


def test_a_sentence_that_lists_the_sections_stays_whole() -> None:
    text = "本报告由一、总体情况，二、主动公开政府信息情况，五、存在的主要问题及改进情况，六、其他需要报告的事项组成。"
    row = DocumentRow((text,), "")
    assert list(split_at_headings(row, SECTIONS, SECTIONS)) == [row]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "云岭县水务局2025年政府信息公开工作年度报告 编制本报告。",
            ["云岭县水务局2025年政府信息公开工作年度报告", "编制本报告。"],
        ),
        ("2025年政府信息公开工作年度报告根据条例编制", ["2025年政府信息公开工作年度报告", "根据条例编制"]),
        ("2025年政府信息公开工作年度报告一、总体情况", ["2025年政府信息公开工作年度报告", "一、总体情况"]),
        (
            "云岭县水务局2023年政府信息公开工作年度报告 2024-01-15",
            ["云岭县水务局2023年政府信息公开工作年度报告 2024-01-15"],
        ),
        ("政府信息公开年度报告 公开目录", ["政府信息公开年度报告 公开目录"]),
        (
            "云岭县水务局2025年政府信息公开工作年度报告（2026年1月）",
            ["云岭县水务局2025年政府信息公开工作年度报告（2026年1月）"],
        ),
        (
            "现公布云岭县水务局2025年政府信息公开工作年度报告 请阅。",
            ["现公布云岭县水务局2025年政府信息公开工作年度报告 请阅。"],
        ),
    ],
)
def test_a_title_is_cut_from_the_text_behind_it(text: str, parts: list[str]) -> None:
    assert [row.text for row in split_behind_title(DocumentRow((text,), ""))] == parts
