"""The cover: its fields, and the preamble made from them.

Covers gui/widgets/line_edit.py too.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.cover_page import CoverPage
from gui.widgets.delayed_commit import COMMIT_DELAY_MS
from gui.widgets.line_edit import ChoiceBox, LineEdit
from model.drafts.draft import Draft
from model.form import editions
from model.report.preamble import fill_preamble, find_placeholders
from model.report.report import Report

FORM = editions.load_form("2021")


def opened(qtbot: QtBot, **cover: str) -> tuple[CoverPage, OpenDraft]:
    desk = OpenDraft(Draft(FORM, Report("2021", cover)))
    page = CoverPage(desk)
    desk.edit_applied.connect(lambda applied: page.refresh_places(applied.changed_places))
    qtbot.addWidget(page)
    page.resize(900, 600)
    with qtbot.waitActive(page):
        page.show()
    return page, desk


def line(page: CoverPage, id: str) -> LineEdit:
    box = page.field_boxes[id]
    assert isinstance(box, LineEdit)
    return box


def test_every_field_has_a_box_and_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    assert {id: box.accessibleName() for id, box in page.field_boxes.items()} == {f.id: f.label for f in FORM.fields}
    assert page.preamble_box.accessibleName() == "报告开头的说明"


def test_enter_stores_a_field(qtbot: QtBot) -> None:
    page, desk = opened(qtbot)
    QTest.keyClicks(line(page, "unit"), " Linjiang ")
    QTest.keyClick(line(page, "unit"), Qt.Key.Key_Return)
    assert desk.draft.report.unit == "Linjiang"
    assert desk.undo_stack.undoText() == "填写单位名称"


def test_a_pause_stores_a_field_and_leaves_the_cursor(qtbot: QtBot) -> None:
    page, desk = opened(qtbot, unit="甲乙")
    box = line(page, "unit")
    box.setCursorPosition(1)
    QTest.keyClicks(box, "x ")
    qtbot.waitUntil(lambda: desk.draft.report.unit == "甲x 乙")
    assert box.cursorPosition() == 3


def test_tab_leaves_and_stores(qtbot: QtBot) -> None:
    page, desk = opened(qtbot)
    page.go_to("cover.phone")
    QTest.keyClicks(line(page, "phone"), "123")
    QTest.keyClick(line(page, "phone"), Qt.Key.Key_Tab)
    assert desk.draft.report.cover["phone"] == "123"
    assert QApplication.focusWidget() is page.field_boxes["email"]


@pytest.mark.parametrize(
    ("typed", "stored"), [("２０２５", "2025"), ("2025年", "2025"), ("20a2 56", "2025"), ("年", "")]
)
def test_the_year_keeps_its_digits_only(qtbot: QtBot, typed: str, stored: str) -> None:
    page, desk = opened(qtbot)
    line(page, "year").insert(typed)
    page.commit_now()
    assert line(page, "year").text() == stored
    assert desk.draft.report.cover.get("year", "") == stored


def test_half_a_year_waits_for_the_rest(qtbot: QtBot) -> None:
    page, desk = opened(qtbot)
    QTest.keyClicks(line(page, "year"), "20")
    qtbot.wait(COMMIT_DELAY_MS * 2)
    assert "year" not in desk.draft.report.cover
    QTest.keyClicks(line(page, "year"), "25")
    qtbot.waitUntil(lambda: desk.draft.report.year == 2025)


def test_the_scope_is_chosen_by_keys_and_not_by_the_wheel(qtbot: QtBot) -> None:
    page, desk = opened(qtbot)
    box = page.field_boxes["scope"]
    assert isinstance(box, ChoiceBox)
    assert box.currentIndex() == -1
    page.go_to("cover.scope")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert desk.draft.report.cover["scope"] == "本机关"
    where, none = QPointF(5, 5), QPoint()
    buttons, keys, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(box, QWheelEvent(where, where, none, QPoint(0, -120), buttons, keys, phase, False))
    assert box.currentText() == "本机关"


def test_a_scope_the_form_does_not_know_is_shown_all_the_same(qtbot: QtBot) -> None:
    page, desk = opened(qtbot, scope="本系统")
    assert page.field_boxes["scope"].currentText() == "本系统"  # type: ignore[union-attr]
    page.commit_now()
    assert desk.undo_stack.count() == 0


def test_undo_shows_the_field_as_it_was(qtbot: QtBot) -> None:
    page, desk = opened(qtbot, unit="旧名", scope="本机关")
    desk.enter_values({"cover.unit": "新名", "cover.scope": "本级政府汇总"}, "导入")
    assert line(page, "unit").text() == "新名"
    desk.undo_stack.undo()
    assert line(page, "unit").text() == "旧名"
    assert page.field_boxes["scope"].currentText() == "本机关"  # type: ignore[union-attr]


def test_unfinished_characters_are_not_stored(qtbot: QtBot) -> None:
    page, desk = opened(qtbot)
    box = line(page, "unit")
    QTest.keyClicks(box, "a")
    QApplication.sendEvent(box, QInputMethodEvent("shui", []))
    qtbot.wait(COMMIT_DELAY_MS * 2)
    assert desk.draft.report.unit == ""
    done = QInputMethodEvent("", [])
    done.setCommitString("水")
    QApplication.sendEvent(box, done)
    qtbot.waitUntil(lambda: desk.draft.report.unit == "a水")


def test_the_preamble_is_made_from_the_cover_as_one_edit(qtbot: QtBot) -> None:
    page, desk = opened(qtbot, unit="临江县水务局", year="2025", address="滨河路18号")
    desk.enter_values({"preamble": "原来的话"}, "填写")
    QTest.keyClicks(line(page, "phone"), "0000-1234567")
    QTest.mouseClick(page.generate_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.question_bar.buttons["换掉"], Qt.MouseButton.LeftButton)
    text = desk.draft.report.prose["preamble"]
    assert page.preamble_box.text() == text
    assert "自2025年1月1日起" in text
    assert (
        "请与临江县水务局联系（地址：滨河路18号；邮编：〔邮编〕；电话：0000-1234567；电子邮箱：〔电子邮箱〕）" in text
    )
    assert page.preamble_box.textCursor().selectedText() == "〔公开网站〕"
    assert page.blanks_hint.text() == "▲ 这一段还有空着的：〔公开网站〕〔邮编〕〔电子邮箱〕。"
    assert not page.blanks_hint.isHidden()
    desk.undo_stack.undo()
    assert page.preamble_box.text() == "原来的话"
    assert page.blanks_hint.isHidden()


@pytest.mark.parametrize("edition", editions.list_editions())
def test_a_full_cover_leaves_no_blank(edition: str) -> None:
    form = editions.load_form(edition)
    report = Report(edition, {field.id: "12" for field in form.fields})
    assert find_placeholders(form, fill_preamble(form, report)) == ()
    assert "{" not in fill_preamble(form, report)


def test_go_to_brings_every_place_into_sight(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    page.resize(400, 300)
    for place in (*(field.place for field in FORM.fields), "preamble"):
        page.go_to(place)
        focused = QApplication.focusWidget()
        assert focused is page.field_boxes.get(place.removeprefix("cover."), page.preamble_box)
        top = focused.mapTo(page.viewport(), QPoint(0, 0)).y()
        assert 0 <= top < page.viewport().height()


def test_a_narrow_page_has_one_column_and_cuts_nothing(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    for width in (900, 360):
        page.resize(width, 600)
        QApplication.processEvents()
        content = page.widget()
        assert content is not None
        assert content.width() == page.viewport().width()
        lefts = {box.mapTo(page, QPoint(0, 0)).x() for box in page.field_boxes.values()}
        assert len(lefts) == (2 if width == 900 else 1)


def test_tab_goes_in_the_order_seen_to_the_button_and_then_to_the_preamble(qtbot: QtBot) -> None:
    page, _ = opened(qtbot)
    page.go_to("cover.unit")
    visited = []
    for _ in range(len(FORM.fields) + 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == [*list(page.field_boxes.values())[1:], page.generate_button, page.preamble_box]


def test_a_space_bar_on_the_button_replaces_no_words_without_asking(qtbot: QtBot) -> None:
    page, desk = opened(qtbot, unit="甲局")
    desk.enter_values({"preamble": "自己写的说明。"}, "填写")
    page.generate_button.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space):  # the second one answers that the words stay
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert desk.draft.report.prose["preamble"] == "自己写的说明。"
    assert not page.question_bar.isVisible()
    assert page.preamble_box.hasFocus()
    qtbot.keyClick(page.generate_button, Qt.Key.Key_Space)
    assert page.question_bar.message_label.text() == "开头的说明已经写了 7 字。要换成按封面内容生成的吗？"
    qtbot.keyClick(page.question_bar.buttons["换掉"], Qt.Key.Key_Return)
    assert desk.draft.report.prose["preamble"] == fill_preamble(FORM, desk.draft.report)
    desk.undo_stack.undo()
    assert desk.draft.report.prose["preamble"] == "自己写的说明。"


def test_what_was_made_from_the_cover_and_not_changed_is_made_anew_without_asking(qtbot: QtBot) -> None:
    page, desk = opened(qtbot, unit="甲局")
    for _ in range(2):
        qtbot.keyClick(page.generate_button, Qt.Key.Key_Space)
        assert not page.question_bar.isVisible()
    assert desk.draft.report.prose["preamble"] == fill_preamble(FORM, desk.draft.report)


@pytest.mark.parametrize("height", [260, 420, 600])
def test_the_line_that_is_typed_in_stays_in_sight(qtbot: QtBot, height: int) -> None:
    page, _ = opened(qtbot, unit="甲局")
    page.resize(900, height)
    box = page.preamble_box
    page.go_to("preamble")
    for _ in range(30):
        QTest.keyClicks(box, "word")
        QTest.keyClick(box, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert is_caret_in_sight(page)
    for _ in range(30):
        QTest.keyClick(box, Qt.Key.Key_Up)
        QApplication.processEvents()
        assert is_caret_in_sight(page)


def is_caret_in_sight(page: CoverPage) -> bool:
    """Whether the whole height of the text cursor is within what is shown of the page."""
    box = page.preamble_box
    caret = box.cursorRect()
    top = box.viewport().mapTo(page.viewport(), caret.topLeft()).y()
    return top >= 0 and top + caret.height() <= page.viewport().height()
