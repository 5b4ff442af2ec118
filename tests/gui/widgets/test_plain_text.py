"""Text in labels, tooltips and boxes is shown as it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.plain_text import PlainLabel, make_plain_tooltip, set_tooltip

TEXTS = ["甲局", "<b>甲</b>局", "<img src='//server/x'>", "a & b", "&lt;b&gt;", "第一行\n<i>第二行</i>", "1 < 2", ""]


@pytest.mark.parametrize("text", TEXTS)
def test_a_label_shows_its_text_letter_by_letter(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert (label.text(), label.textFormat()) == (text, Qt.TextFormat.PlainText)


@pytest.mark.parametrize("text", TEXTS)
def test_a_tooltip_shows_its_text_letter_by_letter(text: str) -> None:
    tip = make_plain_tooltip(text)
    shown = QTextDocument()
    shown.setHtml(tip) if tip.startswith("<span") else shown.setPlainText(tip)
    assert shown.toPlainText() == text


def test_a_widget_without_words_has_no_tooltip(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tooltip(widget, "<b>")
    set_tooltip(widget, "")
    assert widget.toolTip() == ""
