"""A grid beside a real clipboard, and the look before a paste: what the tests of pasting share."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.table_page import TablePage
from gui.grid.pasting.exception_list import PLACE_COLUMN
from gui.grid.pasting.paste_dialog import PasteDialog
from model.drafts.draft import Draft
from model.form import editions
from model.report.report import Report

Key = Qt.Key
SIX = ("natural", "business", "research", "charity", "legal", "other")


class Grid:
    """A table on the screen with its draft, and the clipboard beside it."""

    def __init__(self, qtbot: QtBot, table: str = "requests", report: Report | None = None, edition: str = "2021"):
        form = editions.load_form(edition)
        self.desk = OpenDraft(Draft(form, report or Report(edition, {"unit": "临江县水务局", "year": "2025"})))
        self.page = TablePage(form.section_by_id(table), self.desk)
        self.desk.setParent(self.page)
        self.desk.edit_applied.connect(lambda applied: self.page.refresh_places(applied.changed_places))
        self.told: list[str] = []
        self.page.status_message.connect(self.told.append)
        qtbot.addWidget(self.page)
        self.page.resize(1040, 600)
        self.page.show()
        self.page.view.setFocus()

    def put(self, content: str | QMimeData, at: str = "") -> None:
        """Have this on the clipboard, go to a cell, press Ctrl+V."""
        if isinstance(content, str):
            mime = QMimeData()
            mime.setText(content)
            content = mime
        QGuiApplication.clipboard().setMimeData(content)
        if at:
            self.page.go_to(at)
        self.press(Key.Key_V)

    def press(self, key: Key) -> None:
        """Ctrl and a key, in the grid."""
        QTest.keyClick(self.page.view, key, Qt.KeyboardModifier.ControlModifier)

    def row(self, row: str) -> list[object]:
        """What the draft holds in the entries of a row of 表三."""
        return [self.value(f"requests.{row}.{column}") for column in SIX]

    def value(self, cell: str) -> object:
        return self.desk.draft.report.value_at(cell)

    @property
    def dialogs(self) -> list[PasteDialog]:
        return [dialog for dialog in self.page.findChildren(PasteDialog) if dialog.isVisible()]

    @property
    def dialog(self) -> PasteDialog:
        """The look before the paste; the test fails where there is none."""
        (dialog,) = self.dialogs
        return dialog


def lines(dialog: PasteDialog) -> list[list[str]]:
    """The list of exceptions as a clerk reads it."""
    model = dialog.exception_list
    return [[str(model.index(r, c).data() or "") for c in range(model.columnCount())] for r in range(model.rowCount())]


def line(dialog: PasteDialog, where: str) -> list[str]:
    """The only line of the list that names this cell."""
    (found,) = [line for line in lines(dialog) if line[PLACE_COLUMN] == where]
    return found


def shown(dialog: PasteDialog, id: str) -> tuple[str, str, str]:
    """What the form in the dialog shows in a cell: the figure after the paste, its look, what stands beside it."""
    for grid in dialog.grids:
        tile = grid.incoming_model.sheet.tiles_by_cell.get(id)
        if tile and tile.cell:
            incoming = grid.incoming_model.incoming_at(tile.cell)
            return (incoming.text, incoming.look, incoming.beside) if incoming else ("", "", "")
    raise AssertionError(f"{id} stands in none of the tables shown")


def press(dialog: PasteDialog, key: Key) -> None:
    """A key in whatever of the dialog has the focus."""
    QTest.keyClick(dialog.focusWidget() or dialog, key)


def choose(qtbot: QtBot, dialog: PasteDialog, key: Key) -> None:
    """What dashes mean, by its letter with Alt; Qt shows the press before it takes it."""
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.windowHandle(), key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.paste_button.isEnabled)
