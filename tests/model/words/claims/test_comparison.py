"""What the prose states is told where no table bears it out, and nowhere else.

Covers model/words/claims/arithmetic.py, model/words/claims/changes.py, model/words/claims/channels.py,
model/words/claims/claim_findings.py, model/words/claims/claim_rules.py, model/words/claims/readings.py,
model/words/claims/repeats.py, model/words/claims/rounding.py, model/words/claims/shares.py and
model/words/claims/table_figures.py too.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from model.checks.findings import Finding
from model.checks.rules import compute_totals
from model.drafts.samples import load_sample
from model.form import editions
from model.form.figures import Number, number_of
from model.report.report import NOT_FOUND, Report
from model.words.all_findings import gather_findings
from model.words.claims import check_claims
from model.words.claims.claim_rules import CLAIM_RULES, ClaimRule
from tests.model.checks.plausible import two_years
from tests.model.words.claims.clerks_sentences import CLERKS_SENTENCES
from tests.model.words.claims.offices_sentences import LEFT_ALONE, TOLD
from tests.model.words.claims.sentences import RIGHT, TRAP, WRONG
from tests.model.words.claims.stated import write_prose

FORM = editions.load_form("2021")
REPORT = load_sample("linjiang-2025")
LAST = load_sample("linjiang-2024")


def told(text: str, report: Report = REPORT, last: Report | None = LAST, place: str = "overview") -> list[Finding]:
    return check_claims(editions.load_form(report.edition), replace(report, prose={place: text}), last)


def numbers_told(text: str) -> list[Number | None]:
    return [finding.number for finding in told(text)]


@pytest.mark.parametrize("subject", WRONG)
def test_of_a_wrong_sentence_every_wrong_number_is_told_and_no_other(subject: str) -> None:
    assert {text: numbers_told(text) for text, _ in WRONG[subject]} == dict(WRONG[subject])


@pytest.mark.parametrize("subject", RIGHT)
def test_a_sentence_is_right_where_any_meaning_of_its_words_fits(subject: str) -> None:
    assert {text: numbers_told(text) for text in RIGHT[subject] if told(text)} == {}


@pytest.mark.parametrize("subject", TRAP)
def test_numbers_of_other_bodies_years_and_matters_are_left_alone(subject: str) -> None:
    assert {text: numbers_told(text) for text in TRAP[subject] if told(text)} == {}


def test_sentences_of_different_offices_are_told_of_where_they_are_wrong_and_left_alone_where_not() -> None:
    assert {text: numbers_told(text) for text in TOLD} == TOLD
    assert {text: numbers_told(text) for text in LEFT_ALONE if told(text)} == {}


LARGE = compute_totals(
    FORM,
    REPORT.with_figures(
        {
            "disclosure.licensing.decisions": 12034,
            "disclosure.penalties.decisions": 300,
            "disclosure.fees.amount": Decimal(5000),
            "requests.received.natural": 2486,
        }
    ),
)
"""A large body: 许可 12034, 处罚 300, 收费 5000 万元, 新收 2500."""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("作出行政许可决定1.2万件、行政处罚决定3百件。", []),
        ("作出行政许可决定1万2千件。", []),
        ("作出行政许可决定1万2034件。", []),
        ("作出行政许可决定１.２万件。", []),
        ("作出行政许可决定12千件。", []),
        ("作出行政许可决定1.20万件。", []),
        ("作出行政许可决定1万2件。", []),
        ("作出行政许可决定近1.3万件。", []),
        ("全年收到政府信息公开申请2.5千件。", []),
        ("全年收到政府信息公开申请2千5百件。", []),
        ("全年收到政府信息公开申请25百件。", []),
        ("行政事业性收费0.5亿元。", []),
        ("行政事业性收费5千万元。", []),
        ("行政事业性收费实收5000万元。", []),
        ("作出行政许可决定1.3万件、行政处罚决定4百件。", [13000, 400]),
        ("作出行政许可决定1万3千件。", [13000]),
        ("全年收到政府信息公开申请2.6千件。", [2600]),
        ("全年收到政府信息公开申请2千6百件。", [2600]),
        ("全年收到政府信息公开申请3千件。", [3000]),
        ("行政事业性收费0.6亿元。", [6000]),
        ("行政事业性收费6千万元。", [6000]),
        ("行政事业性收费0.5万元。", [Decimal("0.5")]),
    ],
)
def test_numbers_of_hundreds_and_ten_thousands_are_taken_as_exact_as_they_are_written(
    text: str, numbers: list[Number]
) -> None:
    assert [finding.number for finding in told(text, LARGE)] == numbers


def test_what_is_called_level_may_differ_by_one_in_twenty_and_is_not_tested_without_last_year() -> None:
    assert told("全年收到政府信息公开申请2500件，与上年持平。", LARGE, REPORT)[0].rule == "words.change"
    assert told("全年收到政府信息公开申请2500件，与上年持平。", LARGE, LARGE) == []
    nearly = compute_totals(FORM, LARGE.with_figures({"requests.received.natural": 2400}))
    assert told("全年收到政府信息公开申请2500件，与上年持平。", LARGE, nearly) == []
    assert told("全年收到政府信息公开申请2500件，与上年持平。", LARGE, None) == []


@pytest.mark.parametrize("heading", ["", "（二）依申请公开。"], ids=["alone", "behind_the_heading"])
def test_sentences_of_clerks_that_contradict_no_table_are_left_alone(heading: str) -> None:
    assert {text: numbers_told(heading + text) for text in CLERKS_SENTENCES if told(heading + text)} == {}


@pytest.mark.parametrize("rule", CLAIM_RULES, ids=lambda rule: rule.id)
def test_the_example_of_a_rule_is_told_where_it_is_wrong_and_only_there(rule: ClaimRule) -> None:
    assert [finding.rule for finding in told(rule.wrong)] == [rule.id]
    assert told(rule.right) == []


def test_there_are_sentences_for_every_row_of_wordings() -> None:
    count = sum(len(texts) for table in (RIGHT, TRAP) for texts in table.values())
    assert count + len(CLERKS_SENTENCES) + sum(len(texts) for texts in WRONG.values()) >= 500
    assert all(len(RIGHT[subject]) >= 8 and len(WRONG[subject]) >= 8 for subject in WRONG)
    assert WRONG.keys() == RIGHT.keys()


def test_a_finding_says_where_the_number_stands_and_what_the_tables_have() -> None:
    text = "工作总体平稳。本年新收政府信息公开申请 ４７ 件，上年结转4件。"
    (finding,) = told(text)
    assert (finding.rule, finding.weight, finding.places) == ("words.claim", "warning", ("overview",))
    assert finding.sentence == "本年新收政府信息公开申请 ４７ 件，上年结转4件。"
    assert finding.number == 47
    assert finding.right == 48
    assert finding.cells == ("requests.received.total", "requests.carried_in.total")
    assert finding.table_figures == (("表三本年新收", 48), ("表三本年新收加上年结转", 52))
    assert finding.passage is not None
    assert text[finding.passage.start :].startswith(finding.passage.text)
    assert finding.passage.text == "４７ 件"
    assert "“本年新收政府信息公开申请 ４７ 件”，表三本年新收是 48件" in finding.message


@pytest.mark.parametrize("place", ["preamble", "overview", "problems", "other"])
def test_every_prose_text_is_compared(place: str) -> None:
    assert [finding.places for finding in told("全年新收政府信息公开申请47件。", place=place)] == [(place,)]


def test_a_statement_about_cells_that_are_not_filled_in_is_not_told() -> None:
    wrong = "新收政府信息公开申请47件，其中自然人33件。"
    blank = REPORT.with_figures({"requests.received.business": None, "requests.received.total": None})
    assert [finding.number for finding in told(wrong)] == [47, 33]
    assert [finding.number for finding in told(wrong, blank)] == [33]
    assert told(wrong, Report("2021", REPORT.cover)) == []


def test_a_statement_about_cells_that_could_not_be_read_is_not_told() -> None:
    cell = "requests.received.natural"
    unread = replace(REPORT.with_figures({cell: None}), unread={cell: NOT_FOUND})
    assert told("新收政府信息公开申请47件，其中自然人33件。", unread) == []


def test_a_total_may_be_as_the_file_states_it_or_as_its_parts_add_up() -> None:
    stated = replace(REPORT, stated_totals={"requests.received.total": 50})
    assert told("新收政府信息公开申请50件。", stated) == []
    assert told("新收政府信息公开申请48件。", stated) == []
    assert [finding.number for finding in told("新收政府信息公开申请49件。", stated)] == [49]


def test_the_tables_of_2019_are_compared_by_their_own_columns() -> None:
    report = load_sample("linjiang-2020")
    made = number_of(report.figures["disclosure.normative.made"])
    others = number_of(report.figures["requests.otherwise.total"])
    assert told(f"制发规范性文件{made}件，政府信息公开申请其他处理{others}件。", report, None) == []
    assert len(told(f"制发规范性文件{made + 40}件，政府信息公开申请其他处理{others + 40}件。", report, None)) == 2


def test_what_a_government_says_of_all_its_offices_is_its_own_and_not_one_of_its_offices() -> None:
    text = "全县共收到政府信息公开申请47件。县水务局收到政府信息公开申请5件。"
    county = REPORT.with_values({"cover.unit": "临江县人民政府"})
    assert [finding.number for finding in told(text, county)] == [47]
    assert [finding.number for finding in told(text)] == [5]


def test_a_change_is_told_only_beside_last_years_report() -> None:
    text = "收到政府信息公开申请48件，同比增长25%。"
    assert len(told(text)) == 1
    assert told(text, last=None) == []


def test_two_equal_statements_are_answered_each_for_itself() -> None:
    found = told("新收政府信息公开申请47件。\n全年共收到政府信息公开申请47件。")
    assert len({finding.key for finding in found}) == 2


def test_the_samples_say_what_their_tables_say() -> None:
    for name in ("linjiang-2020", "linjiang-2024", "linjiang-2025"):
        report = load_sample(name)
        findings = gather_findings(editions.load_form(report.edition), report, None)
        assert [finding.message for finding in findings if finding.rule.startswith("words.")] == []


def check_invented(seeds: range) -> tuple[list[str], list[str]]:
    """What is told of sound prose about invented reports, and the sentences of which a wrong number is not told."""
    false_alarms, misses = [], []
    for seed in seeds:
        edition = ("2021", "2019")[seed % 2]
        report, last = two_years(edition, seed // 2 % 4, seed)
        sound = write_prose(report, last, Random(seed))
        false_alarms += [finding.message for finding in told("".join(sound.sentences), report, last)]
        wrong = write_prose(report, last, Random(seed), wrong=seed % sound.written)
        found = told("".join(wrong.sentences), report, last)
        if not any(finding.number == wrong.altered for finding in found):
            misses.append("".join(wrong.sentences))
    return false_alarms, misses


def test_sound_prose_has_no_finding_and_a_wrong_number_in_it_has_one() -> None:
    assert check_invented(range(40)) == ([], [])


@pytest.mark.fuzz
def test_three_thousand_sound_reports_have_no_finding() -> None:
    assert check_invented(range(3000)) == ([], [])
