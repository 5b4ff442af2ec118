"""Where the keyboard is in the editor: on a page's first field after a click on its tab, and Tab goes as one reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from gui.editor.editor import Editor
from gui.editor.pages.cover_page import CoverPage
from gui.widgets.prose.prose_edit import ProseEdit
from tests.gui.opened import editor_of, opened
from tests.reports import balanced


def click_tab(editor: Editor, section: str) -> None:
    bar = editor.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(list(editor.pages).index(section)).center())
    QApplication.processEvents()  # the page is in front only after the click has been handled


@pytest.mark.parametrize("before", ["requests", "overview"])
def test_a_click_on_the_tab_of_the_cover_puts_the_keyboard_on_its_first_field(
    qtbot: QtBot, tmp_path: Path, before: str
) -> None:
    """A draft that opens at another page has a cover that never had the focus."""
    report = balanced().with_values({"preamble": "自己写的说明。"})
    program = opened(qtbot, tmp_path, report)
    program.settings.store_tab(1, 3)
    program.open_draft(1)
    editor = editor_of(program)
    click_tab(editor, before)
    click_tab(editor, "cover")
    cover = editor.pages["cover"]
    assert isinstance(cover, CoverPage)
    assert QApplication.focusWidget() is cover.field_boxes["unit"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert editor.open_draft.draft.report.prose["preamble"] == "自己写的说明。"


def test_every_page_has_its_first_field_under_the_keyboard_after_a_click_on_its_tab(
    qtbot: QtBot, tmp_path: Path
) -> None:
    editor = editor_of(opened(qtbot, tmp_path, balanced()))
    for section, page in editor.pages.items():
        click_tab(editor, section)
        assert isinstance(page, QWidget)
        first = QApplication.focusWidget()
        assert first is not None
        assert page.isAncestorOf(first)
        assert first.height() * first.width() > 0
        assert "按" not in first.accessibleName()


def test_tab_goes_from_the_page_to_the_panel_beside_it_and_then_to_the_top(qtbot: QtBot, tmp_path: Path) -> None:
    editor = editor_of(opened(qtbot, tmp_path, balanced().with_values({"requests.received.natural": 99})))
    click_tab(editor, "overview")
    assert isinstance(QApplication.focusWidget(), ProseEdit)
    parts: list[QWidget] = []
    while editor.tabs.tabBar() not in parts and len(parts) < 30:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        parts.append(focused)
    [panel_bar] = [part for part in parts if isinstance(part, QTabBar) and part is not editor.tabs.tabBar()]
    in_page = [part for part in parts if editor.tabs.currentWidget().isAncestorOf(part)]
    in_header = [part for part in parts if editor.header.isAncestorOf(part)]
    assert max(map(parts.index, in_page)) < parts.index(panel_bar) < min(map(parts.index, in_header))
