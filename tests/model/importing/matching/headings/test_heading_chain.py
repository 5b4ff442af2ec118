"""Which lines the sections begin with."""

from __future__ import annotations

import pytest

from model.form import editions
from model.importing.document import DocumentRow
from model.importing.matching.headings.heading_chain import find_headings

FORM = editions.load_form("2021")
SECTIONS = [section for section in FORM.sections if section.kind != "cover"]
LABELS = [section.label for section in SECTIONS]
TABLE = "甲|乙"


def row(text: str) -> DocumentRow:
    cells = tuple(text.split("|"))
    return DocumentRow(cells, "", is_table=len(cells) > 1)


def beginnings(texts: list[str]) -> dict[str, int]:
    """Each section that begins, and the number of its row."""
    found = find_headings([row(text) for text in texts], SECTIONS, FORM)
    return {heading.section: number for number, heading in found.items() if heading.section}


def with_text(labels: list[str]) -> list[str]:
    tables = dict.fromkeys(labels[1:4], TABLE)
    return [line for label in labels for line in (label, tables.get(label, "平稳有序。"))]


WHOLE = {section.id: 2 * number for number, section in enumerate(SECTIONS)}


@pytest.mark.parametrize(
    "labels",
    [
        LABELS,
        [label[2:] for label in LABELS],
        [f"（{label[0]}）{label[2:]}" for label in LABELS],
        [f"{number}.{label[2:]}" for number, label in enumerate(LABELS, 1)],
        [f"第{label[0]}部分　{label[2:]}" for label in LABELS],
        ["　".join(label) for label in LABELS],
    ],
)
def test_sections_begin_with_their_headings_however_numbered(labels: list[str]) -> None:
    assert beginnings(with_text(labels)) == WHOLE


@pytest.mark.parametrize(
    "inside",
    [
        ["（一）主动公开政府信息情况", "（三）收到和处理政府信息公开申请情况"],
        ["1.主动公开政府信息情况", "5.存在的主要问题及改进情况"],
        ["主动公开情况", "依申请公开情况", "其他情况"],
        ["一、主动公开", "二、主动公开政府信息情况", "三、依申请公开情况", "四、行政复议情况", "五、整改问题"],
    ],
)
def test_a_list_inside_a_section_begins_none(inside: list[str]) -> None:
    lines = [line for text in inside for line in (text, "按时办结。")]
    expected = {id: place + (len(lines) if place else 0) for id, place in WHOLE.items()}
    whole = with_text(LABELS)
    assert beginnings([*whole[:2], *lines, *whole[2:]]) == expected


@pytest.mark.parametrize(
    "contents",
    [
        LABELS,
        ["目录", *LABELS],
        ["目 录", *(f"{label}………{page}" for page, label in enumerate(LABELS, 1))],
        ["目录", *(f"{label} {page}" for page, label in enumerate(LABELS, 1))],
        ["目录", LABELS[0], "（一）主动公开", "（二）依申请公开", *LABELS[1:]],
    ],
)
@pytest.mark.parametrize("between", [[], ["按照要求，编制本报告。"]])
def test_a_table_of_contents_begins_no_section(contents: list[str], between: list[str]) -> None:
    head = [*contents, *between]
    found = find_headings([row(text) for text in [*head, *with_text(LABELS)]], SECTIONS, FORM)
    begun = {heading.section: number - len(head) for number, heading in found.items() if heading.section}
    assert begun == WHOLE
    assert set(range(len(contents))) <= set(found)


def test_a_blank_form_is_no_table_of_contents() -> None:
    assert beginnings(LABELS) == {section.id: number for number, section in enumerate(SECTIONS)}


def test_a_repeated_heading_begins_nothing_and_is_no_text() -> None:
    texts = with_text(LABELS)
    found = find_headings([row(text) for text in [*texts[:4], LABELS[1], TABLE, *texts[4:]]], SECTIONS, FORM)
    assert found[4].section == ""


def test_a_heading_broken_into_two_lines_is_one() -> None:
    texts = with_text(LABELS)
    broken = [*texts[:4], LABELS[2][:10], LABELS[2][10:], *texts[5:]]
    found = find_headings([row(text) for text in broken], SECTIONS, FORM)
    assert (found[4].section, found[5].section) == ("requests", "")
