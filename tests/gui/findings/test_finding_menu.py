"""The menu of a finding, by the right button and by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui.findings.finding_menu import COPY_WORDS
from gui.findings.findings_panel import FindingsPanel
from gui.widgets.remark_dialog import RemarkDialog
from tests.gui.findings.shown_findings import doubt, error, opened

MANY_ROWS = (error("a"), doubt("b"))
ERROR_ROW, DOUBT_ROW = 2, 5


def open_menu(panel: FindingsPanel, row: int, by_key: bool = False) -> QMenu | None:
    """The menu that opens on a row."""
    at = panel.view.visualRect(panel.model.index(row, 0)).center()
    reasons = QContextMenuEvent.Reason
    if by_key:
        panel.view.setCurrentIndex(panel.model.index(row, 0))
    asked = QContextMenuEvent(
        reasons.Keyboard if by_key else reasons.Mouse,
        QPoint(0, 0) if by_key else at,
        panel.view.viewport().mapToGlobal(at),
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(panel.view.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert menu is None or isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu | None) -> list[str]:
    """The words of a menu that can be chosen."""
    assert menu
    return [entry.text() for entry in menu.actions() if entry.isEnabled() and not entry.isSeparator()]


def choose(menu: QMenu | None, words: str) -> None:
    """Choose an entry by keys."""
    assert menu
    menu.setActiveAction(next(entry for entry in menu.actions() if entry.text() == words))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_an_error_can_be_gone_to_and_copied(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY_ROWS)
    menu = open_menu(panel, ERROR_ROW)
    assert entries(menu) == ["去改", "怎么会不平？", COPY_WORDS]
    with qtbot.waitSignal(panel.finding_requested) as asked:
        choose(menu, "去改")
    assert asked.args == [error("a")]


def test_the_menu_key_opens_it_on_the_current_finding(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY_ROWS)
    with qtbot.waitSignal(panel.diagnosis_requested) as asked:
        choose(open_menu(panel, ERROR_ROW, by_key=True), "怎么会不平？")
    assert asked.args == [error("a")]


def test_a_doubt_can_be_explained(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY_ROWS)
    menu = open_menu(panel, DOUBT_ROW)
    assert entries(menu) == ["去改", "说明…", COPY_WORDS]
    choose(menu, "说明…")
    dialog = panel.findChild(RemarkDialog)
    assert dialog
    dialog.reject()


def test_the_sentence_is_copied(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY_ROWS)
    choose(open_menu(panel, DOUBT_ROW), COPY_WORDS)
    assert QGuiApplication.clipboard().text() == "是不是多打了 0？"


def test_a_heading_has_no_menu(qtbot: QtBot) -> None:
    assert open_menu(opened(qtbot, MANY_ROWS), 0) is None
