"""Chinese in and out: input methods in every box, and Qt's own words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.editor.pages.prose_page import ProsePage
from gui.system import input_method
from tests.gui import at_grid
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

Key = Qt.Key


def spell(widget: QWidget, letters: str) -> None:
    """What the input method shows, unfinished."""
    QGuiApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def choose(widget: QWidget, text: str) -> None:
    """What it hands over in the end."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QGuiApplication.sendEvent(widget, event)


def queried(widget: QWidget) -> Qt.InputMethodHint:
    return Qt.InputMethodHint(widget.inputMethodQuery(Qt.InputMethodQuery.ImHints))


def test_a_digit_spelled_in_a_cell_is_not_lost(qtbot: QtBot) -> None:
    """The first letter opens the cell; what is spelled there stays until it is chosen."""
    grid = at_grid.page(qtbot, "requests")
    spell(grid.view, "y")
    editor = at_grid.editing(grid)
    spell(editor, "yi")
    assert editor.text() == ""
    choose(editor, "一")
    assert editor.text() == "一"
    qtbot.keyClick(editor, Key.Key_Return)
    assert at_grid.value(grid, "requests.received.natural") == 1


def test_cells_ask_the_input_method_for_digits(qtbot: QtBot) -> None:
    grid = at_grid.page(qtbot, "requests")
    qtbot.keyClick(grid.view, Key.Key_F2)
    assert queried(at_grid.editing(grid)) & Qt.InputMethodHint.ImhDigitsOnly


def test_keys_that_an_input_method_has_taken_do_not_move_the_cursor_of_the_table(qtbot: QtBot) -> None:
    """While something is spelled the method keeps Enter and arrows; what reaches the box must not end the entry."""
    grid = at_grid.page(qtbot, "requests")
    qtbot.keyClick(grid.view, Key.Key_F2)
    editor = at_grid.editing(grid)
    here = at_grid.current(grid)
    spell(editor, "shi")
    event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier)  # as platforms send what was taken
    QApplication.sendEvent(editor, event)
    assert at_grid.current(grid) == here
    choose(editor, "十")
    assert editor.text() == "十"


def test_prose_keeps_what_is_spelled_while_the_report_changes(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    page = editor.pages["overview"]
    assert isinstance(page, ProsePage)
    editor.go_to("overview")
    before = page.text_box.text()
    spell(page.text_box, "shui")
    editor.open_draft.enter_values({"requests.received.natural": 3}, "别处改了一格")
    assert page.text_box.textCursor().block().layout().preeditAreaText() == "shui"
    choose(page.text_box, "水")
    assert page.text_box.text() == "水" + before


@pytest.mark.parametrize("place", ["cover.unit", "preamble", "overview"])
def test_the_first_letter_goes_into_the_box(qtbot: QtBot, tmp_path: Path, place: str) -> None:
    editor = editor_of(opened(qtbot, tmp_path, balanced()))
    editor.go_to(place)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit | QTextEdit)
    box.selectAll()
    spell(box, "s")
    choose(box, "省")
    text = box.text() if isinstance(box, QLineEdit) else box.toPlainText()
    assert text == "省"


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    """Qt's folder of plugins as the wheel has it: ibus, no fcitx."""
    contexts = tmp_path / "plugins" / "platforminputcontexts"
    contexts.mkdir(parents=True)
    for name in ("compose", "ibus"):
        (contexts / f"lib{name}platforminputcontextplugin.so").touch()
    return contexts.parent


def ibus_runs(home: Path, process: int) -> None:
    bus = home / ".config" / "ibus" / "bus"
    bus.mkdir(parents=True)
    (bus / "0123-unix-0").write_text(f"# ibus\nIBUS_ADDRESS=unix:path=/run/ibus\nIBUS_DAEMON_PID={process}\n")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has these input methods")
@pytest.mark.parametrize("named", [{"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULES": "fcitx5"}, {"XMODIFIERS": "@im=fcitx"}])
def test_where_fcitx_answers_as_ibus_it_is_reached_as_ibus(
    tmp_path: Path, plugins: Path, named: dict[str, str]
) -> None:
    ibus_runs(tmp_path, os.getpid())
    assert input_method.choose_input_method(named, plugins, tmp_path) == ""
    assert named["QT_IM_MODULE"] == "ibus"
    assert "QT_IM_MODULES" not in named


@pytest.mark.parametrize("process", [None, 2**22 + 1])
def test_where_nothing_answers_the_clerk_is_told(tmp_path: Path, plugins: Path, process: int | None) -> None:
    """No ibus at all, or one that has long gone and left its file behind."""
    if process is not None:
        ibus_runs(tmp_path, process)
    environment = {"QT_IM_MODULE": "fcitx"}
    assert "fcitx" in input_method.choose_input_method(environment, plugins, tmp_path)
    assert environment == {"QT_IM_MODULE": "fcitx"}


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"QT_IM_MODULE": "ibus"},
        {"QT_IM_MODULES": "wayland;fcitx;ibus"},
        {"XMODIFIERS": "@im=none"},
        {"XMODIFIERS": "@im=ibus"},
    ],
)
def test_what_works_is_left_alone(tmp_path: Path, plugins: Path, environment: dict[str, str]) -> None:
    before = dict(environment)
    assert input_method.choose_input_method(environment, plugins, tmp_path) == ""
    assert environment == before


def test_a_distribution_that_brings_the_plugin_is_left_alone(tmp_path: Path, plugins: Path) -> None:
    (plugins / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
    environment = {"QT_IM_MODULE": "fcitx"}
    assert input_method.choose_input_method(environment, plugins, tmp_path) == ""
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_it_is_told_in_the_window_and_only_once(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    qapp.setProperty(input_method.TROUBLE_PROPERTY, "打不出汉字。")
    program = opened(qtbot, tmp_path, balanced())
    input_method.warn_once(program.settings, lambda words: program.window.notice_bar.show_message(words, {}))
    assert program.window.notice_bar.isVisible()
    assert program.window.notice_bar.message_label.text() == "打不出汉字。"
    program.window.notice_bar.hide()
    input_method.warn_once(program.settings, lambda words: program.window.notice_bar.show_message(words, {}))
    assert not program.window.notice_bar.isVisible()
    qapp.setProperty(input_method.TROUBLE_PROPERTY, "")
