"""What the tests of the whole window share: a draft open in it, and its dialogs answered by keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.editor.editor import Editor
from gui.widgets.remark_dialog import RemarkDialog
from gui.window.main_window import MainWindow
from model.report.report import Report
from model.storage.store import Store

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier


def opened(qtbot: QtBot, folder: Path, report: Report, last: Report | None = None) -> Application:
    """The program with a draft of this report on the desk, at its table of applications."""
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    program = Application(window, Store(folder / "drafts.db"), folder)
    program.open_new_draft(report, last)
    with qtbot.waitActive(window):
        window.show()
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(3)
    page = editor.current_table_page
    assert page
    page.view.setFocus()
    return program


def begun(qtbot: QtBot, folder: Path) -> Application:
    """The program with nothing in its list yet."""
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    program = Application(window, Store(folder / "drafts.db"), folder)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    return program


def editor_of(program: Application) -> Editor:
    """The open editor; where a draft is about to be opened, as soon as it is."""
    while program.opening.is_running:
        QApplication.processEvents()
    assert program.session
    return program.session.editor


def spell(widget: QWidget, text: str) -> None:
    """Type through an input method, as Chinese is typed: spelled first, then chosen."""
    QGuiApplication.sendEvent(widget, QInputMethodEvent("shi", []))
    chosen = QInputMethodEvent()
    chosen.setCommitString(text)
    QGuiApplication.sendEvent(widget, chosen)


def written(qtbot: QtBot, program: Application, text: str) -> None:
    """Type into the box for a remark that is open, in place of what stands there, and accept."""
    box = program.window.findChild(RemarkDialog)
    assert box
    qtbot.keyClick(box.remark_edit, Key.Key_A, Control)
    qtbot.keyClick(box.remark_edit, Key.Key_Delete)
    spell(box.remark_edit, text)
    qtbot.keyClick(box.remark_edit, Key.Key_Return, Control)
    gone(qtbot, program)


def gone(qtbot: QtBot, program: Application) -> None:
    """Wait until no box for a remark is there any more; on a screen the window behind becomes active by itself."""
    qtbot.waitUntil(lambda: program.window.findChild(RemarkDialog) is None)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
