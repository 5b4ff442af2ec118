"""The file of wordings: its language, what in it contradicts itself, and that the one we ship does not."""

from __future__ import annotations

import pytest

from model.form import editions
from model.wording.wordings import YEAR, ContradictoryWordings, load_wordings, parse_wordings

HEAD = """
[figures]
"甲" = "requests.received.total"
"乙" = "requests.granted.total + requests.refused.*.total"

[lists."结果"]
items = ["甲{甲}件", "乙{乙}件"]
"""


def sentence(text: str, more: str = "", section: str = "overview") -> str:
    return f'{HEAD}\n[[sentence]]\nsection = "{section}"\ntopic = "依申请公开"\ntext = "{text}"\n{more}\n'


def test_brackets_make_a_part_that_may_be_left_out() -> None:
    (wording,) = parse_wordings(sentence("共{甲}件[，其中{*结果}]。")).wordings
    assert [(part.text, part.is_optional) for part in wording.parts] == [
        ("共{甲}件", False),
        ("，其中{*结果}", True),
        ("。", False),
    ]


def test_what_a_wording_depends_on_are_its_figures_lists_and_conditions() -> None:
    read = parse_wordings(sentence("{年度}年共{*结果}。", 'zero = ["乙"]'))
    assert read.names_in(read.wordings[0]) == ("乙", YEAR, "甲")
    assert read.cells["乙"] == ("requests.granted.total", "requests.refused.*.total")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (sentence("共{丙}件。"), "没有定义“丙”"),
        (sentence("共{*丙}。"), "没有定义列表“丙”"),
        (sentence("共[{甲}件。"), "方括号不成对"),
        (sentence("共{甲}件。", 'nonzero = ["丁"]'), "没有定义“丁”"),
        (sentence("共{甲}件。", section="overvie"), "没有“overvie”这一部分"),
        (HEAD.replace("乙{乙}", "戊{戊}") + "\n[[sentence]]\n" + sentence("无。").partition("[[sentence]]")[2], "戊"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ContradictoryWordings, match=fault):
        parse_wordings(text)


def test_every_cell_of_our_file_is_in_an_edition_of_the_form() -> None:
    known = {cell for edition in ("2019", "2021") for cell in editions.load_form(edition).cells}
    for terms in load_wordings().cells.values():
        for term in terms:
            head, _, tail = term.partition(".*.")
            assert term in known or any(cell.startswith(head) and cell.endswith(tail) for cell in known), term


def test_no_figure_of_our_file_is_without_use() -> None:
    read = load_wordings()
    used = {name for wording in read.wordings for name in read.names_in(wording)}
    assert sorted(read.cells.keys() - used) == []


def test_topics_of_section_one_are_its_headings() -> None:
    headings = editions.load_form("2021").section_by_id("overview").subheadings
    assert {wording.topic for wording in load_wordings().wordings if wording.section == "overview"} <= set(headings)
