"""Local rules on reports: the example that is shipped, each kind of demand, and what must not be told.

Covers model/words/section_words.py and model/words/claims/named_figures.py too.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from importlib.resources import files

import pytest

from model.checks.check_memory import CheckMemory
from model.checks.explanations import answer_values
from model.checks.findings import Finding
from model.checks.rules import compute_totals
from model.form.editions import load_form
from model.local_rules.local_rule import LocalRule
from model.local_rules.rule_reader import read_rules
from model.report.linked_text import write_link
from model.report.report import Report
from model.words.all_findings import gather_findings
from model.words.local_findings import make_local_checks

FORM = load_form("2021")
EXAMPLE = files("resources").joinpath("local_rules", "example.toml").read_text(encoding="utf-8")
GOOD = """（一）主动公开。全年通过政府网站公开信息120条，微信公众号推送四十条。发布政策解读12篇，回应群众关切3次，\
公开重点领域信息56条，没有出版政府公报。
（二）依申请公开。本年共收到政府信息公开申请五件，均按时答复。
（三）政府信息管理。现行有效行政规范性文件15件，件数已与市司法局核对一致。作出行政处罚决定１２件，其中依法不公开的2件。
（四）政府信息公开平台建设。维护专栏3个。
（五）监督保障。开展培训2次。"""
RECEIVED = dict.fromkeys(
    (f"requests.received.{column}" for column in ("business", "research", "charity", "legal", "other")), 0
)


def make_report(text: str, **more: str) -> Report:
    figures: dict[str, int | Decimal] = {
        **RECEIVED,
        "requests.received.natural": 5,
        "disclosure.normative.in_force": 15,
    }
    figures |= {"disclosure.penalties.decisions": 12, "disclosure.fees.amount": Decimal("12.5")}
    report = Report("2021", {"year": "2025", "unit": "临江县水务局"}).with_figures(figures)
    return compute_totals(FORM, report.with_values({"overview": text, **more}))


def find_by(rules: Sequence[LocalRule], report: Report) -> list[Finding]:
    """The findings of rules in a report, without explanations."""
    return CheckMemory().run_checks(make_local_checks(rules), FORM, report, None)


def find(text: str, *lines: str, report: Report | None = None, **more: str) -> list[Finding]:
    """The findings of one rule in a report whose section one is this text."""
    rule = "\n".join(['[[rule]]\nid = "x"\nsays = "请核对"\ncites = "某市文件"', *lines])
    rules, faults = read_rules("x.toml", rule)
    assert faults == []
    return find_by(rules, report or make_report(text, **more))


def test_a_good_section_satisfies_the_example_and_a_poor_one_yields_each_finding() -> None:
    rules, faults = read_rules("example.toml", EXAMPLE)
    assert faults == []
    assert find_by(rules, make_report(GOOD)) == []
    poor = find_by(rules, make_report("我局认真做好政府信息公开工作，成效明显。"))
    assert [finding.rule for finding in poor] == [rule.finding_rule for rule in rules]
    assert {finding.weight for finding in poor} == {"warning", "hint"}
    assert all(finding.places == ("overview",) for finding in poor)
    assert all(finding.citation.startswith("本单位规则：") for finding in poor)


@pytest.mark.parametrize(
    ("removed", "told"),
    [
        ("全年通过政府网站公开信息120条，", "channels"),
        ("微信公众号推送四十条", "channels_media"),
        ("发布政策解读12篇，", "interpretations"),
        ("回应群众关切3次，", "responses"),
        ("公开重点领域信息56条，", "key_fields"),
        ("没有出版政府公报", "gazettes"),
        ("现行有效行政规范性文件15件，", "normative_count"),
        ("与市司法局核对一致", "normative_agreed"),
        ("作出行政处罚决定１２件，", "penalties_count"),
        ("其中依法不公开的2件", "unpublished_decisions"),
        ("本年共收到政府信息公开申请五件，", "received_count"),
        ("维护专栏3个", "platforms"),
        ("（五）监督保障。", "supervision_heading"),
    ],
)
def test_each_thing_left_out_of_the_good_section_is_told(removed: str, told: str) -> None:
    rules, _ = read_rules("example.toml", EXAMPLE)
    text = GOOD.replace(removed, "").replace("平台建设", "建设")
    found = [finding.rule for finding in find_by(rules, make_report(text))]
    assert f"local.{told}" in found


@pytest.mark.parametrize("text", ["出版公报。", "出版公　报。", "出版\u200b公报", "１、公报"])
def test_a_phrase_that_must_stand_is_found_in_any_writing(text: str) -> None:
    assert find(text, 'section = "一"', 'must = ["简报", "公报"]') == []


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        ("出版公报4期。", True),
        ("出版公报四期。", True),
        ("公报出了十二期，向社会发放。", True),
        ("没有出版公报。", True),
        ("公报无。", True),
        ("出版公报。发布解读3篇。", False),
        ("出版公报；发布解读3篇。", False),
        ("2025年出版公报。", False),
        ("第3次出版公报。", False),
        ("第三次出版公报。", False),
        ("按照国办函〔2021〕30号出版公报。", False),
        ("按《条例》第二十条出版公报。", False),
    ],
)
def test_a_number_must_stand_in_the_sentence_of_the_phrase(text: str, is_fine: bool) -> None:
    assert (find(text, 'section = "一"', 'must = "公报"', "with_number = true") == []) is is_fine


def test_a_phrase_that_must_not_stand_is_told_where_it_stands() -> None:
    (finding,) = find(
        "我局高度重视。\n公开 工作成绩显著。又成绩显著。", 'section = "一"', 'must_not = ["成绩显著", "圆满"]'
    )
    assert finding.message == "请核对。这里写的是“成绩显著”，共 2 处。"
    assert finding.passage is not None
    assert (finding.passage.place, finding.passage.start, finding.passage.text) == ("overview", 13, "成绩显著")
    assert (finding.sentence, finding.key) == ("公开 工作成绩显著。", "local.x:overview:成绩显著")


def test_the_whole_report_can_be_searched() -> None:
    found = find("好。", 'section = "全文"', 'must_not = "圆满"', problems="圆满完成。", other="圆满。")
    assert [finding.places for finding in found] == [("problems",), ("other",)]
    assert find("好。", 'section = "全文"', 'must = "圆满"', other="圆满。") == []


@pytest.mark.parametrize(
    ("cell", "text", "is_named"),
    [
        ("requests.received.total", "全年新收政府信息公开申请5件。", True),
        ("requests.received.total", "全年受理依申请公开五件。", True),
        ("requests.received.total", "收到政府信息公开申请 ５ 件。", True),
        ("requests.received.total", "收到政府信息公开申请4件。", False),
        ("requests.received.total", "办结政府信息公开申请5件。", False),
        ("requests.received.total", "出版公报5期。", False),
        ("disclosure.penalties.decisions", "发布解读12篇。", False),
        ("disclosure.penalties.decisions", "查处违法案件12件。", True),
        ("requests.received.total", "上年收到政府信息公开申请5件。", False),
        ("requests.received.business", "全年收到政府信息公开申请5件，商业企业没有提出申请。", False),
        ("disclosure.penalties.decisions", "作出行政处罚决定12件。", True),
        ("disclosure.penalties.decisions", "行政处罚12件，全部公示。", True),
        ("disclosure.penalties.decisions", "作出行政许可决定12件。", False),
        ("disclosure.fees.amount", "收取行政事业性收费12.5万元。", True),
        ("disclosure.fees.amount", "收取行政事业性收费125000元。", True),
        ("disclosure.fees.amount", "收取行政事业性收费12.5元。", False),
        ("requests.granted.total", "全年收到政府信息公开申请5件。", True),  # not filled in: not tested
    ],
)
def test_a_figure_is_named_by_whatever_fitting_writing(cell: str, text: str, is_named: bool) -> None:
    found = find(text, 'section = "一"', f'names = "{cell}"')
    assert (found == []) is is_named
    assert all(finding.cells == (cell,) for finding in found)


def test_a_figure_of_nought_is_named_by_saying_that_there_was_none() -> None:
    report = make_report("本年未收到政府信息公开申请。").with_figures({"requests.received.natural": 0})
    assert find("", 'section = "一"', 'names = "requests.received.total"', report=compute_totals(FORM, report)) == []


@pytest.mark.parametrize(
    ("text", "has_heading"),
    [
        ("（五）监督保障。开展培训。", True),
        ("(五)监督保障\n开展培训。", True),
        ("5.监督保障情况：开展培训。", True),
        ("监督保障\n开展培训。", True),
        ("监督保障：开展培训。", True),
        ("（四）平台建设。改版专栏。（五）监督保障。开展培训。", True),
        ("五是强化监督保障。", True),
        ("开展培训，做好监督保障。", False),
        ("监督保障开展培训2次。", False),
        ("我局通过加强培训等办法，抓实抓好监督保障，取得成效", False),
    ],
)
def test_a_heading_is_told_from_a_sentence(text: str, has_heading: bool) -> None:
    assert (find(text, 'section = "一"', 'heading = ["监督保障"]') == []) is has_heading


def test_a_text_that_is_too_long_is_told_and_its_explanation_stays_while_it_is_written_on() -> None:
    rule = ('section = "一"', "most = 10")
    assert find("一二三四五 六七八九十\n", *rule) == []
    (finding,) = find("一二三四五六七八九十十", *rule)
    assert finding.message == "请核对。一、总体情况写了 11 字，最多 10 字。"
    report = make_report("一二三四五六七八九十十")
    longer = report.with_values({**answer_values(report, finding, "内容多"), "overview": "字" * 12})
    rules, _ = read_rules("x", '[[rule]]\nid = "x"\nsays = "请核对"\ncites = "某市文件"\n' + "\n".join(rule))
    told = [
        one for one in gather_findings(FORM, longer, local_checks=make_local_checks(rules)) if one.rule == "local.x"
    ]
    assert [(one.answer, one.status) for one in told] == [("内容多", "已说明")]


def test_nothing_is_said_of_a_text_that_is_empty_or_could_not_be_read() -> None:
    for lines in (['must = "公报"'], ['heading = "公报"'], ['names = "requests.received.total"'], ["most = 1"]):
        assert find("  ", 'section = "一"', *lines) == []
        report = make_report("很短").with_values({"unread.overview": "x"})
        assert find("", 'section = "一"', *lines, report=report) == []


def test_an_equation_names_cells_as_all_findings_do() -> None:
    holds = 'holds = "disclosure.penalties.decisions <= disclosure.normative.in_force - 10"'
    (finding,) = find("", holds, "")
    assert (finding.left, finding.right) == (12, 5)
    assert finding.places == ("disclosure.penalties.decisions", "disclosure.normative.in_force")
    assert (finding.weight, finding.rule, finding.citation) == ("warning", "local.x", "本单位规则：某市文件")


def test_an_equation_with_a_blank_cell_or_without_last_years_report_is_not_tested() -> None:
    assert find("", 'holds = "disclosure.penalties.decisions = requests.granted.total"') == []
    assert find("", 'holds = "disclosure.penalties.decisions = last.disclosure.penalties.decisions"') == []


def test_only_reports_that_a_rule_covers_are_tested() -> None:
    assert find("好。", 'section = "一"', 'must = "公报"', 'units = ["镇"]') == []
    assert find("好。", 'section = "一"', 'must = "公报"', "first_year = 2026") == []
    assert len(find("好。", 'section = "一"', 'must = "公报"', 'units = ["水务局"]', "years = [2025]")) == 1


def test_findings_are_sorted_in_with_all_others() -> None:
    rules, _ = read_rules("example.toml", EXAMPLE)
    found = gather_findings(FORM, make_report("好。"), local_checks=make_local_checks(rules))
    assert sum(finding.rule.startswith("local.") for finding in found) == len(rules)
    weights = [finding.weight for finding in found]
    assert weights == sorted(weights, key=["error", "warning", "hint"].index)


LINKED = f"（二）依申请公开。本年收到政府信息公开申请{write_link('requests.received.total')}件，出版公报0期。"
"""The figure in it follows the table, where it is 5; stored is no figure, but the id of the cell."""


@pytest.mark.parametrize(
    "demand",
    [
        'names = "requests.received.total"',
        'must = "公开申请5件"',
        'must = "申请"\nwith_number = true',
        'must_not = ["requests", "received", "申请件"]',
        "most = 34",
    ],
)
def test_a_figure_that_follows_the_table_counts_as_what_is_shown(demand: str) -> None:
    assert make_report(LINKED).prose["overview"] == LINKED.replace(write_link("requests.received.total"), "5")
    assert find(LINKED, 'section = "一"', demand) == []


def test_a_forbidden_phrase_with_such_a_figure_in_it_is_quoted_as_it_is_shown() -> None:
    (finding,) = find(LINKED, 'section = "一"', 'must_not = "申请5件"')
    shown = make_report(LINKED).prose["overview"]
    assert finding.passage is not None
    assert (finding.passage.start, finding.passage.text) == (shown.index("申请5件"), "申请5件")
    assert "“申请5件”" in finding.message
    assert finding.sentence.startswith("本年收到政府信息公开申请5件")


def test_the_same_rule_follows_the_figure_when_the_table_changes() -> None:
    more = compute_totals(FORM, make_report(LINKED).with_figures({"requests.received.natural": 7}))
    (finding,) = find("", 'section = "一"', 'must = "公开申请5件"', report=more)
    assert finding.places == ("overview",)
    assert find("", 'section = "一"', 'names = "requests.received.total"', report=more) == []


def test_a_figure_that_is_not_filled_in_yet_is_no_number() -> None:
    text = f"收到申请{write_link('disclosure.coercion.decisions')}件。"
    demand = ('section = "一"', 'must = "申请"', "with_number = true")
    assert "（未填 " in make_report(text).prose["overview"]
    assert len(find(text, *demand)) == 1
    filled = compute_totals(FORM, make_report(text).with_figures({"disclosure.coercion.decisions": 3}))
    assert find("", *demand, report=filled) == []
