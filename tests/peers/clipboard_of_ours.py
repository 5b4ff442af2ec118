"""A table of ours on the screen that copies what is selected with Ctrl+C and then keeps the clipboard.

Start it with: python -m tests.peers.clipboard_of_ours TABLE heading|plain CELL…
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.table_page import TablePage
from model.drafts.draft import Draft
from model.form import editions
from tests.reports import balanced


def main(table: str, headings: str, *cells: str) -> None:
    """Copy, say so, and live until ended."""
    application = QApplication([])
    form = editions.load_form("2021")
    page = TablePage(form.section_by_id(table), OpenDraft(Draft(form, balanced())))
    page.show()
    page.view.select_cells(cells)
    if headings == "headings":
        page.view.commands.copy_with_headings(page.view.selected_cells())
    else:
        QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    print("copied", flush=True)
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
