"""The short list of what of a paste should be looked at."""

from __future__ import annotations

from model.pasting.paste_exceptions import list_exceptions
from model.report.report import Report
from tests.model.pasting.plans import pasted
from tests.reports import balanced

Told = list[tuple[str, str, str, str]]


def told(text: str, at: str = "requests.granted.natural", report: Report | None = None) -> Told:
    return [(each.kind, each.place, each.text, each.words) for each in list_exceptions(pasted(text, at, report))]


def test_plain_figures_into_blanks_are_no_exceptions() -> None:
    assert told("1|2|3\n4|5|6") == []


def test_a_few_are_told_one_by_one_the_gravest_first() -> None:
    assert told("３|张三|—|1.2万|5") == [
        ("refused", "表三 予以公开·商业企业", "张三", "这一格要填数字，例如 12"),
        ("dash", "表三 予以公开·科研机构", "—", "不是数字，空着还是填 0 要由您定"),
        ("doubtful", "表三 予以公开·社会公益组织", "1.2万", "带单位“万”，读作 12000，请核对"),
        ("understood", "表三 予以公开·自然人", "３", "全角字符，读作 3"),
    ]


def test_many_of_the_same_notation_are_one_entry_with_an_example() -> None:
    assert told("３|４|５|６") == [("understood", "4 格", "３、４、５…", "全角字符，例如“３”读作 3")]
    kinds = [entry[3] for entry in told("３|４|５|６\n十五|十六|十七|十八")]
    assert kinds == ["全角字符，例如“３”读作 3", "中文数字，例如“十五”读作 15"]


def test_what_cannot_be_read_is_told_one_by_one_however_much_it_is() -> None:
    entries = told("甲|乙|丙|丁|戊|己")
    assert [(kind, text) for kind, _, text, _ in entries] == [("refused", name) for name in "甲乙丙丁戊己"]


def test_figures_that_would_be_changed_or_cleared_are_told_with_what_stood_there() -> None:
    assert [entry[3] for entry in told("1| |2", report=balanced())] == ["原来是 2，会被替换", "原来是 2，会清空"]
    (entry,) = told("1| |3|4|5|6", report=balanced())
    assert entry == ("overwriting", "6 格", "1、（空）、3…", "原来有数，会被替换；其中 1 格会清空")


def test_a_figure_may_be_an_exception_in_two_ways() -> None:
    assert [(entry[0], entry[2]) for entry in told("３|2", report=balanced())] == [
        ("overwriting", "３"),
        ("understood", "３"),
    ]


def test_what_falls_outside_of_the_table_and_totals_that_differ_are_told() -> None:
    entries = list_exceptions(pasted("1|2|5", "requests.received.legal"))
    assert [(entry.kind, entry.can_be_left_out) for entry in entries] == [("total", False)]
    assert [entry.kind for entry in list_exceptions(pasted("1|2|5|4", "requests.received.legal"))] == [
        "outside",
        "total",
    ]
