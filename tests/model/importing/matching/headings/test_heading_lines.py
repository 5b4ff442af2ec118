"""One line as the heading of a section."""

from __future__ import annotations

import pytest

from model.form import editions
from model.form.form import Section
from model.importing.matching.headings.heading_lines import is_label_of_table, is_official, is_page_number, read_heading

FORM = editions.load_form("2021")
SECTIONS = {section.id: section for section in FORM.sections}
NUMBERS = {section.id: number for number, section in enumerate(FORM.sections)}


def section_of(id: str) -> tuple[Section, int]:
    return SECTIONS[id], NUMBERS[id]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("一、总体情况", "overview"),
        ("一、總體情況", "overview"),
        ("一、 总 体 情 况", "overview"),
        ("—、总体情况", "overview"),
        ("第一部分 总体情况", "overview"),
        ("第1部分 总体情况", "overview"),
        ("二、主动公开政府信息情况（单位：件）", "disclosure"),
        ("一 总体情况", "overview"),
        ("总体情况：", "overview"),
        ("一、政府信息公开工作总体情况", "overview"),
        ("⼆、主动公开政府信息情况", "disclosure"),
        ("二. 主动公开政府信息情况", "disclosure"),
        ("主动公开政府信息情况", "disclosure"),
        ("三、政府信息公开申请办理情况", "requests"),
        ("四、因政府信息公开被申请行政复议、提起行政诉讼情况", "remedies"),
        ("【五、存在的主要问题及改进情况】", "problems"),
        ("五、工作中的不足和下一步打算", "problems"),
        ("存在的主要问题和改进措施", "problems"),
        ("七、其他需要报告的事项", "other"),
        ("六、需要说明的其它事项", "other"),
    ],
)
def test_a_heading_is_known_by_number_and_subject_or_by_its_wording(text: str, id: str) -> None:
    reading = read_heading(text, *section_of(id))
    assert reading is not None
    assert (reading.level, reading.length) == ("section", len(text))
    assert [other for other in SECTIONS if other not in ("cover", id) and read_heading(text, *section_of(other))] == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("（一）主动公开政府信息情况", "disclosure"),
        ("1.主动公开政府信息情况", "disclosure"),
        ("（二）依申请公开情况", "requests"),
        ("二、上年结转政府信息公开申请数量", "requests"),
        ("第三方申请", "requests"),
        ("一、总体情况，二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况。", "overview"),
        ("总体情况良好。", "overview"),
        ("五、加强整改，补齐短板。", "problems"),
    ],
)
def test_subheadings_labels_and_sentences_are_no_headings(text: str, id: str) -> None:
    assert read_heading(text, *section_of(id)) is None


@pytest.mark.parametrize(
    ("text", "id", "heading"),
    [
        ("一、总体情况2025年，本机关平稳有序。", "overview", "一、总体情况"),
        ("一、总体情况（一）主动公开。公开12条。", "overview", "一、总体情况"),
        ("一、总 体 情 况 本机关平稳有序。", "overview", "一、总 体 情 况"),
        ("五、存在的问题及改进措施：一是人手不足。", "problems", "五、存在的问题及改进措施"),
        ("六、其他需要报告的事项：无", "other", "六、其他需要报告的事项"),
        ("六、其他需要报告的事项无。", "other", "六、其他需要报告的事项"),
        ("六、其他事项 无", "other", "六、其他事项"),
        ("第六部分 其他需要报告的事项 没有。", "other", "第六部分 其他需要报告的事项"),
    ],
)
def test_the_first_sentence_behind_a_heading_is_none_of_it(text: str, id: str, heading: str) -> None:
    reading = read_heading(text, *section_of(id))
    assert reading is not None
    assert text[: reading.length] == heading


def test_a_numbered_subheading_is_told_apart_by_its_level() -> None:
    reading = read_heading("（二）主动公开政府信息情况", *section_of("disclosure"))
    assert reading is not None
    assert reading.level == "（一）"


def test_official_wording_labels_and_page_numbers() -> None:
    assert is_official("二、主動公開政府信息情況", SECTIONS["disclosure"])
    assert not is_official("二、主动公开情况", SECTIONS["disclosure"])
    assert is_label_of_table("二、上年结转政府信息公开申请数量")
    assert is_page_number("……… 12")
    assert not is_page_number("12件")
