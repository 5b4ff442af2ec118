"""A table of the form on the screen, and the fingers at its keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.table_page import TablePage
from model.drafts.draft import Draft
from model.form import editions
from model.report.report import Report

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Keypad = Qt.KeyboardModifier.KeypadModifier
Plain = Qt.KeyboardModifier.NoModifier


def page(qtbot: QtBot, table: str, report: Report | None = None, edition: str = "2021") -> TablePage:
    """A table on the screen, empty unless a report is given."""
    form = editions.load_form(edition)
    desk = OpenDraft(Draft(form, report or Report(edition, {"unit": "临江县水务局", "year": "2025"})))
    made = TablePage(form.section_by_id(table), desk)
    desk.setParent(made)
    desk.edit_applied.connect(lambda applied: made.refresh_places(applied.changed_places))
    qtbot.addWidget(made)
    made.resize(1040, 600)
    made.show()
    made.view.setFocus()
    return made


def type_in(qtbot: QtBot, grid: TablePage, text: str, key: Key | None = Key.Key_Return) -> None:
    """Type into the current cell as fingers do: the first key opens the editor, the rest goes into it."""
    qtbot.keyClicks(grid.view, text[0])
    editor = editing(grid)
    qtbot.keyClicks(editor, text[1:])
    if key is not None:
        qtbot.keyClick(editor, key)


def compose(grid: TablePage, text: str) -> None:
    """Enter text through an input method: spelled first, then chosen."""
    QGuiApplication.sendEvent(grid.view, QInputMethodEvent("shi", []))
    chosen = QInputMethodEvent()
    chosen.setCommitString(text)
    QGuiApplication.sendEvent(editing(grid), chosen)


def editing(grid: TablePage) -> QLineEdit:
    """The open editor; the test fails where none is open."""
    editors = [e for e in grid.view.findChildren(QLineEdit, "cell") if e.isVisible()]
    assert len(editors) == 1
    return editors[0]


def current(grid: TablePage) -> str:
    """The id of the current cell."""
    cell = grid.model.cell_at(grid.view.currentIndex())
    assert cell
    return cell.id


def value(grid: TablePage, cell: str) -> object:
    """What the draft holds."""
    return grid.model.open_draft.draft.report.value_at(cell)


def press(grid: TablePage, *keys: Key, with_: Qt.KeyboardModifier = Plain) -> None:
    """Keys in the grid, one after another."""
    for key in keys:
        QTest.keyClick(grid.view, key, with_)


def at(grid: TablePage, cell: str) -> QPoint:
    """Where a cell is to be clicked."""
    index = grid.model.index_of(cell)
    grid.view.scrollTo(index)
    return grid.view.visualRect(index).center()


def click(grid: TablePage, cell: str, with_: Qt.KeyboardModifier = Plain) -> None:
    """The left button on a cell."""
    QTest.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, with_, at(grid, cell))


def chosen(grid: TablePage) -> list[str]:
    """The ids of what is selected."""
    return [cell.id for cell in grid.view.selected_cells()]


def open_texts(grid: TablePage) -> list[str]:
    """What stands in the editors that are open: one at most."""
    return [editor.text() for editor in grid.view.findChildren(QLineEdit, "cell") if editor.isVisible()]
