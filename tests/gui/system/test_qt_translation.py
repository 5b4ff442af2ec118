"""Qt's own words are Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from gui.system import qt_translation


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[QApplication]:
    """Qt with its Chinese words."""
    translators = qt_translation.install_chinese(qapp)
    yield qapp
    for translator in translators:
        qapp.removeTranslator(translator)


def test_qts_own_dialogs_speak_chinese(qtbot: QtBot, speaking: QApplication) -> None:
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(buttons.Ok | buttons.Cancel | buttons.Close | buttons.Yes | buttons.No)
    qtbot.addWidget(box)
    told = {button.text().split("(")[0].replace("&", "") for button in box.buttons()}
    assert told == {"确定", "取消", "关闭", "是", "否"}
    message = QMessageBox(QMessageBox.Icon.Question, "年报", "？", QMessageBox.StandardButton.Ok)
    qtbot.addWidget(message)
    assert message.button(QMessageBox.StandardButton.Ok).text() == "确定"
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    assert menu.actions()[-1].text().startswith("全选")


@pytest.mark.parametrize("kind", [QFileDialog, QPrintDialog])
def test_the_dialogs_for_files_and_for_printing_are_chinese_to_the_last_word(
    qtbot: QtBot, speaking: QApplication, kind: type[QFileDialog | QPrintDialog]
) -> None:
    printer = QPrinter()
    dialog = QFileDialog() if kind is QFileDialog else QPrintDialog(printer)
    qtbot.addWidget(dialog)
    if isinstance(dialog, QFileDialog):
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    words += [button.text() for button in dialog.findChildren(QAbstractButton)]
    words += [box.itemText(i) for box in dialog.findChildren(QComboBox) for i in range(box.count())]
    told = [word for word in words if word and not word.startswith("/")]
    assert len(told) > 5
    assert not [word for word in told if re.search("[a-z]{2}", word.split("(")[0])]
