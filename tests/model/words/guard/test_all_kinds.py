"""All kinds together: their examples, one finding a kind and text, sound texts. Covers model/words/guard/kinds.py."""

from __future__ import annotations

import re
from random import Random

import pytest

from model.checks.explanations import answer_values, is_answer_key
from model.checks.findings import Finding
from model.form import editions
from model.report.report import Report
from model.words.all_findings import gather_findings
from model.words.guard.all_kinds import KINDS, check_guard, check_prose_text
from model.words.guard.kinds import WordKind
from tests.model.reports import written
from tests.model.words.guard.checked import find_kinds
from tests.model.words.guard.offices_sentences import OFFICES_SENTENCES
from tests.model.words.guard.sound_prose import write_sound_prose
from tests.model.words.guard.sound_sentences import SOUND_SENTENCES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_each_kind_finds_its_wrong_example_and_not_its_right_one(kind: WordKind) -> None:
    assert kind.id in [finding.rule for finding in check_prose_text(kind.wrong.prose)]
    assert [finding.rule for finding in check_prose_text(kind.right.prose)] == []


def test_kinds_are_told_apart_and_none_is_an_error() -> None:
    ids = [kind.id for kind in KINDS]
    assert len(set(ids)) == len(ids)
    assert {kind.weight for kind in KINDS} == {"warning", "hint"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_what_is_found_is_a_sentence_that_names_its_place_and_can_be_answered(kind: WordKind) -> None:
    example = kind.wrong
    form = editions.load_form(editions.edition_for(example.year))
    report = Report(
        form.edition, {"unit": example.unit, "year": str(example.year)}, prose={example.place: example.text}
    )
    found = [finding for finding in check_guard(form, report, None) if finding.rule == kind.id]
    (finding,) = found
    assert re.match("开头的说明|第[一五六]部分", finding.message)
    assert finding.message.endswith("。")
    assert "。。" not in finding.message
    assert is_answer_key(form, finding.key)
    assert "{" not in finding.citation
    if finding.passage:
        start = finding.passage.start
        assert example.text[start : start + len(finding.passage.text)] == finding.passage.text


def test_several_of_a_kind_in_one_text_are_told_once_and_the_first_is_named() -> None:
    form = editions.load_form("2021")
    report = Report("2021", {"unit": "临江县水务局"}, prose={"overview": "××局公开XX条，收到N件。"})
    (finding,) = check_guard(form, report, None)
    assert finding.message == "第一部分里的“××局公开X”像是没有填完，请核对。这样的地方共有 3 处。"
    assert finding.passage is not None
    assert (finding.passage.start, finding.passage.text) == (0, "××")


def test_half_width_marks_are_told_once_for_all_texts() -> None:
    form = editions.load_form("2021")
    report = Report("2021", prose={"overview": "公开水情,水质。", "other": "没有,无。"})
    (finding,) = check_guard(form, report, None)
    assert finding.places == ("overview", "other")
    assert finding.message == "第一部分、第六部分里共有 2 处半角标点，第一处是“开水情,水质。”；中文里一般用全角。"


def test_names_and_addresses_on_the_cover_are_filled_in() -> None:
    form = editions.load_form("2021")
    cover = {"unit": "××县水务局", "address": "〔地址〕", "website": "www.linjiang.example", "signed": "临江县水务局"}
    found = list(check_guard(form, Report("2021", cover), None))
    assert [(finding.key, finding.places) for finding in found] == [
        ("guard.blank:cover.unit", ("cover.unit",)),
        ("guard.placeholder:cover.address", ("cover.address",)),
    ]
    assert found[0].message == "封面“单位名称”里的“××县水务局”像是没有填完，请核对。"


def test_a_reason_settles_a_finding_until_the_words_change() -> None:
    form = editions.load_form("2021")
    report = written("2021", {}).with_values({"overview": "联系人张三，手机13900000000。"})
    (finding,) = (found for found in gather_findings(form, report) if found.rule == "guard.mobile")
    answered = report.with_values(answer_values(report, finding, "已征得本人同意"))
    (settled,) = (found for found in gather_findings(form, answered) if found.rule == "guard.mobile")
    assert settled.status == "已说明"
    changed = answered.with_values({"overview": "联系人张三，手机13900000001。"})
    (open_again,) = (found for found in gather_findings(form, changed) if found.rule == "guard.mobile")
    assert (open_again.status, open_again.former_answer) == ("待说明", "已征得本人同意")


@pytest.mark.parametrize("kind", OFFICES_SENTENCES)
def test_sentences_of_different_offices_are_told_of_by_their_kind_alone_or_left_alone(kind: str) -> None:
    wanted = [kind] if kind else []
    found = {text: find_kinds(text, place) for text, place in OFFICES_SENTENCES[kind]}
    assert {text: kinds for text, kinds in found.items() if kinds != wanted} == {}


def test_sentences_of_clerks_about_codes_quotations_days_and_other_bodies_are_left_alone() -> None:
    assert {text: find_kinds(text, place) for text, place in SOUND_SENTENCES if find_kinds(text, place)} == {}


SOUND_YEARS = (2020, 2021, 2023, 2024, 2025)


@pytest.mark.parametrize("seed", range(150))
def test_sound_words_are_left_without_a_finding(seed: int) -> None:
    assert _find_in_sound_words(seed) == []


@pytest.mark.fuzz
def test_three_thousand_reports_of_sound_words_are_left_without_a_finding() -> None:
    for seed in range(3_000):
        assert _find_in_sound_words(seed) == [], seed


def _find_in_sound_words(seed: int) -> list[Finding]:
    chance = Random(seed)
    year = chance.choice(SOUND_YEARS)
    unit, prose = write_sound_prose(chance, year)
    edition = editions.edition_for(year)
    report = Report(edition, {"unit": unit, "year": str(year)}, prose=prose)
    return list(check_guard(editions.load_form(edition), report, None))


def test_a_draft_that_is_just_begun_has_nothing_said_against_its_words() -> None:
    form = editions.load_form("2021")
    begun = Report("2021", {"unit": "临江县水务局", "year": "2025", "scope": "本机关"})
    assert {finding.rule for finding in gather_findings(form, begun, is_draft=True)} == {"unfilled"}
