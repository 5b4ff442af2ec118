"""A date in another notation is mended with one click, in its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.line_edit import DateEdit
from model.checks.cover_checks import propose_date


@pytest.fixture
def field(qtbot: QtBot) -> DateEdit:
    field = DateEdit(propose_date)
    qtbot.addWidget(field)
    field.resize(360, 32)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    return field


@pytest.mark.parametrize("typed", ["2026.1.20", "2026-01-20", "2026/1/20"])
def test_one_click_writes_the_date_as_it_should_be(qtbot: QtBot, field: DateEdit, typed: str) -> None:
    assert not field.mend_button.isVisible()
    QTest.keyClicks(field, typed)
    assert field.mend_button.text() == "改成 2026年1月20日"
    with qtbot.waitSignal(field.text_committed) as committed:
        QTest.mouseClick(field.mend_button, Qt.MouseButton.LeftButton)
    assert committed.args == ["2026年1月20日"]
    assert field.text() == "2026年1月20日"
    assert not field.mend_button.isVisible()
    assert field.hasFocus()


def test_the_keyboard_reaches_it_too(qtbot: QtBot, field: DateEdit) -> None:
    field.show_text("二〇二六年一月二十日")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.mend_button.hasFocus()
    QTest.keyClick(field.mend_button, Qt.Key.Key_Space)
    assert field.text() == "2026年1月20日"


def test_the_button_covers_no_text(field: DateEdit) -> None:
    field.show_text("2026.1.20")
    assert field.textMargins().right() >= field.mend_button.width()
    assert field.rect().contains(field.mend_button.geometry())


def test_what_may_not_be_changed_is_not_offered(field: DateEdit) -> None:
    field.setReadOnly(True)
    field.show_text("2026.1.20")
    assert not field.mend_button.isVisible()
