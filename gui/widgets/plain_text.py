"""Labels, tooltips and message boxes that show text as it is, whatever it holds.

Qt takes text for HTML where it looks like some: a unit named <img src='\\\\server\\x'> would have a file opened and, on
Windows, a server asked. All labels, tooltips and boxes of the program are made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMessageBox, QTreeWidgetItem, QWidget


class PlainLabel(QLabel):
    """A label whose text is never taken for HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def make_plain_tooltip(text: str) -> str:
    """A tooltip that shows this text: Qt has no switch for tooltips, so what may look like HTML to it is escaped."""
    if "<" not in text and "&" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'


def set_tooltip(target: QWidget | QAction, text: str) -> None:
    """Show a text while the mouse rests on a widget or a menu's entry; "" for none."""
    target.setToolTip(make_plain_tooltip(text))


def set_item_tooltip(item: QTreeWidgetItem, column: int, text: str) -> None:
    """Show a text while the mouse rests on a column of a list's row."""
    item.setToolTip(column, make_plain_tooltip(text))


def ask_yes_or_no(question: str, title: str, parent: QWidget | None) -> bool:
    """Ask in a box of its own; No is what Enter answers."""
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    box = QMessageBox(QMessageBox.Icon.Question, title, question, yes | no, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDefaultButton(no)
    return box.exec() == yes


def ask_which_answer(question: str, title: str, answers: Sequence[str], parent: QWidget | None) -> str:
    """Ask in a box of its own, with these answers on its buttons; returns the one that was given.

    The first is what Enter answers. Closing the box gives the last.
    """
    box = QMessageBox(QMessageBox.Icon.Question, title, question, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    buttons = [box.addButton(answer, QMessageBox.ButtonRole.ActionRole) for answer in answers]
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[-1])
    box.exec()
    clicked = box.clickedButton()
    return clicked.text() if clicked else answers[-1]


def show_warning(words: str, title: str, parent: QWidget | None) -> None:
    """Tell in a box of its own what went wrong."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, words, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
