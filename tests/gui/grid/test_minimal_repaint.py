"""What is painted anew at a key: the cells and words that changed, not the table or the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.editor.pages.table_page import TablePage
from tests.gui.opened import Key, editor_of, opened
from tests.reports import balanced


class Paints(QObject):
    """Notes what a widget paints."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.area = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            rectangles: list[QRect] = list(event.region())  # type: ignore[attr-defined]
            self.area += sum(rectangle.width() * rectangle.height() for rectangle in rectangles)
        return False


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> TablePage:
    program = opened(qtbot, tmp_path, balanced())
    editor_of(program).split_view.show_side()  # the first finding would bring it, and make the page narrower
    found = editor_of(program).current_table_page
    assert found
    found.view.go_to_cell("requests.granted.natural")
    qtbot.wait(100)
    return found


def settle() -> None:
    for _ in range(20):  # a wish to be laid out climbs one parent a round
        QApplication.processEvents()


def painted(widget: QWidget, deed: Callable[[], object]) -> int:
    """How many pixels of it a deed has painted."""
    settle()
    paints = Paints(widget)
    deed()
    settle()
    widget.removeEventFilter(paints)
    return paints.area


def cell(page: TablePage) -> int:
    rectangle = page.view.visualRect(page.view.currentIndex())
    return (rectangle.width() + 1) * (rectangle.height() + 1)


def test_a_step_paints_two_cells(qtbot: QtBot, page: TablePage) -> None:
    step = painted(page.view.viewport(), lambda: qtbot.keyClick(page.view, Key.Key_Right))
    assert 0 < step <= 2 * cell(page)


def test_a_step_paints_no_heading(qtbot: QtBot, page: TablePage) -> None:
    for header in (page.view.horizontalHeader(), page.view.verticalHeader()):
        assert painted(header.viewport(), lambda: qtbot.keyClick(page.view, Key.Key_Right)) == 0


def test_a_digit_paints_its_cell(qtbot: QtBot, page: TablePage) -> None:
    digit = painted(page.view.viewport(), lambda: qtbot.keyClick(page.view, Key.Key_7))
    assert 0 < digit <= 2 * cell(page)


def test_an_entry_that_breaks_the_balance_paints_its_row_and_column_only(qtbot: QtBot, page: TablePage) -> None:
    def enter() -> None:
        qtbot.keyClick(page.view, Key.Key_7)
        qtbot.keyClick(page.view.focusWidget() or page.view, Key.Key_Return)

    before = page.model.open_draft.draft.findings
    entered = painted(page.view.viewport(), enter)
    assert page.model.open_draft.draft.findings != before
    rows, columns = page.model.sheet.row_count, page.model.sheet.column_count
    assert 0 < entered <= (rows + columns) * cell(page)


def test_the_help_grows_with_its_words_and_gives_the_room_back(qtbot: QtBot, page: TablePage) -> None:
    line = page._cell_help
    low = line.height()
    line.show_text("这一行要填的是本年度新收到的政府信息公开申请。" * 12)
    settle()
    assert line.height() > low
    line.show_text("短。")
    settle()
    assert line.height() == low
