"""A doubt is settled by a written reason, as long as the figures it was given for stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.content.report_content import ReportContent
from exporters.excel import writer
from model import importing
from model.checks import explanations
from model.checks.findings import UNFILLED_RULE, Finding, count_findings
from model.drafts.draft import Draft
from model.errors import UnknownPlace
from model.form import editions
from model.importing import file_check
from model.report.report import Report, Value
from model.report.report_json import from_record, to_record
from tests.reports import balanced

FORM = editions.load_form("2021")
CARRIED = "requests.carried_in.natural"
OPENING = "requests.opening:natural"
WHY = "上年有 2 件在 1 月撤回，已与台账核对。"


def drafted() -> Draft:
    """A full report that carries in what last year's did not carry out."""
    now = balanced().with_values({CARRIED: 2, "requests.carried_out.natural": 2, "requests.carried_in.business": 0})
    last = balanced(each=3).with_values({"requests.carried_out.natural": 5, "requests.carried_out.business": 0})
    return Draft(FORM, now, last)


def enter(draft: Draft, values: dict[str, Value | None]) -> None:
    edit = draft.propose_edit(values, "填写")
    assert edit
    draft.apply_edit(edit)


def doubt(draft: Draft, key: str = OPENING) -> Finding:
    return next(finding for finding in draft.findings if finding.key == key)


def answer(draft: Draft, reason: str = WHY, key: str = OPENING) -> None:
    enter(draft, explanations.answer_values(draft.report, doubt(draft, key), reason))


def test_an_answered_doubt_keeps_its_reason_and_counts_no_longer() -> None:
    draft = drafted()
    before = count_findings(draft.findings).warnings
    answer(draft)
    assert doubt(draft).answer == WHY
    assert count_findings(draft.findings).warnings == before - 1


def test_it_is_open_again_with_its_former_reason_when_its_figures_change_and_settled_when_they_come_back() -> None:
    draft = drafted()
    answer(draft)
    enter(draft, {CARRIED: 3})
    assert (doubt(draft).answer, doubt(draft).former_answer) == ("", WHY)
    enter(draft, {CARRIED: 2})
    assert doubt(draft).answer == WHY


def test_it_is_open_again_when_the_other_side_is_another_though_no_cell_changed() -> None:
    draft = drafted()
    answer(draft)
    assert draft.last_year
    other = Draft(FORM, draft.report, draft.last_year.with_values({"requests.carried_out.natural": 6}))
    assert doubt(other).former_answer == WHY


def test_other_figures_and_prose_leave_it_settled() -> None:
    draft = drafted()
    answer(draft)
    enter(draft, {"requests.received.legal": 9, "overview": "又写了一段。"})
    assert doubt(draft).answer == WHY


def test_a_reason_about_prose_and_a_figure_outlasts_other_words_beside_it() -> None:
    draft = Draft(FORM, balanced().with_values({"requests.otherwise.unpaid.natural": 1}))
    answer(draft, "费用由上级收取。", "other.fees")
    enter(draft, {"other": "没有其他需要报告的事项。"})
    assert doubt(draft, "other.fees").answer == "费用由上级收取。"


def test_a_doubt_that_speaks_of_no_figure_is_known_by_its_words() -> None:
    report = Report("2021")
    about_words = Finding("doubt", "warning", ("overview",), "还有“××”没有填。")
    answered = report.with_values(explanations.answer_values(report, about_words, "原文如此"))
    other_words = Finding("doubt", "warning", ("overview",), "还有“某某”没有填。")
    assert [f.answer for f in explanations.attach_answers(answered, [about_words, other_words])] == ["原文如此", ""]


def test_a_blank_reason_withdraws_the_answer() -> None:
    draft = drafted()
    answer(draft)
    answer(draft, " \n")
    assert (doubt(draft).answer, doubt(draft).former_answer) == ("", "")


def test_answering_is_one_edit_to_be_taken_back() -> None:
    draft = drafted()
    before = draft.report
    edit = draft.propose_edit(explanations.answer_values(draft.report, doubt(draft), WHY), "说明")
    assert edit
    draft.apply_edit(edit)
    draft.apply_edit(edit.make_inverse())
    assert draft.report == before
    assert doubt(draft).answer == ""


@pytest.mark.parametrize(
    "key", [UNFILLED_RULE, f"{UNFILLED_RULE}:requests", "requests.flow:natural", "", "只是字", "a b"]
)
def test_errors_and_blanks_have_no_place_for_an_answer(key: str) -> None:
    with pytest.raises(UnknownPlace):
        drafted().propose_edit({f"answer.{key}": "1\n理由"}, "说明")


def test_only_doubts_can_be_answered() -> None:
    draft = Draft(FORM, Report("2021").with_values({"requests.received.natural": 4}))
    assert {(f.weight, f.rule == UNFILLED_RULE) for f in draft.findings if explanations.is_answerable(f)} == {
        ("warning", False)
    }
    forced = draft.report.with_values({f"answer.{f.key}": f"{f.left} {f.right}\n算了" for f in draft.findings})
    assert all(
        not f.answer for f in explanations.attach_answers(forced, draft.findings) if not explanations.is_answerable(f)
    )


@given(st.text(st.characters(codec="utf-8")))
def test_any_reason_comes_back_and_any_text_in_its_place_is_bearable(text: str) -> None:
    draft = drafted()
    given = draft.report.with_values(explanations.answer_values(draft.report, doubt(draft), text))
    assert [f.answer for f in explanations.attach_answers(given, [doubt(draft)])] == [text.strip()]
    torn = draft.report.with_values({f"answer.{OPENING}": text})
    assert all(f.answer in text for f in explanations.attach_answers(torn, [doubt(draft)]))


def test_answers_and_notes_travel_in_a_record() -> None:
    draft = drafted()
    answer(draft)
    enter(draft, {f"note.{CARRIED}": "据登记簿"})
    assert from_record(json.loads(json.dumps(to_record(draft.report)))) == draft.report


def test_answers_and_notes_travel_in_a_workbook_and_its_check_counts_them(tmp_path: Path) -> None:
    draft = drafted()
    answer(draft)
    enter(draft, {f"note.{CARRIED}": "据登记簿"})
    path = tmp_path / "报告.xlsx"
    writer.write(ReportContent(FORM, draft.report, draft.last_year), path)
    reading = importing.read_report(path)
    assert (reading.report.notes, reading.report.answers) == (draft.report.notes, draft.report.answers)
    judged = file_check.check_file(path)
    assert isinstance(judged, file_check.CheckedFile)
    assert any(
        line.startswith("  已说明  ") and line.endswith(f"说明：{WHY}")
        for line in file_check.describe_checked_file(judged)
    )
