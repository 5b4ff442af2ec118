"""The page after an error."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.application.application import Application
from tests.gui.application.crashing import fail, page_of
from tests.gui.opened import editor_of


def test_enter_goes_on_where_one_was(program: Application) -> None:
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(3)
    assert editor.current_table_page
    editor.current_table_page.view.setFocus()
    fail(ValueError("boom"))
    assert page_of(program).buttons["接着用"].hasFocus()
    QTest.keyClick(page_of(program).buttons["接着用"], Qt.Key.Key_Return)
    assert program.window.overlay is None
    assert editor.isVisible()
    assert editor.current_table_page.view.hasFocus()


def test_many_errors_are_one_page(program: Application) -> None:
    for _ in range(5):
        fail(ValueError("boom"))
    assert "又出了 4 次" in page_of(program).state_label.text()
