"""What can be done about a finding stands inside its row, and is reached by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.findings.findings_panel import FindingsPanel
from model.checks.findings import Finding
from model.diagnosis.proposals import Proposal
from tests.gui.findings.shown_findings import FORM, MANY, doubt, error, opened

LEFT = Qt.MouseButton.LeftButton


def row_of(panel: FindingsPanel) -> QRect:
    """The current row, in the list's viewport."""
    QApplication.processEvents()
    return panel.view.visualRect(panel.view.currentIndex())


def actions_of(panel: FindingsPanel) -> QRect:
    return panel.view.actions_widget.geometry()


def choose(panel: FindingsPanel, finding: Finding) -> None:
    """Click a finding in the list."""
    index = panel.model.index(panel.model.find_row(finding.key))
    panel.view.scrollTo(index)
    at = panel.view.visualRect(index).topLeft() + QPoint(40, 12)
    QTest.mouseClick(panel.view.viewport(), LEFT, pos=at)


def test_the_first_finding_shows_at_once_what_can_be_done(qtbot: QtBot) -> None:
    panel = opened(qtbot, [error("a"), doubt("b")])
    assert panel.view.actions_widget.isVisible()
    assert panel.go_button.isVisible()
    assert row_of(panel).contains(actions_of(panel))


def test_the_actions_go_along_with_the_row_that_is_chosen_and_cover_no_words(qtbot: QtBot) -> None:
    panel = opened(qtbot, [error("a"), doubt("b")])
    first = row_of(panel)
    choose(panel, doubt("b"))
    second = row_of(panel)
    assert second.top() > first.top()
    assert second.contains(actions_of(panel))
    # the row is higher by them: above them is as much room as without
    plain = panel.view.sizeHintForIndex(panel.view.currentIndex()).height() - actions_of(panel).height()
    assert actions_of(panel).top() >= second.top() + plain


def test_scrolling_takes_them_along(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY)
    choose(panel, MANY[3])
    before = row_of(panel).top()
    bar = panel.view.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    assert row_of(panel).top() == before - 40
    assert row_of(panel).contains(actions_of(panel))


def test_keys_reach_every_action_from_the_list(qtbot: QtBot) -> None:
    panel = opened(qtbot, [doubt("a"), doubt("b")])
    panel.view.setFocus()
    visited = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited[:2] == [panel.go_button, panel.answer_button]
    panel.go_button.setFocus()
    with qtbot.waitSignal(panel.finding_requested):
        qtbot.keyClick(panel.go_button, Qt.Key.Key_Space)


def test_proposals_stand_in_the_row_and_go_with_it(qtbot: QtBot) -> None:
    panel = opened(qtbot, [error("a"), doubt("b")])
    height = row_of(panel).height()
    panel.show_proposals([Proposal((("requests.received.natural", 3),), "填的是 30，应当是 3。")])
    assert row_of(panel).height() > height
    proposals = panel.proposal_list
    corner = proposals.mapTo(panel.view.viewport(), QPoint(0, 0))
    assert row_of(panel).contains(QRect(corner, proposals.size()))
    proposals.close_list()
    assert row_of(panel).height() == height


def test_without_findings_nothing_can_be_done(qtbot: QtBot) -> None:
    panel = opened(qtbot, [error("a")])
    panel.show_findings(FORM, [])
    assert not panel.go_button.isVisible()
