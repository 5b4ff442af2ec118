"""From the list of drafts to printed paper without a mouse."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.new_draft_dialog import NewDraftDialog
from tests.gui.opened import Control, Key, Shift, begun, editor_of, spell

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialogs are the system's own there")
LONGEST = 40
"""More stops than this the keyboard has nowhere to make."""


class Fingers(QObject):
    """Does one thing in each modal dialog that opens, in their order; done: those that were met."""

    def __init__(self, parent: QObject, *deeds: Callable[[QDialog], object]) -> None:
        super().__init__(parent)
        self.done: list[str] = []
        self._deeds = list(deeds)
        self._timer = QTimer(self, interval=30)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not self._deeds:
            return
        if not dialog.isAncestorOf(QApplication.focusWidget() or dialog):
            dialog.activateWindow()  # on a screen it is active by itself
        else:
            self.done.append(type(dialog).__name__)
            try:
                self._deeds.pop(0)(dialog)
            except AssertionError:
                dialog.reject()  # else the test would wait for ever
                raise


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, to whatever has the keyboard."""
    QTest.keyClick(focused(), key, modifiers)


def write(text: str) -> None:
    """Letters and digits, to whatever has the keyboard."""
    for letter in text:  # the first one may open the box that the next one belongs to
        QTest.keyClicks(focused(), letter)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def tab_to(wanted: Callable[[QWidget], bool]) -> None:
    """Press Tab until something is reached."""
    for _ in range(LONGEST):
        if wanted(focused()):
            return
        press(Key.Key_Tab)
    raise AssertionError("not to be reached with Tab")


def name_the_unit(dialog: QDialog) -> None:
    """临江县水务局, by an input method; the year is there already; Enter begins."""
    assert isinstance(dialog, NewDraftDialog)
    spell(focused(), "临江县水务局")
    press(Key.Key_Return)


def save_as(path: Path) -> Callable[[QDialog], object]:
    def deed(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        press(Key.Key_A, Control)
        write(str(path))
        press(Key.Key_Return)

    return deed


def back(qtbot: QtBot, program: Application) -> None:
    """A dialog has closed; on a screen the window behind becomes active by itself."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """A window with an empty list."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    made = begun(qtbot, tmp_path)
    yield made
    made.window.close()


def test_from_the_list_to_paper_by_keys_alone(qtbot: QtBot, tmp_path: Path, program: Application) -> None:
    exported, printed = tmp_path / "report.pdf", tmp_path / "paper.pdf"
    fingers = Fingers(program, name_the_unit)
    tab_to(lambda widget: widget is program.start_page.empty_list_guide.create_button)
    press(Key.Key_Return)
    assert fingers.done == ["NewDraftDialog"]
    back(qtbot, program)
    editor, draft = editor_of(program), editor_of(program).open_draft.draft

    press(Key.Key_PageDown, Control)
    assert editor.current_section == "overview"
    spell(focused(), "一年来工作平稳。")
    press(Key.Key_PageDown, Control)
    press(Key.Key_PageDown, Control)
    assert editor.current_section == "requests"
    for figure in ("12", "3", "8"):
        write(figure)
        press(Key.Key_Return)
    write("7")
    press(Key.Key_Tab)
    press(Key.Key_R, Control | Shift)
    report = draft.report
    assert report.prose["overview"] == "一年来工作平稳。"
    assert [report.value_at(f"requests.{row}.natural") for row in ("received", "carried_in", "granted")] == [12, 3, 8]
    assert report.value_at("requests.partial.business") == 0

    press(Key.Key_F8)
    assert program.window.focusWidget()
    press(Key.Key_F2, Control)
    assert editor.split_view.is_previewing

    saving = Fingers(program, save_as(exported))
    press(Key.Key_E, Control)
    qtbot.waitUntil(exported.exists, timeout=20_000)
    assert saving.done == ["FileDialog"]
    back(qtbot, program)

    printing = Fingers(program, save_as(printed))
    press(Key.Key_P, Control)
    tab_to(lambda widget: isinstance(widget, QComboBox) and widget.accessibleName() == "打印机")
    press(Key.Key_End)  # the last one is a file
    press(Key.Key_Return)
    qtbot.waitUntil(printed.exists, timeout=20_000)
    assert printing.done == ["FileDialog"]
    back(qtbot, program)
    with pypdfium2.PdfDocument(printed) as pages, pypdfium2.PdfDocument(exported) as shown:
        assert len(pages) == len(shown) > 1

    press(Key.Key_W, Control)
    assert program.session is None
    press(Key.Key_Return)
    assert editor_of(program).open_draft.draft.report.unit == "临江县水务局"
