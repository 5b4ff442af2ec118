"""Qt's own file dialog, on a desktop that has none for Qt: as a test's offscreen one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from gui.system.file_chooser import FileDialog, list_places

REPORT = "临江县水务局2025年报告.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / REPORT).write_bytes(bytes(54_321))
    (tmp_path / "短.docx").write_bytes(bytes(54))
    (tmp_path / "往年").mkdir()
    return tmp_path


def shown(qtbot: QtBot, folder: Path) -> FileDialog:
    dialog = FileDialog(None, "导入文件", str(folder), "所有文件 (*)")
    qtbot.addWidget(dialog)
    dialog.show()
    rows = dialog.findChild(QTreeView, "treeView")
    assert isinstance(rows, QTreeView)
    qtbot.waitUntil(lambda: rows.model().rowCount(rows.rootIndex()) == len(list(folder.iterdir())))
    return dialog


def painted_words(rows: QTreeView, cell: QModelIndex) -> str:
    option = QStyleOptionViewItem()
    delegate = rows.itemDelegateForIndex(cell)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, cell)
    return str(option.text)


def test_size_and_kind_are_told_in_plain_words(qtbot: QtBot, folder: Path) -> None:
    dialog = shown(qtbot, folder)
    rows = dialog.findChild(QTreeView, "treeView")
    assert isinstance(rows, QTreeView)
    root = rows.rootIndex()
    told = {}
    for row in range(rows.model().rowCount(root)):
        cells = [rows.model().index(row, column, root) for column in range(3)]
        told[cells[0].data()] = [painted_words(rows, cell) for cell in cells[1:]]
    assert told == {"往年": ["", "文件夹"], REPORT: ["53 KB", "XLSX 文件"], "短.docx": ["54 字节", "DOCX 文件"]}


def test_no_column_is_cut_and_each_button_has_an_icon(qtbot: QtBot, folder: Path) -> None:
    dialog = shown(qtbot, folder)
    rows = dialog.findChild(QTreeView, "treeView")
    assert isinstance(rows, QTreeView)
    assert rows.header().length() <= rows.viewport().width()
    buttons = [button for button in dialog.findChildren(QToolButton) if button.isVisible() and button.objectName()]
    assert len(buttons) >= 4
    assert all(not button.icon().isNull() for button in buttons)


def test_the_side_places_are_folders_that_are_there() -> None:
    places = list_places()
    assert str(Path.home()) in places
    assert all(Path(place).is_dir() for place in places)


def answer_by_keys(text: str) -> None:
    """Type a name into the dialog that comes next, and press Enter."""

    def type_name() -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        field.insert(text)  # QTest has no keys for Chinese
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(200, type_name)


def test_a_file_a_name_to_save_under_and_a_folder_are_asked_for_by_keys(qtbot: QtBot, folder: Path) -> None:
    answer_by_keys(str(folder / "短.docx"))
    assert FileDialog.getOpenFileName(None, "打开", str(folder), "所有文件 (*)")[0] == str(folder / "短.docx")
    answer_by_keys(str(folder / "新.pdf"))
    assert FileDialog.getSaveFileName(None, "导出", str(folder / "a.pdf"), "PDF (*.pdf)") == (
        str(folder / "新.pdf"),
        "PDF (*.pdf)",
    )
    answer_by_keys(str(folder / "往年"))
    assert FileDialog.getExistingDirectory(None, "文件夹", str(folder)) == str(folder / "往年")


def test_esc_answers_with_nothing(qtbot: QtBot, folder: Path) -> None:
    def press_esc() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FileDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(200, press_esc)
    assert FileDialog.getOpenFileNames(None, "打开", str(folder), "所有文件 (*)")[0] == []
