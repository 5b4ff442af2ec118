"""The page after an error."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

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


def test_the_report_is_shown_to_who_asks_for_it_and_nothing_english_before(program: Application) -> None:
    fail(ValueError("boom"))
    page = page_of(program)
    assert not page.report_text.isVisible()
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert shown
    assert not [words for words in shown if re.search("[A-Za-z]{2,}", words)]
    QTest.keyClick(page.buttons["看报告"], Qt.Key.Key_Return)
    assert page.report_text.hasFocus()
    assert "ValueError" in page.report_text.toPlainText()


def test_many_errors_are_one_page(program: Application) -> None:
    for _ in range(5):
        fail(ValueError("boom"))
    assert "又出了 4 次" in page_of(program).state_label.text()
