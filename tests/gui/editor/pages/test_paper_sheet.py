"""All pages stand on the same sheet of paper; covers gui/style/paper.py and gui/editor/pages/cover_fields.py too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exporters.typesetting.page_standard import load_page_standard
from gui.application.application import Application
from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.paper_sheet import PaperSheet
from gui.editor.pages.prose_page import ProsePage
from gui.widgets.prose.prose_edit import ProseEdit
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

TEXT = "全年公开信息若干条。" * 20 + "\n" + "（二）依申请公开。" + "收到的申请都按期答复。" * 20


def shown(program: Application, tab: int) -> QWidget:
    """The page of a tab, in front and laid out."""
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(tab)
    for _ in range(3):
        QApplication.processEvents()
    page = editor.tabs.currentWidget()
    assert page
    return page


def sheet_of(page: QWidget) -> PaperSheet:
    sheet = page.findChild(PaperSheet)
    assert sheet
    return sheet


def box_of(page: QWidget) -> ProseEdit:
    assert isinstance(page, CoverPage | ProsePage)
    return page.preamble_box if isinstance(page, CoverPage) else page.text_box


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700), (1920, 1080)])
def test_cover_prose_and_tables_stand_on_one_sheet_in_the_middle(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication, size: tuple[int, int]
) -> None:
    program = opened(qtbot, tmp_path, balanced())
    program.window.resize(*size)
    lefts, widths = set(), set()
    for tab in range(editor_of(program).tabs.count()):
        page = shown(program, tab)
        sheet = sheet_of(page)
        left = sheet.mapTo(page, QPoint(0, 0)).x()
        lefts.add(left)
        widths.add(sheet.width())
        page_width = page.viewport().width() if isinstance(page, CoverPage) else page.width()
        assert abs(left - (page_width - left - sheet.width())) <= 2
    # the cover's scroll bar takes some of its width
    assert max(lefts) - min(lefts) <= 8
    assert max(widths) - min(widths) <= 16
    # A4 is 794 pixels wide at 96 dots an inch; its tables are set in 9 pt, those of the window in 10.5 pt
    as_on_paper = round(794 * 10.5 / 9)
    assert max(widths) <= as_on_paper
    if size != (1024, 700):
        assert widths == {as_on_paper}


@pytest.mark.parametrize("zoom", [100, 150])
def test_prose_is_set_in_the_type_and_size_of_the_paper_with_its_indents(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication, zoom: int
) -> None:
    """28 characters a line, the first two of a paragraph left blank: 三号仿宋, as GB/T 9704 has it."""
    report = balanced().with_values({"overview": TEXT, "preamble": TEXT})
    program = opened(qtbot, tmp_path, report)
    program.window.resize(1920, 1080)
    standard = load_page_standard()
    for tab in (0, 1):
        page = shown(program, tab)
        assert isinstance(page, CoverPage | ProsePage)
        page.set_zoom(zoom)
        page = shown(program, tab)
        box = box_of(page)
        assert box.font().pointSizeF() == pytest.approx(standard.type_sizes["body"] * zoom / 100)
        assert "FangSong" in QFontInfo(box.font()).family()
        character = box.fontMetrics().horizontalAdvance("国")
        block = box.document().begin()
        line_lengths = []
        while block.isValid():
            layout = block.layout()
            first = layout.lineAt(0)
            assert first.naturalTextRect().left() - layout.position().x() == pytest.approx(2 * character, abs=6)
            line_lengths += [layout.lineAt(number).textLength() for number in range(layout.lineCount())]
            block = block.next()
        assert max(line_lengths) in (27, 28)


def test_a_paragraph_that_is_typed_or_put_in_place_of_all_has_the_indent_too(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication
) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"overview": TEXT}))
    box = box_of(shown(program, 1))
    indent = box.textCursor().blockFormat().textIndent()
    assert indent > 0
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, "one")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClicks(box, "two")
    editor_of(program).open_draft.enter_values({"overview": "另一段。\n再一段。\n第三段。"}, "改")
    QApplication.processEvents()
    assert box.text() == "另一段。\n再一段。\n第三段。"
    block = box.document().begin()
    while block.isValid():
        assert block.blockFormat().textIndent() == indent
        block = block.next()


def test_zoom_enters_nothing_and_keeps_the_cursor(qtbot: QtBot, tmp_path: Path, dressed: QApplication) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"overview": TEXT}))
    editor = editor_of(program)
    box = box_of(shown(program, 1))
    box.moveCursor(QTextCursor.MoveOperation.End)
    position, entries = box.textCursor().position(), editor.open_draft.undo_stack.count()
    editor.current_page.set_zoom(150)
    editor.commit_now()
    assert box.textCursor().position() == position
    assert editor.open_draft.undo_stack.count() == entries


def test_a_table_of_small_figures_is_as_wide_as_the_paper_on_a_large_screen(
    qtbot: QtBot, tmp_path: Path, dressed: QApplication
) -> None:
    program = opened(qtbot, tmp_path, balanced())
    program.window.resize(1920, 1001)  # what is left of a screen of 1080 lines under a title bar, above a task bar
    page = shown(program, 3)
    view = editor_of(program).table_pages[1].view
    assert view.width() <= sheet_of(page).width() < 930
    # all of table 3 is in sight
    assert view.verticalScrollBar().maximum() == 0
    assert view.height() <= sheet_of(page).height()
