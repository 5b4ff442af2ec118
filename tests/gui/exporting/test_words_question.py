"""What the question about words says, and what it remembers; how it is asked is in test_export_controller.py."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.exporting.words_question import WordsQuestion, describe_findings
from model.checks.findings import Finding
from model.drafts.draft import Draft
from model.form import editions
from tests.reports import balanced


def _draft(**prose: str) -> Draft:
    return Draft(editions.load_form("2021"), balanced().with_values(dict(prose)))


def test_what_was_let_pass_is_asked_about_again_only_when_the_words_change(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    question = WordsQuestion(window, lambda finding: None)
    first = _draft(overview="××局公开信息。")
    found = question.list_open(first)
    assert [finding.rule for finding in found] == ["guard.blank"]
    question.let_pass(first, found)
    assert question.list_open(first) == []
    assert question.confirm(first, "打印")
    assert question.list_open(_draft(overview="××局公开信息，共XX条。")) != []


def test_hints_are_not_asked_about(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    question = WordsQuestion(window, lambda finding: None)
    assert question.list_open(_draft(overview="公开水情,水质。")) == []


def test_the_line_names_the_first_and_counts_the_others() -> None:
    one = Finding("guard.blank", "warning", ("overview",), "第一部分里的“××”像是没有填完，请核对。")
    other = Finding("guard.mobile", "warning", ("other",), "第六部分里有手机号。")
    assert describe_findings([one]) == one.message
    assert describe_findings([one, other]) == f"文字里还有 2 处不宜公开：{one.message}"
