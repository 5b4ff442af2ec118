"""What the tables do not bear out is underlined where it stands, and mended or explained from there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.editor.editor import Editor
from gui.editor.pages.prose_page import ProsePage
from model.drafts.samples import load_sample
from tests.gui.opened import editor_of, opened, written

WRONG = "全年新收政府信息公开申请47件，上年结转4件。"


def opened_program(qtbot: QtBot, folder: Path) -> tuple[Application, Editor, ProsePage]:
    program = opened(qtbot, folder, load_sample("linjiang-2025").with_values({"overview": WRONG}))
    editor = editor_of(program)
    page = editor.pages["overview"]
    assert isinstance(page, ProsePage)
    editor.tabs.setCurrentIndex(1)
    return program, editor, page


def underlined(page: ProsePage) -> list[str]:
    return [selection.cursor.selectedText() for selection in page.text_box.extraSelections()]


def put_cursor(page: ProsePage, position: int) -> None:
    cursor = QTextCursor(page.text_box.document())
    cursor.setPosition(position)
    page.text_box.setTextCursor(cursor)


def test_a_wrong_number_is_underlined_and_mended_by_one_click(qtbot: QtBot, tmp_path: Path) -> None:
    _, editor, page = opened_program(qtbot, tmp_path)
    assert underlined(page) == ["47件"]
    assert page.marks.bar.isHidden()
    put_cursor(page, WRONG.index("47") + 1)
    assert list(page.marks.bar.buttons) == ["改成 48", "改成 52", "改成 48，随表变化", "说明…"]
    page.marks.bar.buttons["改成 48"].click()
    assert page.text_box.text() == WRONG.replace("47", "48")
    assert underlined(page) == []
    assert page.marks.bar.isHidden()
    editor.undo()
    assert page.text_box.text() == WRONG
    assert underlined(page) == ["47件"]


def test_the_figure_can_be_written_so_that_it_follows_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    _, editor, page = opened_program(qtbot, tmp_path)
    put_cursor(page, WRONG.index("47") + 1)
    page.marks.bar.buttons["改成 48，随表变化"].click()
    assert page.text_box.text() == WRONG.replace("47", "48")
    editor.open_draft.enter_values({"requests.received.natural": 35}, "填写")
    assert page.text_box.text() == WRONG.replace("47", "49")
    editor.undo()
    editor.undo()
    assert page.text_box.text() == WRONG


def test_the_findings_panel_leads_to_the_number_by_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    _, editor, page = opened_program(qtbot, tmp_path)
    editor.tabs.setCurrentIndex(3)
    editor.step_to_finding(1)
    assert editor.current_section == "overview"
    assert page.text_box.textCursor().selectedText() == "47件"
    button = page.marks.bar.buttons["改成 48"]
    QTest.keyClick(page.text_box, Qt.Key.Key_Tab)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert page.text_box.text() == WRONG.replace("47", "48")


def test_a_number_can_be_explained_where_it_stands(qtbot: QtBot, tmp_path: Path) -> None:
    program, editor, page = opened_program(qtbot, tmp_path)
    put_cursor(page, WRONG.index("47") + 1)
    page.marks.bar.buttons["说明…"].click()
    written(qtbot, program, "含电话申请")
    assert underlined(page) == []
    assert [finding.answer for finding in editor.open_draft.draft.findings if finding.passage] == ["含电话申请"]


def test_marks_follow_the_tables_and_the_typing(qtbot: QtBot, tmp_path: Path) -> None:
    _, editor, page = opened_program(qtbot, tmp_path)
    put_cursor(page, 0)
    QTest.keyClicks(page.text_box, "2025 ")
    assert underlined(page) == ["47件"]
    page.commit_now()
    assert underlined(page) == ["47件"]
    editor.open_draft.enter_values({"requests.received.natural": 33}, "改数")
    assert underlined(page) == []


def test_the_pointer_is_told_what_is_wrong(qtbot: QtBot, tmp_path: Path) -> None:
    _, __, page = opened_program(qtbot, tmp_path)
    box = page.text_box
    cursor = QTextCursor(box.document())
    cursor.setPosition(WRONG.index("47") + 1)
    place = box.cursorRect(cursor).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, box.viewport().mapToGlobal(place))
    QApplication.sendEvent(box.viewport(), event)
    assert "表三本年新收是 48件" in QToolTip.text()
    outside = QPoint(1, 1)
    QApplication.sendEvent(
        box.viewport(), QHelpEvent(QEvent.Type.ToolTip, outside, box.viewport().mapToGlobal(outside))
    )


def test_a_locked_draft_offers_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    _, editor, page = opened_program(qtbot, tmp_path)
    editor.open_draft.is_locked = True
    put_cursor(page, WRONG.index("47") + 1)
    assert page.marks.bar.buttons == {}
