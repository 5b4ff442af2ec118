"""Prose: typed, paused, pasted, composed, undone.

Covers gui/widgets/delayed_commit.py too.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QShortcut, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.prose_page import ProsePage, format_count, format_outline
from gui.widgets.delayed_commit import COMMIT_DELAY_MS, MAX_DELAY_MS
from gui.widgets.prose.prose_edit import ProseEdit, count_characters, normalise_typed_text
from model.drafts.draft import Draft
from model.form import editions
from model.report.report import Report

FORM = editions.load_form("2021")
SECTION = FORM.section_by_id("overview")


class Room(QWidget):
    """A page in a window that undoes as the real one does."""

    def __init__(self, prose: str = "") -> None:
        super().__init__()
        self.desk = OpenDraft(Draft(FORM, Report("2021", prose={"overview": prose} if prose else {})))
        self.page = ProsePage(SECTION, self.desk)
        self.desk.edit_applied.connect(lambda applied: self.page.refresh_places(applied.changed_places))
        QVBoxLayout(self).addWidget(self.page)
        QShortcut("Ctrl+Z", self).activated.connect(self.undo)
        QShortcut("Ctrl+Y", self).activated.connect(self.redo)

    @property
    def stored(self) -> str:
        return self.desk.draft.report.prose.get("overview", "")

    def undo(self) -> None:
        self.page.commit_now()
        self.desk.undo_stack.undo()

    def redo(self) -> None:
        self.desk.undo_stack.redo()


def opened(qtbot: QtBot, prose: str = "") -> Room:
    room = Room(prose)
    qtbot.addWidget(room)
    room.resize(700, 500)
    with qtbot.waitActive(room):
        room.show()
    room.page.go_to("overview")
    return room


def compose(box: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(box, event)


def test_what_is_typed_is_stored_when_typing_pauses(qtbot: QtBot) -> None:
    room = opened(qtbot)
    QTest.keyClicks(room.page.text_box, "2025")
    assert room.stored == ""
    qtbot.waitUntil(lambda: room.stored == "2025")
    assert room.desk.undo_stack.count() == 1
    assert room.desk.undo_stack.undoText() == "填写一、总体情况"


def test_leaving_stores_at_once(qtbot: QtBot) -> None:
    room = opened(qtbot)
    QTest.keyClicks(room.page.text_box, "a")
    room.page.outline_button.setVisible(True)
    room.page.outline_button.setFocus()
    assert room.stored == "a"


def test_undo_and_redo_belong_to_the_window(qtbot: QtBot) -> None:
    room = opened(qtbot, "原文")
    QTest.keyClicks(room.page.text_box, "ab")
    QTest.keyClick(room.page.text_box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.page.text_box.text() == room.stored == "原文"
    QTest.keyClick(room.page.text_box, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert room.page.text_box.text() == room.stored == "ab原文"


def test_undo_finds_something_to_undo_before_the_first_pause(qtbot: QtBot) -> None:
    room = opened(qtbot)
    shortcut = room.findChildren(QShortcut)[0]
    shortcut.setEnabled(False)
    room.desk.undo_stack.canUndoChanged.connect(shortcut.setEnabled)
    QTest.keyClicks(room.page.text_box, "ab")
    QTest.keyClick(room.page.text_box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.page.text_box.text() == room.stored == ""


def test_an_equal_text_leaves_cursor_and_selection_alone(qtbot: QtBot) -> None:
    room = opened(qtbot, "甲乙丙丁")
    cursor = room.page.text_box.textCursor()
    cursor.setPosition(1)
    cursor.setPosition(3, QTextCursor.MoveMode.KeepAnchor)
    room.page.text_box.setTextCursor(cursor)
    room.page.refresh_places(frozenset({"overview", "requests.received.natural"}))
    assert room.page.text_box.textCursor().selectedText() == "乙丙"


def test_a_text_changed_elsewhere_is_shown(qtbot: QtBot) -> None:
    room = opened(qtbot, "一\n二\n三")
    room.desk.enter_values({"overview": "一\n2\n三"}, "改")
    assert room.page.text_box.text() == "一\n2\n三"
    assert room.page.text_box.textCursor().position() == 3


@given(st.text(alphabet="甲乙\n𬭎a😀", max_size=12), st.text(alphabet="甲乙\n𬭎a😀", max_size=12))
def test_any_text_can_follow_any_other(qapp: QApplication, before: str, after: str) -> None:
    box = ProseEdit()
    box.show_text(before)
    assert box.text() == before
    box.show_text(after)
    assert box.text() == after


def type_without_a_pause(qtbot: QtBot, box: ProseEdit, milliseconds: int) -> int:
    """Type a letter far oftener than COMMIT_DELAY_MS; return how many were typed."""
    keystroke_ms = COMMIT_DELAY_MS // 5
    keystrokes = milliseconds // keystroke_ms
    for _ in range(keystrokes):
        QTest.keyClick(box, Qt.Key.Key_A)
        qtbot.wait(keystroke_ms)
    return keystrokes


def test_what_is_typed_without_a_pause_is_stored_every_two_seconds(qtbot: QtBot) -> None:
    room = opened(qtbot)
    type_without_a_pause(qtbot, room.page.text_box, MAX_DELAY_MS + COMMIT_DELAY_MS)
    assert room.stored.startswith("aaaa")


def test_what_stands_before_unfinished_characters_is_stored_and_these_are_not_broken_off(qtbot: QtBot) -> None:
    room = opened(qtbot, "已有")
    box = room.page.text_box
    box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(box, "a")
    compose(box, "zhong")
    qtbot.wait(MAX_DELAY_MS + COMMIT_DELAY_MS)
    assert room.stored == "已有a"
    assert box.textCursor().block().layout().preeditAreaText() == "zhong"


def test_unfinished_characters_are_neither_stored_nor_counted_nor_broken_off(qtbot: QtBot) -> None:
    room = opened(qtbot, "已有")
    box = room.page.text_box
    box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(box, "a")
    compose(box, "zhong")
    qtbot.wait(COMMIT_DELAY_MS * 2)
    assert room.stored == "已有"
    assert room.page.count_label.text().startswith("已写 3 字")
    room.desk.enter_values({"overview": "别处改的"}, "导入")
    assert box.text() == "已有a"
    assert box.textCursor().block().layout().preeditAreaText() == "zhong"
    compose(box, "", "中")
    qtbot.waitUntil(lambda: room.stored == "已有a中")


def test_what_changed_elsewhere_is_shown_once_composing_is_given_up(qtbot: QtBot) -> None:
    room = opened(qtbot, "已有")
    compose(room.page.text_box, "zhong")
    room.desk.enter_values({"overview": "别处改的"}, "导入")
    compose(room.page.text_box, "")
    assert room.page.text_box.text() == room.stored == "别处改的"


def test_pasting_takes_the_words_without_their_looks(qtbot: QtBot) -> None:
    room = opened(qtbot)
    data = QMimeData()
    data.setHtml("<b>红</b>")
    data.setText("第一段\r\n第二段\u2028第三段\ufeff\u00a0完\x07")
    room.page.text_box.insertFromMimeData(data)
    room.page.commit_now()
    assert room.stored == "第一段\n第二段\n第三段 完"


def test_a_file_dropped_on_the_text_goes_on_to_the_window(qtbot: QtBot) -> None:
    room = opened(qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/年报.xlsx")])
    assert not room.page.text_box.canInsertFromMimeData(data)


def test_a_hard_blank_brought_by_a_file_is_not_taken_for_an_edit(qtbot: QtBot) -> None:
    room = opened(qtbot, "甲\u00a0乙")
    room.page.commit_now()
    assert room.desk.undo_stack.count() == 0


def test_tab_leaves_the_text(qtbot: QtBot) -> None:
    room = opened(qtbot)
    QTest.keyClick(room.page.text_box, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is room.page.outline_button


def test_the_five_subheadings_are_offered_while_the_section_is_empty(qtbot: QtBot) -> None:
    room = opened(qtbot)
    button = room.page.outline_button
    assert button.text() == "插入五个小标题"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert room.stored == format_outline(SECTION.subheadings)
    assert room.stored.splitlines()[3] == "（四）政府信息公开平台建设。"
    assert button.isHidden()
    QTest.keyClicks(room.page.text_box, "x")
    room.page.commit_now()
    assert room.stored.splitlines()[0] == "（一）主动公开。x"
    QTest.keyClick(room.page.text_box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(room.page.text_box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.stored == ""
    assert not button.isHidden()


def test_a_section_without_subheadings_offers_none(qtbot: QtBot) -> None:
    page = ProsePage(FORM.section_by_id("other"), OpenDraft(Draft(FORM, Report("2021"))))
    qtbot.addWidget(page)
    assert page.outline_button.isHidden()


@pytest.mark.parametrize(
    ("count", "words", "over"),
    [
        (0, "已写 0 字 / 建议不超过 1000 字", False),
        (1000, "已写 1000 字 / 建议不超过 1000 字", False),
        (1012, "▲ 已写 1012 字，比建议的 1000 字多 12 字", True),
    ],
)
def test_the_counter_warns_beyond_the_advised_length(count: int, words: str, over: bool) -> None:
    assert format_count("字 \n\u3000" * count, 1000) == (words, over)


def test_the_counter_turns_amber(qtbot: QtBot) -> None:
    room = opened(qtbot, "字" * 1001)
    assert room.page.count_label.property("over") is True
    room.desk.enter_values({"overview": "字"}, "改")
    assert room.page.count_label.property("over") is False


def test_blanks_are_not_counted() -> None:
    assert count_characters("　甲 乙\n\n丙\t") == 3


@given(st.text())
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert normalise_typed_text(normalise_typed_text(text)) == normalise_typed_text(text)


@pytest.mark.parametrize("section", [s for s in FORM.sections if s.kind == "prose"], ids=lambda s: s.id)
def test_a_screen_reader_hears_the_section(qtbot: QtBot, section: object) -> None:
    page = ProsePage(section, OpenDraft(Draft(FORM, Report("2021"))))  # type: ignore[arg-type]
    qtbot.addWidget(page)
    assert page.text_box.accessibleName() == page.section.label
