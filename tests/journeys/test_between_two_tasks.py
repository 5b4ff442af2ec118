"""What hands do between one thing and the next: click a hint or a tab and type on, open a menu by a letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from gui.application import first_run_hints
from gui.application.application import Application
from gui.editor.editor import Editor
from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.prose_page import ProsePage
from gui.style import theme
from gui.widgets.hint_bubble import HintBubble
from model.report.report import Report
from tests.gui.opened import Control, Key, Shift, begun, editor_of, opened
from tests.reports import balanced

RECEIVED = "requests.received.natural"


def press(qtbot: QtBot, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, to whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused
    qtbot.keyClick(focused, key, modifier)


def click_tab(qtbot: QtBot, bar: QTabBar, number: int) -> None:
    """A click on a tab, with what it brings about."""
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
    QApplication.processEvents()


def test_after_a_click_on_a_hint_figures_still_go_into_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    first_run_hints.show_at_first_draft(program)
    program.open_new_draft(Report("2021", {"cover.year": "2025"}), None)
    qtbot.waitUntil(lambda: program.window.findChild(HintBubble) is not None)
    editor_of(program).switch_tab(3)
    bubble = program.window.findChild(HintBubble)
    assert bubble
    qtbot.mouseClick(bubble.next_button, Qt.MouseButton.LeftButton)
    press(qtbot, Key.Key_5)
    press(qtbot, Key.Key_Return)
    assert editor_of(program).open_draft.draft.report.figures[RECEIVED] == 5


def test_a_click_on_a_tab_brings_the_keyboard_into_its_page(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    editor.findings_panel.view.setFocus()
    click_tab(qtbot, editor.tabs.tabBar(), 4)
    assert editor.current_table_page
    assert QApplication.focusWidget() is editor.current_table_page.view
    click_tab(qtbot, editor.tabs.tabBar(), 1)
    assert isinstance(editor.current_page, ProsePage)
    assert QApplication.focusWidget() is editor.current_page.text_box


def test_what_findings_there_are_says_what_the_menu_offers(qtbot: QtBot, tmp_path: Path) -> None:
    told = {"problems": "已经改进。" * 9, "overview": "工作平稳。" * 9, "other": "无其他事项。" * 3}
    program = opened(qtbot, tmp_path, balanced().with_values({"cover.year": "2025", **told}))
    program.editor.open_draft.enter_values({RECEIVED: 3}, "填写")
    offered = [program.actions[id].isEnabled() for id in ("next_finding", "answer", "withdraw")]
    assert offered == [True, False, False]


def test_esc_gives_the_keyboard_back_to_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    program.drafts.add_draft(balanced(), None)
    program.drafts_controller.show_drafts()
    table = program.start_page.drafts_table
    table.select_drafts([1])
    table.setFocus()
    press(qtbot, Key.Key_Delete)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    press(qtbot, Key.Key_Escape)
    assert QApplication.focusWidget() is table


def test_what_is_found_first_is_the_next_from_where_the_clerk_is(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"overview": "12 件。", "problems": "12 期。"}))
    editor = editor_of(program)
    editor.table_pages[1].view.go_to_cell("requests.handled.total")
    press(qtbot, Key.Key_H, Control)
    editor.find_bar.search_box.setText("12")
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Return)
    assert editor.current_section == "problems"
    press(qtbot, Key.Key_Return)
    assert editor.current_section == "overview"
    press(qtbot, Key.Key_Return, Shift)
    assert editor.current_section == "problems"


@pytest.mark.parametrize("direction", [Shift, Qt.KeyboardModifier.NoModifier])
def test_a_search_from_an_empty_cover_goes_round(qtbot: QtBot, tmp_path: Path, direction: Qt.KeyboardModifier) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"problems": "简报不够及时。"}))
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(0)
    press(qtbot, Key.Key_F, Control)
    editor.find_bar.search_box.setText("简报")
    press(qtbot, Key.Key_Return, direction)
    assert editor.current_section == "problems"


def test_zooming_makes_words_larger_as_well_as_tables(qtbot: QtBot, tmp_path: Path, dressed: QApplication) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    before = _heights(editor)
    for _ in range(3):
        press(qtbot, Key.Key_Equal, Control)
    larger = _heights(editor)
    assert "150 %" in _status(program)
    assert all(now > 1.4 * then for now, then in zip(larger, before, strict=True)), (before, larger)
    press(qtbot, Key.Key_1, Control)
    assert _heights(editor) == before


def _heights(editor: Editor) -> list[int]:
    """Of a line on the page of words, in a field of the cover and in its words, each looked at."""
    cover, page = editor.pages["cover"], editor.pages["overview"]
    assert isinstance(cover, CoverPage)
    assert isinstance(page, ProsePage)
    heights = []
    for tab, box in ((1, page.text_box), (0, cover.field_boxes["unit"]), (0, cover.preamble_box)):
        editor.tabs.setCurrentIndex(tab)
        editor.focus_current_page()
        QApplication.processEvents()
        heights.append(box.fontMetrics().height())
    assert page.text_box.font().family() == theme.load_bundled_font("FangSong.ttf")
    return heights


def test_ctrl_and_the_wheel_zoom_words(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(1)
    page = editor.current_page
    assert isinstance(page, ProsePage)
    nowhere, keys = QPointF(5, 5), Qt.MouseButton.NoButton
    for _ in range(2):
        turn = QWheelEvent(
            nowhere, nowhere, QPoint(), QPoint(0, 60), keys, Control, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(page.text_box.viewport(), turn)
    assert "110 %" in _status(program)


def _status(program: Application) -> list[str]:
    return [label.text() for label in program.window.statusBar().findChildren(QLabel) if label.isVisible()]


def test_a_reason_is_no_longer_told_once_the_figure_is_mended(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    bar = program.window.statusBar()
    for mend in (Key.Key_Backspace, Key.Key_Escape):
        for key in (Key.Key_1, Key.Key_A, Key.Key_Return):
            press(qtbot, key)
        assert "读不成数字" in bar.currentMessage()
        press(qtbot, mend)
        assert bar.currentMessage() == ""
        press(qtbot, Key.Key_Escape)


def test_where_no_other_report_is_a_line_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    program.actions["compare"].trigger()
    assert program.window.statusBar().currentMessage() == "还没有别的年报可以比较。"
    assert QApplication.activeModalWidget() is None
