"""The number of copies, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.printing.copies_field import CopiesField
from tests.gui.opened import spell


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [("12", 12, "12"), ("1２", 12, "12"), ("3份", 3, "3"), ("", 1, ""), ("0", 1, "0"), ("12345", 123, "123")],
)
def test_digits_are_copies_and_nothing_else_can_be_written(qtbot: QtBot, text: str, value: int, shown: str) -> None:
    field = CopiesField()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    spell(field, text)
    assert (field.value, field.text()) == (value, shown)
    field.clearFocus()
    assert field.text() == str(value)


def test_arrow_keys_count(qtbot: QtBot) -> None:
    field = CopiesField()
    qtbot.addWidget(field)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value == 1
    with qtbot.waitSignal(field.value_changed):
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value == 2
