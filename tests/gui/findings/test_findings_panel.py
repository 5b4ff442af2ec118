"""The findings beside the form: grouped, walked through, left in place.

Covers gui/findings/findings_view.py too.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.findings.findings_model import FindingsModel, build_rows
from gui.findings.findings_panel import FindingsPanel
from model.checks.findings import Finding
from tests.gui.findings.shown_findings import FORM, MANY, blank, doubt, error, opened


def selected(panel: FindingsPanel) -> str:
    index = panel.view.currentIndex()
    finding = panel.model.row_at(index).finding if index.isValid() else None
    return finding.case if finding else ""


def shown(panel: FindingsPanel) -> list[str]:
    return [panel.model.data(panel.model.index(i)) for i in range(panel.model.rowCount())]


def test_no_findings_are_told_as_such(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"),))
    assert panel.view.isVisible()
    panel.show_findings(FORM, ())
    assert not panel.view.isVisible()


def test_a_click_and_enter_ask_for_the_place(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"), error("b")))
    with qtbot.waitSignal(panel.finding_requested) as clicked:
        where = panel.view.visualRect(panel.model.index(2)).center()
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert clicked.args == [error("a")]
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.finding_requested) as entered:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert entered.args == [error("b")]


def test_a_heading_cannot_be_chosen(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"),))
    with qtbot.assertNotEmitted(panel.finding_requested):
        where = panel.view.visualRect(panel.model.index(0)).center()
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_steps_go_round(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"), error("b"), doubt("c")))
    walked: list[str] = []
    panel.finding_requested.connect(lambda finding: walked.append(finding.case))
    for direction in (1, 1, 1, 1, -1, -1):
        panel.step_to_finding(direction)
    assert walked == ["a", "b", "c", "a", "c", "b"]


def test_a_first_step_back_goes_to_the_last(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"), error("b")))
    with qtbot.waitSignal(panel.finding_requested) as last:
        panel.step_to_finding(-1)
    assert last.args == [error("b")]


def test_stepping_through_nothing_goes_nowhere(qtbot: QtBot) -> None:
    panel = opened(qtbot, ())
    with qtbot.assertNotEmitted(panel.finding_requested):
        panel.step_to_finding(1)


def test_after_mending_a_finding_the_next_step_misses_none(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"), error("b"), error("c")))
    panel.step_to_finding(1)
    panel.step_to_finding(1)
    panel.show_findings(FORM, (error("a"), error("c")))
    with qtbot.waitSignal(panel.finding_requested) as following:
        panel.step_to_finding(1)
    assert following.args == [error("c")]


def test_selection_and_scrolling_stay_while_other_findings_come_and_go(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY)
    index = panel.model.index(panel.model.list_open_rows()[30])
    panel.view.setFocus()
    panel.view.setCurrentIndex(index)
    panel.view.scrollTo(index)
    QApplication.processEvents()
    before, kept = panel.view.visualRect(index).top(), selected(panel)
    fewer = tuple(f for f in MANY if f.case not in ("c0", "c2", "c39"))
    worded = tuple(replace(f, message=f.message * 4) if f.case == "c4" else f for f in fewer)
    panel.show_findings(FORM, (error("new"), *worded))
    QApplication.processEvents()
    assert selected(panel) == kept
    assert panel.view.selectionModel().selectedIndexes() == [panel.view.currentIndex()]
    assert panel.view.visualRect(panel.view.currentIndex()).top() == before


FINDINGS = st.lists(
    st.sampled_from([error("a"), error("b", "remedies"), error("a", words="又不平了。"), doubt("c"), blank("other")]),
    unique_by=lambda finding: finding.key,
)


@given(st.lists(FINDINGS, max_size=5))
def test_whatever_came_before_the_list_shows_what_is_found_now(
    qapp: QApplication, history: list[list[Finding]]
) -> None:
    model = FindingsModel()
    for found in history:
        model.update_rows(build_rows(FORM, found))
        wanted = build_rows(FORM, found)
        assert [model.row_at(model.index(i)) for i in range(model.rowCount(QModelIndex()))] == wanted
