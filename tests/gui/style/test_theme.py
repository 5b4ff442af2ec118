"""Colours that can be read, in every tone, and a window that follows when they change."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.help.manual_view import ManualView
from gui.history.comparison_view import ComparisonView
from gui.style import theme
from gui.style.colours import BLACK_ON_WHITE, DARK, LIGHT, WHITE_ON_BLACK, Palette
from gui.window.appearance_menu import AppearanceMenu
from model.drafts.comparison import compare_reports
from model.form import editions
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

STARK = (BLACK_ON_WHITE, WHITE_ON_BLACK)


def choose(program: Application, words: str) -> None:
    """查看 → 外观 → words."""
    menu = program.window.findChild(AppearanceMenu)
    assert menu
    found = next(action for action in menu.actions() if action.text() == words)
    found.trigger()


def colours(widget: QWidget) -> set[str]:
    """The colours that cover most of a widget."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    width, height = image.width(), image.height()
    counted = Counter(pixel for y in range(0, height, 3) for pixel in pixels[y * width : (y + 1) * width : 3])
    return {QColor(pixel).name() for pixel, count in counted.items() if count > 15}


@pytest.mark.parametrize("words", ["深色", "高对比度"])
def test_nothing_keeps_the_colours_of_before(qtbot: QtBot, tmp_path: Path, dressed: QApplication, words: str) -> None:
    """Every page, and the side panel, is drawn once in the light tone and again in the other one."""
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    choose(program, "浅色")
    for tab in range(editor.tabs.count()):
        editor.tabs.setCurrentIndex(tab)
        program.window.grab()
    choose(program, words)
    gone = {getattr(LIGHT, field.name) for field in fields(Palette)} - {
        getattr(theme.palette(), field.name) for field in fields(Palette)
    }
    for tab in range(editor.tabs.count()):
        editor.tabs.setCurrentIndex(tab)
        qtbot.wait(20)
        assert not gone & colours(program.window)


def test_a_comparison_and_the_manual_are_written_anew(qtbot: QtBot, dressed: QApplication) -> None:
    view, page = ComparisonView(), ManualView()
    for widget in (view, page):
        qtbot.addWidget(widget)
        widget.resize(600, 400)
        widget.show()
    report = balanced()
    after = report.with_values({"requests.received.natural": 99, "overview": "换了一段话。"})
    view.show_differences(compare_reports(editions.load_form("2021"), report, after), keeps_scrolling=False)
    theme.choose_appearance(dressed, "dark")
    qtbot.wait(20)
    assert DARK.accent in view.toHtml()
    assert LIGHT.accent not in view.toHtml()
    assert DARK.accent in page.toHtml()
    assert LIGHT.accent not in page.toHtml()
    assert page.headings


def test_icons_and_the_words_beside_them_change_together(qtbot: QtBot, dressed: QApplication) -> None:
    icon = theme.load_icon("printer")
    for chosen, tone in (("light", LIGHT), ("dark", DARK), ("contrast", BLACK_ON_WHITE)):
        theme.choose_appearance(dressed, chosen)
        image = icon.pixmap(QSize(48, 48)).toImage()
        seen = {
            image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
        }
        assert tone.ink in seen


def test_where_nothing_is_chosen_the_system_decides(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system turns dark while the program runs; without a desktop Qt cannot turn so itself, and is stood in for."""
    hints = SimpleNamespace(colorScheme=lambda: Qt.ColorScheme.Dark)
    monkeypatch.setattr(theme, "QGuiApplication", SimpleNamespace(instance=lambda: dressed, styleHints=lambda: hints))
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.palette() is DARK
    assert dressed.palette().window().color().name() == DARK.window


def test_a_system_in_pure_black_and_white_is_followed(qtbot: QtBot, qapp: QApplication, dressed: QApplication) -> None:
    stark = QPalette(QColor("#ffffff"), QColor("#000000"))
    stark.setColor(QPalette.ColorRole.WindowText, QColor("#ffffff"))
    qapp.setPalette(stark)
    theme.apply_theme(qapp)
    assert theme.palette() in STARK
    qapp.setPalette(QPalette(QColor("#efefef")))
    theme.apply_theme(qapp)
    assert theme.palette() not in STARK


@pytest.mark.parametrize(
    ("default", "chinese", "chosen"),
    [
        ("Noto Sans CJK SC", ["Noto Sans CJK SC", "Noto Serif CJK SC"], "Noto Sans CJK SC"),
        ("Microsoft YaHei UI", ["Microsoft YaHei UI", "SimSun"], "Microsoft YaHei UI"),
        ("Segoe UI", ["SimSun", "Microsoft YaHei", "Microsoft YaHei UI"], "Microsoft YaHei UI"),
        ("DejaVu Sans", ["Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Serif CJK SC"], "Noto Sans CJK SC"),
        ("DejaVu Sans", ["Noto Serif CJK SC"], ""),
        ("DejaVu Sans", [], ""),
        (".AppleSystemUIFont", ["PingFang SC"], ".AppleSystemUIFont"),
    ],
)
def test_the_interface_has_one_chinese_font_not_whichever_qt_finds(
    default: str, chinese: list[str], chosen: str
) -> None:
    assert theme.choose_interface_family(default, chinese) == chosen


def test_the_font_of_the_interface_can_write_chinese(qapp: QApplication) -> None:
    family = QFontInfo(theme.choose_interface_font()).family()
    assert family in QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)


@pytest.mark.parametrize("appearance", ["light", "dark", "contrast"])
def test_what_is_selected_looks_the_same_in_every_list(qtbot: QtBot, dressed: QApplication, appearance: str) -> None:
    theme.choose_appearance(dressed, appearance)
    listed, tree, table = QListWidget(), QTreeWidget(), QTableWidget(1, 1)
    listed.addItem("甲局")
    tree.addTopLevelItem(QTreeWidgetItem(["甲局"]))
    table.setItem(0, 0, QTableWidgetItem("甲局"))
    for view in (listed, tree, table):
        qtbot.addWidget(view)
        view.resize(300, 120)
        view.show()
        view.setCurrentIndex(view.model().index(0, 0))
        row = view.visualRect(view.currentIndex())
        grabbed = view.viewport().grab().toImage()
        assert grabbed.pixelColor(row.right() - 3, row.center().y()).name() == theme.palette().selection
    theme.choose_appearance(dressed, "system")
