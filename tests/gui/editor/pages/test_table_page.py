"""The grid in the whole window: menus, shortcuts, zoom, status bar, and an entry open when something else begins.

Covers gui/editor/editor.py and gui/grid/context_menu.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.editor.pages.table_page import TablePage
from gui.window.main_window import MainWindow
from model.report.report import Report
from model.storage.store import Store
from tests.gui.at_grid import Keypad, current, editing, open_texts, press, type_in, value
from tests.gui.opened import Control, Key, Shift, editor_of, opened

BLANK = Report("2021", {"unit": "临江县水务局", "year": "2025"})


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    """A new report on the desk, the cursor in the first cell of 表三."""
    return opened(qtbot, tmp_path, BLANK)


def grid(program: Application) -> TablePage:
    page = editor_of(program).current_table_page
    assert page
    return page


def filled(program: Application) -> int:
    """How many entries hold a figure."""
    draft = editor_of(program).open_draft.draft
    return sum(cell.id in draft.report.figures for cell in draft.form.entry_cells)


@pytest.mark.parametrize(
    ("key", "modifiers", "count"),
    [
        (Key.Key_0, Control, 4),
        (Key.Key_R, Control | Shift, 6),
        (Key.Key_D, Control | Shift, 24),
        (Key.Key_0, Control | Shift, 144),
    ],
)
def test_0_fills_the_unfilled_rest_and_one_undo_takes_it_back(
    qtbot: QtBot, program: Application, key: Key, modifiers: Qt.KeyboardModifier, count: int
) -> None:
    page = grid(program)
    type_in(qtbot, page, "5", Key.Key_Up)
    press(page, Key.Key_Right, Key.Key_Down, with_=Shift)
    press(page, key, with_=modifiers)
    assert filled(program) == count
    assert value(page, "requests.received.natural") == 5
    press(page, Key.Key_Z, with_=Control)
    assert filled(program) == 1


def test_the_whole_report_is_filled_from_the_menu_and_taken_back_by_one_undo(
    qtbot: QtBot, program: Application
) -> None:
    program.actions["fill_zero_report"].trigger()
    assert filled(program) == 166
    press(grid(program), Key.Key_Z, with_=Control)
    assert filled(program) == 0


def test_the_status_bar_counts_adds_and_averages_what_is_selected(qtbot: QtBot, program: Application) -> None:
    page = grid(program)
    for number in ("1", "2", "4"):
        type_in(qtbot, page, number)
    said = {label.text() for label in program.window.statusBar().findChildren(QLabel)}
    assert not any("选中" in words for words in said)
    page.go_to("requests.received.natural")
    press(page, Key.Key_Down, Key.Key_Down, Key.Key_Down, with_=Shift)
    said = {label.text() for label in program.window.statusBar().findChildren(QLabel)}
    assert "选中 4 格 · 合计 7 · 平均 2.33" in said


@pytest.mark.parametrize("way", ["menu key", "right button"])
def test_the_menu_of_a_cell_offers_what_the_keys_do(qtbot: QtBot, program: Application, way: str) -> None:
    view = grid(program).view
    seen: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            seen.extend(action.text().partition("\t")[0] for action in menu.actions() if action.text())
            menu.close()

    QTimer.singleShot(0, look)
    reason = QContextMenuEvent.Reason.Keyboard if way == "menu key" else QContextMenuEvent.Reason.Mouse
    spot = view.visualRect(view.currentIndex()).center()
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, spot, view.viewport().mapToGlobal(spot)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[:5] == ["剪切", "复制", "连同标题复制", "粘贴", "清空"]
    assert {"向下填充", "向右填充", "选中的空格填 0", "备注…"} <= set(seen)


def test_the_menus_copy_and_paste_cells_or_words_whichever_have_the_focus(qtbot: QtBot, program: Application) -> None:
    page = grid(program)
    QGuiApplication.clipboard().setText("1\t2\n")
    program.actions["paste"].trigger()
    assert [value(page, f"requests.received.{column}") for column in ("natural", "business")] == [1, 2]
    program.actions["clear"].trigger()
    assert value(page, "requests.received.natural") is None
    editor_of(program).tabs.setCurrentIndex(1)
    editor_of(program).focus_current_page()
    QGuiApplication.clipboard().setText("做了。")
    program.actions["paste"].trigger()
    editor_of(program).commit_now()
    assert editor_of(program).open_draft.draft.report.prose["overview"] == "做了。"
    assert not program.actions["fill_down"].isEnabled()


def turn_wheel(page: TablePage, *angles: int) -> None:
    """Ctrl and the wheel, or the many small turns of a touchpad."""
    spot = QPointF(50, 50)
    for angle in angles:
        turned = QWheelEvent(
            spot,
            spot,
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            Control,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(page.view.viewport(), turned)


def test_keys_and_wheel_zoom_from_a_half_to_double_and_the_size_is_remembered(
    qtbot: QtBot, program: Application, tmp_path: Path
) -> None:
    page = grid(program)
    press(page, *[Key.Key_Equal] * 20, with_=Control)
    assert program.settings.zoom == 200
    press(page, *[Key.Key_Minus] * 20, with_=Control)
    assert program.settings.zoom == 50
    press(page, Key.Key_1, with_=Control)
    press(page, Key.Key_Plus, with_=Control | Keypad)
    assert program.settings.zoom == 110
    turn_wheel(page, 40, 40, 40, 0, -120, -120)
    assert program.settings.zoom == 100
    turn_wheel(page, 240)
    assert program.settings.zoom == 125
    high = page.view.rowHeight(5)
    program.window.close()
    again = Application(MainWindow(StartPage()), Store(tmp_path / "drafts.db"), tmp_path)
    qtbot.addWidget(again.window)
    again.open_draft(again.store.list_summaries()[0].id)
    editor_of(again).tabs.setCurrentIndex(3)
    again.window.resize(1366, 768)
    again.window.show()
    assert grid(again).view.rowHeight(5) == high
    again.window.close()


def test_an_open_entry_is_stored_when_the_draft_is_closed(qtbot: QtBot, program: Application) -> None:
    type_in(qtbot, grid(program), "12", key=None)
    qtbot.keyClick(editing(grid(program)), Key.Key_W, Control)
    assert (
        program.store.load_report(program.store.list_summaries()[0].id)[0].value_at("requests.received.natural") == 12
    )


def test_an_open_entry_is_stored_when_the_window_is_closed(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    type_in(qtbot, grid(program), "12", key=None)
    program.window.close()
    store = Store(tmp_path / "drafts.db")
    assert store.load_report(store.list_summaries()[0].id)[0].value_at("requests.received.natural") == 12
    store.close()


def test_an_open_entry_is_on_the_paper(qtbot: QtBot, program: Application) -> None:
    type_in(qtbot, grid(program), "12", key=None)
    assert program.session
    assert program.session.commit_draft().report.value_at("requests.received.natural") == 12


def test_characters_still_being_composed_in_a_cell_survive_a_look_at_another_tab(
    qtbot: QtBot, program: Application
) -> None:
    page = grid(program)
    QApplication.sendEvent(page.view, QInputMethodEvent("shi", []))
    editing(page)
    qtbot.keyClick(program.window, Key.Key_PageUp, Control)
    qtbot.keyClick(program.window, Key.Key_PageDown, Control)
    chosen = QInputMethodEvent()
    chosen.setCommitString("十五")
    QApplication.sendEvent(page.view, chosen)
    qtbot.keyClick(editing(page), Key.Key_Return)
    assert value(page, "requests.received.natural") == 15


def test_an_entry_that_cannot_be_read_waits_while_one_looks_at_another_tab(qtbot: QtBot, program: Application) -> None:
    page = grid(program)
    type_in(qtbot, page, "1x", key=None)
    qtbot.keyClick(editing(page), Key.Key_PageDown, Control)
    assert editor_of(program).tabs.currentIndex() == 4
    qtbot.keyClick(program.window, Key.Key_PageUp, Control)
    assert open_texts(page) == ["1x"]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editing(page))


def test_undo_in_an_open_cell_first_takes_back_what_was_typed_there(qtbot: QtBot, program: Application) -> None:
    page = grid(program)
    type_in(qtbot, page, "5", Key.Key_Up)
    type_in(qtbot, page, "7", key=None)
    qtbot.keyClick(editing(page), Key.Key_Z, Control)
    assert open_texts(page) == ["5"]
    qtbot.keyClick(editing(page), Key.Key_Escape)
    assert value(page, "requests.received.natural") == 5
    press(page, Key.Key_Z, with_=Control)
    assert value(page, "requests.received.natural") is None
    assert current(page) == "requests.received.natural"


def test_pasting_into_an_open_cell_is_one_entry_like_typing(qtbot: QtBot, program: Application) -> None:
    page = grid(program)
    type_in(qtbot, page, "1", key=None)
    QGuiApplication.clipboard().setText("2\n")
    editor: QLineEdit = editing(page)
    qtbot.keyClick(editor, Key.Key_V, Control)
    qtbot.keyClick(editor, Key.Key_Return)
    assert value(page, "requests.received.natural") == 12
    assert editor_of(program).open_draft.undo_stack.count() == 1
