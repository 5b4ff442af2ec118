"""内容雷同: a section that is mostly last year's is told; figures, headings and what the notice asks for are not."""

from __future__ import annotations

import pytest

from model.checks.findings import Finding, list_unpublishable
from model.form import editions
from model.report.report import Report
from model.wording.offered_sentences import list_offered_sentences
from model.words.all_findings import gather_findings
from model.words.likeness import likeness_check
from model.words.likeness.likeness_check import check_likeness
from model.words.word_checks import CHECKS
from tests.model.checks.plausible import two_years
from tests.model.reports import written

FORM = editions.load_form("2021")
OLD = (
    "政策解读形式还比较单一，图解和视频偏少。",
    "部分工程信息公布偏晚，群众查询不便。",
    "答复文书的说理还不够充分，格式也不统一。",
    "下一步由办公室按季检查专栏更新情况。",
    "同时组织业务培训，整理答复范例供各科室参考。",
)
NEW = (
    "图解和视频已增加到每月一期，由水政科供稿。",
    "工程信息改为开工前十日公布，并附平面图。",
    "村镇供水专栏栏目偏多，查找要翻好几层。",
    "明年一月起合并栏目，首页加设搜索框。",
    "已请三位律师逐份评议答复文书。",
)


def found(now: str, before: str, place: str = "problems", year: int = 2025, last_year: int = 2024) -> list[Finding]:
    report = Report("2021", {"unit": "临江县水务局", "year": str(year)}, prose={place: now})
    last = Report("2021", {"unit": "临江县水务局", "year": str(last_year)}, prose={place: before})
    return list(check_likeness(FORM, report, last))


@pytest.mark.parametrize(("same", "status"), [(5, "待说明"), (4, "待说明"), (3, "提示"), (2, ""), (1, ""), (0, "")])
def test_half_is_a_hint_and_four_fifths_are_to_be_explained(same: int, status: str) -> None:
    findings = found("".join((*OLD[:same], *NEW[same:])), "".join(OLD))
    assert [finding.status for finding in findings] == ([status] if status else [])


def test_the_finding_says_how_many_and_where() -> None:
    text = NEW[0] + "".join(OLD[1:])
    (finding,) = found(text, "".join(OLD))
    assert finding.key == "words.likeness:problems"
    assert finding.message == (
        "第五部分有 4 句与上年报告相同或几乎相同（表里的数不算，共 5 句），请写出今年做了什么、有什么变化。"
    )
    assert finding.passage is not None
    assert (finding.passage.text, finding.passage.start) == (OLD[1], len(NEW[0]))
    assert finding.citation.endswith("内容雷同的要追究")


def test_changed_years_figures_and_words_here_and_there_do_not_hide_it() -> None:
    before = "".join(OLD).replace("按季", "2024年按季")
    now = "".join(OLD).replace("按季", "2025年按季").replace("，", ",").replace("偏晚", "较晚").replace("还", "")
    assert [finding.weight for finding in found(now, before)] == ["warning"]


def test_one_long_sentence_of_many_problems_is_compared_part_by_part() -> None:
    joined = "；".join(sentence.rstrip("。") for sentence in OLD) + "。"
    assert [finding.weight for finding in found(joined, "".join(OLD))] == ["warning"]


@pytest.mark.parametrize(
    "fixed",
    [
        "无其他需要报告的事项。",
        "无。",
        "（一）主动公开。\n（二）依申请公开。\n（三）政府信息管理。\n（四）政府信息公开平台建设。\n（五）监督保障。",
        "本年度没有收取信息处理费。没有其他需要报告的事项。根据国办公开办函〔2021〕30号要求编制本报告。",
        "更新慢。图解少。培训少。下一步抓紧。",
        "全年新收政府信息公开申请48件，上年结转4件。办结49件。结转下年3件。制发行政规范性文件2件，废止1件。",
    ],
)
@pytest.mark.parametrize("place", ["overview", "problems", "other"])
def test_what_must_be_the_same_every_year_is_not_told(fixed: str, place: str) -> None:
    assert found(fixed, fixed, place) == []


def test_the_preamble_is_the_same_every_year() -> None:
    assert found("".join(OLD), "".join(OLD), "preamble") == []


def test_a_report_is_not_compared_with_one_of_its_own_year_or_a_later_one() -> None:
    text = "".join(OLD)
    assert found(text, text, year=2024, last_year=2024) == []
    assert found(text, text, year=2024, last_year=2025) == []


def test_without_last_years_words_there_is_nothing_to_compare() -> None:
    report = written("2021", {}).with_values({"problems": "".join(OLD)})
    rules = [
        finding.rule for check in CHECKS for last in (None, Report("2021")) for finding in check(FORM, report, last)
    ]
    assert likeness_check.LIKENESS_RULE not in rules


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("size", [0, 2])
def test_sentences_that_are_offered_every_year_are_not_told(edition: str, size: int) -> None:
    form = editions.load_form(edition)
    report, last = two_years(edition, size, 3)
    for place in ("overview", "other"):
        texts = ["".join(s.text for s in list_offered_sentences(form, one, place).sentences) for one in (report, last)]
        now, before = (one.with_values({place: text}) for one, text in zip((report, last), texts, strict=True))
        assert list(check_likeness(form, now, before)) == []


def test_it_is_among_all_findings_and_is_not_asked_about_at_export() -> None:
    text = "".join(OLD)
    last = written("2021", {}, 2024).with_values({"problems": text})
    findings = gather_findings(FORM, written("2021", {}).with_values({"problems": text}), last)
    assert likeness_check.LIKENESS_RULE in [finding.rule for finding in findings]
    assert list_unpublishable(findings) == []


def test_the_examples_of_the_manual_are_right() -> None:
    before = likeness_check.WRONG.partition("：")[2]
    assert len(found(before, before)) == 1
    assert found(likeness_check.RIGHT.partition("：")[2], before) == []
