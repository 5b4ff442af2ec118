"""Sentences from the tables, chosen and put in by keys.

Covers gui/wording/sentence_dialog.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.editor.pages.prose_page import ProsePage
from gui.wording.sentence_dialog import SentenceDialog
from gui.wording.sentence_offers import describe_missing
from model.form import editions
from model.report.report import Report
from tests.gui.opened import Control, Key, editor_of, opened
from tests.reports import balanced

FORM = editions.load_form("2021")
FIRST, THIRD = "（一）主动公开。做了。", "（三）政府信息管理。做了。"
TWELVE = "本年度新收政府信息公开申请12件，办结12件。"


def at_section(program: Application, section: str) -> ProsePage:
    """The page of a section in front, the cursor in it."""
    editor = editor_of(program)
    editor.go_to(section)
    page = editor.current_page
    assert isinstance(page, ProsePage)
    return page


def offered(qtbot: QtBot, program: Application) -> SentenceDialog:
    """The list that Ctrl+G opens."""
    qtbot.keyClick(program.window, Key.Key_G, Control)
    dialogs = [dialog for dialog in program.window.findChildren(SentenceDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def stored(program: Application, place: str) -> str:
    return editor_of(program).open_draft.draft.report.prose.get(place, "")


def put_cursor_behind(page: ProsePage, words: str) -> None:
    page.text_box.moveCursor(QTextCursor.MoveOperation.Start)
    assert page.text_box.find(words)
    cursor = page.text_box.textCursor()
    cursor.clearSelection()
    page.text_box.setTextCursor(cursor)


def test_opening_a_draft_shows_no_window_but_the_one(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    assert QApplication.activeWindow() is program.window


def test_ctrl_g_down_and_enter_put_a_sentence_in_at_the_cursor(qtbot: QtBot, tmp_path: Path) -> None:
    report = balanced().with_values({"overview": f"{FIRST}\n（二）依申请公开。\n{THIRD}"})
    program = opened(qtbot, tmp_path, report)
    page = at_section(program, "overview")
    put_cursor_behind(page, "（二）依申请公开。")
    dialog = offered(qtbot, program)
    assert dialog.sentence_list.item(0).text() == "依申请公开"
    assert dialog.chosen_sentence is not None
    assert dialog.chosen_sentence.text == TWELVE
    qtbot.keyClick(dialog.sentence_list, Key.Key_Down)
    second = dialog.chosen_sentence.text
    qtbot.keyClick(dialog.sentence_list, Key.Key_Return)
    assert second.startswith("2025年，本机关新收政府信息公开申请12件，其中自然人2件、法人或其他组织10件。")
    assert stored(program, "overview") == f"{FIRST}\n（二）依申请公开。{second}\n{THIRD}"
    assert page.text_box.textCursor().position() == page.text_box.text().index(second) + len(second)
    assert page.text_box.hasFocus()


def test_a_sum_in_a_sentence_follows_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    at_section(program, "overview")
    dialog = offered(qtbot, program)
    while dialog.chosen_sentence is None or "法人或其他组织10件" not in dialog.chosen_sentence.text:
        qtbot.keyClick(dialog.sentence_list, Key.Key_Down)
    qtbot.keyClick(dialog.sentence_list, Key.Key_Return)
    assert "法人或其他组织10件" in stored(program, "overview")
    editor_of(program).open_draft.enter_values({"requests.received.legal": 30}, "填写")
    changed = stored(program, "overview")
    assert "法人或其他组织10件" not in changed
    assert "法人或其他组织" in changed


def test_a_sentence_is_one_edit_and_can_be_undone(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    page = at_section(program, "overview")
    page.text_box.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(page.text_box, "2")
    dialog = offered(qtbot, program)
    qtbot.keyClick(dialog.sentence_list, Key.Key_Return)
    assert stored(program, "overview").startswith("（一）主动公开。做了。2")
    assert editor_of(program).open_draft.undo_stack.undoText() == "由表生成语句"
    qtbot.keyClick(program.window, Key.Key_Z, Control)
    assert stored(program, "overview") == "（一）主动公开。做了。2"
    qtbot.keyClick(program.window, Key.Key_Y, Control)
    assert len(stored(program, "overview")) > 20


def test_esc_puts_nothing_in(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    page = at_section(program, "overview")
    qtbot.keyClick(offered(qtbot, program), Key.Key_Escape)
    assert stored(program, "overview") == "（一）主动公开。做了。"
    assert page.text_box.hasFocus()


def test_the_button_opens_the_same_list(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    page = at_section(program, "overview")
    qtbot.mouseClick(page.sentence_offers.button, Qt.MouseButton.LeftButton)
    (dialog,) = program.window.findChildren(SentenceDialog)
    qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert len(stored(program, "overview")) > 20


def test_what_the_tables_do_not_have_is_selected_to_be_typed_over(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"other": ""}))
    page = at_section(program, "other")
    dialog = offered(qtbot, program)
    while dialog.chosen_sentence is None or "〔" not in dialog.chosen_sentence.text:
        qtbot.keyClick(dialog.sentence_list, Key.Key_Down)
    qtbot.keyClick(dialog.sentence_list, Key.Key_Return)
    assert page.text_box.textCursor().selectedText() == "〔件数〕"
    qtbot.keyClicks(page.text_box, "2")
    page.commit_now()
    assert stored(program, "other").startswith("本年度发出信息处理费收费通知2件")


def test_characters_beyond_the_first_plane_do_not_shift_the_place(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"overview": "𠮷镇𠮷村。后面。"}))
    page = at_section(program, "overview")
    put_cursor_behind(page, "村。")
    qtbot.keyClick(offered(qtbot, program).sentence_list, Key.Key_Return)
    text = stored(program, "overview")
    assert text.startswith("𠮷镇𠮷村。")
    assert text.endswith("。后面。")
    assert not text.startswith("𠮷镇𠮷村。后面")


def test_where_nothing_is_filled_in_the_list_says_what_to_fill_in(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, Report("2021", {"unit": "临江县水务局", "year": "2025"}))
    at_section(program, "overview")
    dialog = offered(qtbot, program)
    assert dialog.chosen_sentence is None
    assert dialog.wanting_label.text().startswith("先填好“")
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    qtbot.keyClick(dialog, Key.Key_Escape)


def test_a_section_without_wordings_has_no_button_and_no_command(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    assert not program.actions["offer_sentences"].isEnabled()
    page = at_section(program, "problems")
    assert page.sentence_offers.button.isHidden()
    assert not program.actions["offer_sentences"].isEnabled()
    at_section(program, "overview")
    assert program.actions["offer_sentences"].isEnabled()


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ((), ""),
        (("cover.year",), "先填好“报告年度”，会有更多语句。"),
        (
            ("requests.received.total", "requests.received.natural", "requests.received.legal"),
            "先填好“表三 本年新收·自然人” 等 2 处，会有更多语句。",
        ),
        (("requests.received.total",), "表里的总计与各格之和不一致，改好后会有更多语句。"),
    ],
)
def test_what_is_missing_is_said_in_one_line(missing: tuple[str, ...], words: str) -> None:
    assert describe_missing(FORM, missing) == words
