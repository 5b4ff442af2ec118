"""Ctrl+F, in the whole program.

Covers gui/editor/found_words.py and gui/style/text_marks.py too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.editor.pages.prose_page import ProsePage
from gui.style import theme
from gui.widgets.prose.prose_edit import ProseEdit
from gui.window.main_window import MainWindow
from model.storage.store import Store
from tests.reports import balanced


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """A report on the desk, the find line open."""
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.show()
    made = Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    made.open_new_draft(balanced().with_values({"problems": "一是水情简报不够及时。\n二是简报太长。"}), None)
    made.actions["find"].trigger()
    yield made
    window.close()


def test_a_label_typed_and_enter_walk_from_cell_to_cell(qtbot: QtBot, program: Application) -> None:
    bar = program.editor.find_bar
    bar.search_box.setText("结果维持")
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Return)
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Return)
    page = program.editor.current_table_page
    assert page
    cell = page.model.cell_at(page.view.currentIndex())
    assert cell
    assert cell.id == "remedies.direct.upheld"
    assert said(program) == "第 2 处，共 3 处"
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    cell = page.model.cell_at(page.view.currentIndex())
    assert cell
    assert cell.id == "remedies.review.upheld"


def test_the_buttons_stay_in_place_while_the_count_changes(qtbot: QtBot, program: Application) -> None:
    bar = program.editor.find_bar
    places = set()
    for words in ("", "结果维持", "找不到的词", "0"):
        bar.search_box.setText(words)
        qtbot.keyClick(bar.search_box, Qt.Key.Key_Return)
        qtbot.wait(10)
        places.add(tuple(button.geometry().getRect() for button in bar.findChildren(QToolButton)))
    assert len(places) == 1


def test_words_are_selected_in_their_text(qtbot: QtBot, program: Application) -> None:
    bar = program.editor.find_bar
    bar.search_box.setText("简报")
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Return)
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Return)
    page = program.editor.current_page
    assert isinstance(page, ProsePage)
    assert page.text_box.textCursor().selectedText() == "简报"
    assert page.text_box.textCursor().position() == 16


def test_replacing_all_is_one_edit(qtbot: QtBot, program: Application) -> None:
    bar = program.editor.find_bar
    bar.search_box.setText("简报")
    bar.replacement_box.setText("快报")
    bar.replace_all()
    assert program.editor.open_draft.draft.report.prose["problems"] == "一是水情快报不够及时。\n二是快报太长。"
    program.actions["undo"].trigger()
    assert "简报" in program.editor.open_draft.draft.report.prose["problems"]


def prose(program: Application) -> str:
    return program.editor.open_draft.draft.report.prose["problems"]


def test_enter_in_the_second_line_replaces_place_by_place_each_with_its_undo(
    qtbot: QtBot, program: Application
) -> None:
    bar = program.editor.find_bar
    bar.search_box.setText("简报")
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Tab)
    assert bar.replacement_box.hasFocus()
    bar.replacement_box.setText("简报简报")
    qtbot.keyClick(bar.replacement_box, Qt.Key.Key_Return)
    assert "简报简报" not in prose(program)
    qtbot.keyClick(bar.replacement_box, Qt.Key.Key_Return)
    assert prose(program) == "一是水情简报简报不够及时。\n二是简报太长。"
    qtbot.keyClick(bar.replacement_box, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert prose(program) == "一是水情简报简报不够及时。\n二是简报简报太长。"
    qtbot.keyClick(bar.replacement_box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert prose(program) == "一是水情简报简报不够及时。\n二是简报太长。"
    qtbot.keyClick(bar.replacement_box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert prose(program) == "一是水情简报不够及时。\n二是简报太长。"


def test_after_the_last_place_replacing_begins_again_at_the_first_though_the_new_words_hold_the_old(
    qtbot: QtBot, program: Application
) -> None:
    bar = program.editor.find_bar
    bar.search_box.setText("简报")
    bar.replacement_box.setText("简报简报")
    bar.replacement_box.setFocus()
    for _ in range(3):
        qtbot.keyClick(bar.replacement_box, Qt.Key.Key_Return)
    assert prose(program) == "一是水情简报简报不够及时。\n二是简报简报太长。"
    assert said(program) == "第 1 处，共 4 处"


def test_a_figure_found_is_passed_by_and_not_replaced(qtbot: QtBot, program: Application) -> None:
    bar = program.editor.find_bar
    bar.search_box.setText("12")
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Return)
    page = program.editor.current_table_page
    assert page
    assert page.model.data(page.view.currentIndex()) == "12"
    bar.replacement_box.setText("13")
    before = program.editor.open_draft.draft.report
    qtbot.mouseClick(button(program, "替换"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(program, "全部替换"), Qt.MouseButton.LeftButton)
    assert program.editor.open_draft.draft.report == before
    assert said(program) == "正文里没有"


def test_replacing_everywhere_tells_how_often(qtbot: QtBot, program: Application) -> None:
    bar = program.editor.find_bar
    program.editor.open_draft.enter_values({"other": "简报见网站。"}, "正文")
    bar.search_box.setText("简报")
    bar.replacement_box.setText("快报")
    qtbot.mouseClick(button(program, "全部替换"), Qt.MouseButton.LeftButton)
    assert said(program) == "正文里改了 3 处"
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert prose(program).count("简报") == 2
    assert program.editor.open_draft.draft.report.prose["other"] == "简报见网站。"


def button(program: Application, words: str) -> QToolButton:
    return next(b for b in program.editor.find_bar.findChildren(QToolButton) if b.text() == words)


def said(program: Application) -> str:
    return program.editor.find_bar.findChildren(QLabel)[0].text()


def test_escape_puts_the_line_away(qtbot: QtBot, program: Application) -> None:
    bar = program.editor.find_bar
    assert bar.isVisible()
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def count_filled(box: ProseEdit) -> int:
    """How many passages are filled as found."""
    fill = theme.palette().selection
    return sum(selection.format.background().color().name() == fill for selection in box.extraSelections())


def test_every_place_is_filled_until_the_bar_is_closed(qtbot: QtBot, program: Application) -> None:
    page = program.editor.pages["problems"]
    assert isinstance(page, ProsePage)
    bar = program.editor.find_bar
    qtbot.keyClicks(bar.search_box, "1")
    assert count_filled(page.text_box) == 0
    bar.search_box.setText("简报")
    assert count_filled(page.text_box) == 2
    qtbot.keyClick(bar.search_box, Qt.Key.Key_Return)
    assert page.text_box.textCursor().selectedText() == "简报"
    program.editor.open_draft.enter_values({"problems": "简报、简报、简报。"}, "填写")
    assert count_filled(page.text_box) == 3
    bar.close_bar()
    assert count_filled(page.text_box) == 0


def test_the_headings_that_hold_the_words_are_filled(program: Application) -> None:
    editor = program.editor
    editor.tabs.setCurrentIndex(3)
    page = editor.current_table_page
    assert page
    fill = QColor(theme.palette().selection).rgb()

    def count_pixels() -> int:
        image = page.view.grab().toImage()
        return sum(image.pixel(x, y) == fill for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))

    before = count_pixels()
    editor.find_bar.search_box.setText("自然人")
    assert count_pixels() > before
    editor.find_bar.close_bar()
    assert count_pixels() == before
