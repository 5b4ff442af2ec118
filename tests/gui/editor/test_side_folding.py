"""The side panel folds by a handle that is seen, and goes away while it has nothing to say.

Covers gui/editor/fold_handle.py too.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.editor.editor import Editor
from gui.history.timeline_panel import TimelinePanel
from model.report.report import Report
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

Left = Qt.MouseButton.LeftButton
RECEIVED = "requests.received.natural"


def wrong() -> Report:
    """A report of which the panel has something to say."""
    return balanced().with_values({RECEIVED: 99})


def click_handle(editor: Editor) -> None:
    """Click the middle of the line between form and panel."""
    handle = editor.split_view.handle(1)
    QTest.mouseClick(handle, Left, pos=handle.rect().center())


def test_the_handle_folds_the_panel_and_the_strip_brings_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    editor = editor_of(opened(qtbot, tmp_path, wrong()))
    width = editor.tabs.width()
    assert editor.side_panel.isVisible()
    assert editor.side_folding.strip.isHidden()
    click_handle(editor)
    assert editor.side_panel.isHidden()
    assert editor.side_folding.strip.isVisible()
    QApplication.processEvents()
    assert editor.tabs.width() > width + 200
    QTest.mouseClick(editor.side_folding.strip, Left)
    assert editor.side_panel.isVisible()
    assert editor.side_folding.strip.isHidden()


def test_keys_fold_and_unfold(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, wrong())
    editor = editor_of(program)
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    assert editor.side_panel.isHidden()
    editor.side_folding.strip.setFocus()
    qtbot.keyClick(editor.side_folding.strip, Qt.Key.Key_Return)
    assert editor.side_panel.isVisible()


def test_dragging_the_handle_folds_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    editor = editor_of(opened(qtbot, tmp_path, wrong()))
    handle = editor.split_view.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Left, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(-60, 0))
    QTest.mouseRelease(handle, Left, pos=middle + QPoint(-60, 0))
    assert editor.side_panel.isVisible()


def test_a_panel_that_was_folded_is_folded_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, wrong())
    click_handle(editor_of(program))
    program.window.close()
    again = editor_of(opened(qtbot, tmp_path, wrong()))
    assert again.side_panel.isHidden()
    again.show_side_page(TimelinePanel)
    assert again.side_panel.isVisible()


def test_without_findings_the_panel_is_away_and_comes_with_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    report = balanced()
    editor = editor_of(opened(qtbot, tmp_path, report))
    assert not editor.open_draft.draft.findings
    assert editor.side_panel.isHidden()
    assert editor.side_folding.strip.isVisible()
    editor.open_draft.enter_values({RECEIVED: 999}, "改")
    assert editor.side_panel.isVisible()
    editor.undo()
    assert editor.side_panel.isVisible()  # for a while: it may be needed again at the next key
    qtbot.waitUntil(editor.side_panel.isHidden)


def test_what_was_asked_for_stays_though_it_has_nothing_to_say(qtbot: QtBot, tmp_path: Path) -> None:
    editor = editor_of(opened(qtbot, tmp_path, balanced()))
    editor.split_view.toggle_side()
    assert editor.side_panel.isVisible()
    editor.split_view.toggle_side()
    assert editor.side_panel.isHidden()
    # folded for having nothing to say, not for good
    editor.open_draft.enter_values({RECEIVED: 999}, "改")
    assert editor.side_panel.isVisible()


def test_the_preview_has_the_place_of_panel_and_strip(qtbot: QtBot, tmp_path: Path) -> None:
    editor = editor_of(opened(qtbot, tmp_path, wrong()))
    click_handle(editor)
    editor.toggle_preview()
    assert editor.side_folding.strip.isHidden()
    editor.toggle_preview()
    assert editor.side_panel.isHidden()
    assert editor.side_folding.strip.isVisible()
