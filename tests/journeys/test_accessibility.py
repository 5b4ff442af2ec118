"""For people without a mouse, without sharp eyes, or without sight.

Covers gui/editor/focus_cycle.py too.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from operator import ne
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from gui.draft_list.new_draft_dialog import NewDraftDialog
from gui.exporting.export_dialog import ExportDialog
from gui.help.manual_window import ManualWindow
from gui.history.timeline_panel import TimelinePanel
from gui.window.main_window import MainWindow
from model.checks.findings import Tally
from model.form import editions
from model.report.report import Report
from tests.gui.opened import Key, begun, editor_of, opened
from tests.journeys.accessible import NAME, nameless, tree
from tests.reports import balanced

CELL = QAccessible.Role.Cell
SEEN = 60
"""So many pixels must change where the keyboard comes; the text cursor alone has fewer."""


def beginning(qtbot: QtBot, folder: Path) -> QWidget:
    return begun(qtbot, folder).window


def listed(qtbot: QtBot, folder: Path) -> QWidget:
    program = opened(qtbot, folder, balanced())
    program.close_draft()
    program.start_page.deadline_button.click()
    return program.window


def deleted(qtbot: QtBot, folder: Path) -> QWidget:
    program = opened(qtbot, folder, balanced())
    program.close_draft()
    program.drafts_controller.delete_drafts(program.store.list_summaries())
    program.drafts_controller.show_deleted()
    return program.window


def at_tab(number: int) -> Callable[[QtBot, Path], QWidget]:
    def show(qtbot: QtBot, folder: Path) -> QWidget:
        program = opened(qtbot, folder, balanced().with_values({"requests.received.natural": None}))
        editor_of(program).tabs.setCurrentIndex(number)
        return program.window

    return show


def moment(qtbot: QtBot, folder: Path) -> QWidget:
    program = opened(qtbot, folder, balanced())
    editor = editor_of(program)
    editor.open_draft.enter_values({"requests.received.natural": 9}, "改")
    program.save_pending()
    panel = editor.show_side_page(TimelinePanel)
    panel.view.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1))
    editor.find_bar.open_bar()
    assert panel.preview.isVisible()
    return program.window


def preview(qtbot: QtBot, folder: Path) -> QWidget:
    program = opened(qtbot, folder, balanced())
    editor_of(program).toggle_preview()
    return program.window


def alone(make: Callable[[], QWidget]) -> Callable[[QtBot, Path], QWidget]:
    def show(qtbot: QtBot, folder: Path) -> QWidget:
        widget = make()
        qtbot.addWidget(widget)
        return widget

    return show


STATES = {
    "nothing yet": beginning,
    "the list": listed,
    "the bin": deleted,
    **{f"tab {number}": at_tab(number) for number in range(7)},
    "timeline and find": moment,
    "preview": preview,
    "a new draft": alone(lambda: NewDraftDialog(None, datetime.date(2026, 1, 9))),
    "export": alone(lambda: ExportDialog(None, Tally(2, 1, 3), 2)),
    "manual": alone(ManualWindow),
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_whatever_can_have_the_keyboard_has_a_name(
    qtbot: QtBot, tmp_path: Path, state: Callable[[QtBot, Path], QWidget]
) -> None:
    widget = state(qtbot, tmp_path)
    widget.show()
    assert nameless(widget) == []


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_one_sees_where_the_keyboard_is(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication, state: Callable[[QtBot, Path], QWidget]
) -> None:
    root = state(qtbot, tmp_path)
    with qtbot.waitActive(root):
        root.show()
        root.activateWindow()
    for widget in stops(root):
        widget.setFocus(Qt.FocusReason.TabFocusReason)  # a page scrolls to it
        QApplication.processEvents()
        around = QRect(widget.mapTo(root, QPoint()), widget.size()).adjusted(-4, -4, 4, 4) & root.rect()
        focused = QApplication.focusWidget()
        if focused:
            focused.clearFocus()
        without = root.grab(around).toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus()
        given = root.grab(around).toImage()
        pixels = (memoryview(image.constBits()).cast("I") for image in (without, given))
        changed = sum(map(ne, *pixels))
        assert changed >= SEEN, f"{type(widget).__name__} {widget.accessibleName()}"


def stops(root: QWidget) -> list[QWidget]:
    """Where Tab comes."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def spoken(qtbot: QtBot, folder: Path, report: Report, table: str) -> list[str]:
    """The cells of a table as a screen reader says them."""
    editor = editor_of(opened(qtbot, folder, report))
    editor.tabs.setCurrentIndex(list(editor.pages).index(table))
    page = editor.current_table_page
    assert page
    whole = tree(page.view)
    said = (part.text(NAME) for i in range(whole.childCount()) if (part := whole.child(i)) and part.role() == CELL)
    return [words for words in said if re.match(r"第\d+行 ", words)]


def test_a_screen_reader_says_row_column_and_figure_of_a_cell(qtbot: QtBot, tmp_path: Path) -> None:
    report = balanced().with_values({"requests.partial.business": None, "note.requests.granted.natural": "台账第 3 页"})
    cells = spoken(qtbot, tmp_path, report, "requests")
    assert len(cells) == 25 * 7
    assert any(cell.startswith("第4行 部分公开，商业企业，空") for cell in cells)
    assert any(cell.startswith("第3行 予以公开，自然人，") and cell.endswith("，有备注") for cell in cells)
    assert all("，自动合计" in cell for cell in cells if "，总计，" in cell)


@pytest.mark.parametrize("table", ["disclosure", "requests", "remedies"])
def test_every_cell_is_told_from_its_neighbours(qtbot: QtBot, tmp_path: Path, table: str) -> None:
    cells = spoken(qtbot, tmp_path, balanced(), table)
    places = {cell.rsplit("，", 2)[0] if "自动合计" in cell else cell.rsplit("，", 1)[0] for cell in cells}
    assert len(places) == len(editions.load_form("2021").tables[table].cells)


@pytest.mark.parametrize("size", [(683, 384), (1024, 700), (1366, 768)])
@pytest.mark.parametrize("tab", [0, 1, 5, 6])
def test_tab_goes_round_and_whatever_it_comes_to_is_in_sight(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication, size: tuple[int, int], tab: int
) -> None:
    """683 × 384 is what 1366 × 768 leaves at 200 %. What is scrolled out comes into sight with the keyboard."""
    root = at_tab(tab)(qtbot, tmp_path)
    root.resize(*size)
    qtbot.waitUntil(lambda: (root.width(), root.height()) == size)
    visited: list[QWidget] = []
    while (widget := QApplication.focusWidget()) and widget not in visited:
        visited.append(widget)
        seen = widget.visibleRegion().boundingRect()
        assert seen.width() >= min(widget.width(), 40), f"{type(widget).__name__} {widget.accessibleName()}"
        assert seen.height() >= min(widget.height(), 20), f"{type(widget).__name__} {widget.accessibleName()}"
        qtbot.keyClick(widget, Key.Key_Tab)
    assert set(stops(root)) <= set(visited)


@pytest.mark.parametrize("with_preview", [False, True])
def test_f6_leads_out_of_a_table_to_every_other_part_and_back(qtbot: QtBot, tmp_path: Path, with_preview: bool) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"requests.received.natural": None}))
    editor = editor_of(program)
    if with_preview:
        program.actions["preview"].trigger()
    beside = editor.split_view.widget(2 if with_preview else 1)
    assert beside
    for part in (beside, editor.header, editor.tabs):
        qtbot.keyClick(program.window, Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused
        assert part.isAncestorOf(focused)


def cut(root: QWidget) -> list[str]:
    """The words that have less room than they need."""
    found = []
    for part in root.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QLabel | QAbstractButton) or isinstance(part, QTabBar):
            continue
        words = part.text()
        if isinstance(part, QLabel) and part.wordWrap():
            short = part.height() < part.heightForWidth(part.width())
        else:
            short = part.width() < part.minimumSizeHint().width() or part.height() < part.minimumSizeHint().height()
        if words and short:
            found.append(f"{type(part).__name__} {words}")
    return found


@pytest.mark.parametrize("size", [(683, 384), (1024, 700), (1366, 768)])
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_no_words_are_cut(
    qtbot: QtBot,
    tmp_path: Path,
    dressed: QApplication,
    state: Callable[[QtBot, Path], QWidget],
    size: tuple[int, int],
) -> None:
    root = state(qtbot, tmp_path)
    root.show()
    if isinstance(root, MainWindow):
        root.resize(*size)
        qtbot.waitUntil(lambda: (root.width(), root.height()) == size)
    qtbot.wait(20)
    assert cut(root) == []
