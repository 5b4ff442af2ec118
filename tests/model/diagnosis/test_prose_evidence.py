"""Of slips that are equally likely by the tables, the one comes first that the numbers of the prose agree with."""

from __future__ import annotations

import pytest

from model.checks.rules import check_report, compute_totals
from model.diagnosis.diagnosis import DiagnosisMemory, Proposals, diagnose
from model.drafts.draft import Draft
from model.form import editions
from model.report.report import Report, Value
from tests.model.reports import full, written

FORM = editions.load_form("2021")
ENTERED_TWICE = {"requests.granted.legal": 1, "requests.partial.legal": 1}
"""One of two neighbours is too much by the column's balance, and the table does not tell which."""


def draft_with(overview: str) -> Report:
    """A draft in which a column's balance fails by one that was entered twice, beside this text of section one."""
    zeros = {cell.id: 0 for cell in FORM.entry_cells}
    values: dict[str, Value | None] = {**zeros, "requests.received.legal": 1, **ENTERED_TWICE, "overview": overview}
    return compute_totals(FORM, written("2021", dict(full("2021").figures)).with_values(values))


def diagnosed(report: Report) -> Proposals:
    return diagnose(FORM, report, check_report(FORM, report))


def test_without_a_word_about_them_both_are_equally_likely() -> None:
    first, second = diagnosed(draft_with("全年主动公开信息120条。"))["requests.flow:legal"][:2]
    assert {*dict(first.changes), *dict(second.changes)} == set(ENTERED_TWICE)
    assert first.equally_likely == second.equally_likely == 2


@pytest.mark.parametrize(
    ("overview", "wrong", "quote"),
    [
        ("全年办结政府信息公开申请1件，予以公开1件，部分公开0件。", "requests.partial.legal", "予以公开1件"),
        ("答复政府信息公开申请，部分公开1件。", "requests.granted.legal", "部分公开1件"),
        ("没有部分公开的申请。", "requests.partial.legal", "没有部分公开的申请"),
    ],
)
def test_the_prose_decides(overview: str, wrong: str, quote: str) -> None:
    first, second = diagnosed(draft_with(overview))["requests.flow:legal"][:2]
    assert dict(first.changes) == {wrong: 0}
    assert "正文说的是“" in first.text
    assert quote in first.text
    assert "同样可能" not in first.text
    assert "正文" not in second.text


@pytest.mark.parametrize(
    "overview",
    [
        "答复政府信息公开申请，予以公开1件，部分公开1件。",
        "答复政府信息公开申请，予以公开5件，部分公开7件。",
        "2024年答复政府信息公开申请，予以公开1件，部分公开0件。",
        "市教育局答复政府信息公开申请，予以公开1件、部分公开0件。",
    ],
    ids=["both as in the table", "neither", "another year", "another body"],
)
def test_prose_that_says_nothing_about_it_decides_nothing(overview: str) -> None:
    first, second = diagnosed(draft_with(overview))["requests.flow:legal"][:2]
    assert first.equally_likely == second.equally_likely == 2
    assert "正文" not in first.text + second.text


def test_a_memory_gives_what_a_search_would_find_also_after_words_are_typed() -> None:
    draft = Draft(FORM, draft_with("全年主动公开信息120条。"))
    memory = DiagnosisMemory()
    for place, value in (
        ("overview", "答复政府信息公开申请，予以公开1件，部分公开0件。"),
        ("overview", "答复政府信息公开申请，予以公开0件，部分公开1件。"),
        ("requests.received.legal", 2),
        ("requests.received.legal", 1),
        ("requests.granted.natural", 3),
    ):
        edit = draft.propose_edit({place: value}, "填写")
        assert edit is not None
        draft.apply_edit(edit)
        searched = diagnose(FORM, draft.report, draft.findings)
        assert diagnose(FORM, draft.report, draft.findings, memory=memory) == searched
        assert diagnose(FORM, draft.report, draft.findings, memory=memory) == searched
