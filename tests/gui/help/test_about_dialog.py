"""关于年报: the facts a person who helps asks for, and the licences of what others have made.

Covers gui/widgets/dialog_layout.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest

from gui.help.about_dialog import AboutDialog
from model.version import VERSION

LEFT = Qt.MouseButton.LeftButton


def test_all_facts_are_copied_with_one_button(dialog: AboutDialog, tmp_path: Path) -> None:
    QTest.mouseClick(dialog.copy_button, LEFT)
    told = QGuiApplication.clipboard().text()
    assert told.startswith(f"年报\n版本：{VERSION}\n表格格式：2019 格式、2021 格式\n运行环境：Qt 6.")
    assert told.endswith(f"年报存放在：{tmp_path}")


def test_on_a_small_screen_the_buttons_stay_in_reach(dialog: AboutDialog) -> None:
    dialog.resize(600, 330)
    assert dialog.size() == QSize(600, 330)
    for button in (dialog.open_button, dialog.copy_button):
        assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint(0, 0)), button.size()))


def test_the_folder_of_the_drafts_is_opened(
    dialog: AboutDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: wanted.append(url.toLocalFile()))
    QTest.mouseClick(dialog.open_button, LEFT)
    assert wanted == [str(tmp_path)]


def test_nothing_is_cut_off_and_escape_closes_it(dialog: AboutDialog) -> None:
    assert dialog.width() <= 1024
    assert dialog.height() <= 680
    assert dialog.component_list.columnWidth(0) < dialog.component_list.width()
    QTest.keyClick(dialog.component_list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
