"""A figure of the tables takes the place of the number in the prose; the words around it stay as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.checks.findings import Finding, Passage
from model.form.figures import Number
from model.report.linked_text import FigureLink, LinkedText
from model.report.report import Report
from model.words.correction import can_correct, correct_prose, find_own_cell


def finding(text: str, passage: str, figure: Number) -> Finding:
    where = Passage("overview", text.index(passage), passage)
    return Finding(
        "words.claim", "warning", ("overview",), "", passage=where, table_figures=(("表三本年新收", figure),)
    )


@pytest.mark.parametrize(
    ("text", "passage", "figure", "corrected"),
    [
        ("新收47件，", "47件", 48, "新收48件，"),
        ("新收 47 件，", "47 件", 48, "新收 48 件，"),
        ("新收４７件，", "４７件", 48, "新收48件，"),
        ("新收四十七件，", "四十七件", 1048, "新收1048件，"),
        ("新收1,047件，", "1,047件", 1048, "新收1048件，"),
        ("新收48万件，", "48万件", 48, "新收48件，"),
        ("收费300元。", "300元", 231, "收费231万元。"),
        ("许可1万3千件。", "1万3千件", 12000, "许可12000件。"),
        ("许可1万3000 件。", "1万3000 件", 12000, "许可12000 件。"),
        ("收费0.35亿元。", "0.35亿元", 2500, "收费2500万元。"),
        ("收费3.5千万元。", "3.5千万元", 2500, "收费2500万元。"),
        ("新收十五件。", "十五件", 48, "新收48件。"),
        ("新收一万零五件。", "一万零五件", 48, "新收48件。"),
        ("均为0。", "0", 2, "均为2。"),
    ],
)
def test_only_the_number_is_written_anew(text: str, passage: str, figure: Number, corrected: str) -> None:
    assert can_correct(finding(text, passage, figure))
    assert correct_prose(LinkedText(text), finding(text, passage, figure), figure).text == corrected


def test_words_that_say_there_was_none_cannot_be_corrected_by_a_figure() -> None:
    assert not can_correct(finding("未收到申请。", "未收到申请", 3))


@pytest.mark.parametrize(
    ("rule", "text", "passage"),
    [("words.change", "新收48件，同比增长25%。", "25%"), ("words.channels", "新收48件，网上申请58件。", "58件")],
)
def test_a_number_that_is_no_figure_of_a_cell_is_not_overwritten_with_one(rule: str, text: str, passage: str) -> None:
    assert not can_correct(replace(finding(text, passage, 48), rule=rule))


def test_a_figure_that_follows_the_table_is_that_of_the_one_cell_that_has_it() -> None:
    report = Report("2021", figures={"requests.received.total": 48, "requests.carried_in.total": 4})
    about = replace(finding("新收47件，", "47件", 48), cells=("requests.received.total", "requests.carried_in.total"))
    assert find_own_cell(report, about, 48) == "requests.received.total"
    assert find_own_cell(report, about, 52) == ""
    assert find_own_cell(report.with_figures({"requests.carried_in.total": 48}), about, 48) == ""
    linked = correct_prose(LinkedText("新收47件，"), about, 48, "requests.received.total")
    assert (linked.text, linked.links) == ("新收48件，", (FigureLink(2, 2, "requests.received.total"),))


def test_a_text_that_has_changed_meanwhile_stays() -> None:
    changed = LinkedText("全年新收50件，")
    assert correct_prose(changed, finding("新收47件，", "47件", 48), 48) == changed
