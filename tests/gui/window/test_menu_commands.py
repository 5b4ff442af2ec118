"""The commands of the menus found by what is typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from gui.style import theme
from gui.window.actions import ACTION_SPECS, MENU_LETTERS
from gui.window.menu_commands import list_commands, make_key, search_commands
from model.linked_figures.pinyin import list_initials


@pytest.fixture
def menu_bar(qtbot: QtBot) -> QMenuBar:
    """Three menus, one in another, with an entry of each kind."""
    bar = QMenuBar()
    qtbot.addWidget(bar)
    papers, edit, view = bar.addMenu("文件(&F)"), bar.addMenu("编辑(&E)"), bar.addMenu("查看(&V)")
    papers.addAction("导出 PDF…").setShortcut("Ctrl+E")
    papers.addAction("导出 Word…")
    papers.addSeparator()
    papers.addAction("导出全部…").setEnabled(False)
    papers.addAction("看不见的").setVisible(False)
    edit.addAction("粘贴\tCtrl+V")
    edit.addAction("重做")
    looks = view.addMenu("外观")
    looks.addAction("深色")
    looks.addAction("高对比度")
    return bar


def names(bar: QMenuBar, typed: str) -> list[str]:
    """The names of what is found, in order."""
    return [command.name for command in search_commands(list_commands(bar), typed, ())]


def test_every_entry_is_listed_with_its_menus_and_its_key(menu_bar: QMenuBar) -> None:
    listed = [(c.path, c.name, c.shortcut, c.is_enabled) for c in list_commands(menu_bar)]
    assert listed == [
        ("文件", "导出 PDF…", "Ctrl+E", True),
        ("文件", "导出 Word…", "", True),
        ("文件", "导出全部…", "", False),
        ("编辑", "粘贴", "Ctrl+V", True),
        ("编辑", "重做", "", True),
        ("查看 › 外观", "深色", "", True),
        ("查看 › 外观", "高对比度", "", True),
    ]


def test_entries_of_a_grey_menu_are_grey(menu_bar: QMenuBar) -> None:
    menu_bar.actions()[1].setEnabled(False)
    assert [c.name for c in list_commands(menu_bar) if not c.is_enabled] == ["导出全部…", "粘贴", "重做"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("导出", ["导出 PDF…", "导出 Word…", "导出全部…"]),
        ("word", ["导出 Word…"]),
        ("ＷＯＲＤ", ["导出 Word…"]),
        ("导出 w", ["导出 Word…"]),
        ("dc", ["导出 PDF…", "导出 Word…", "导出全部…"]),
        ("DCQB", ["导出全部…"]),
        ("dcpdf", ["导出 PDF…"]),
        ("zt", ["粘贴"]),
        ("cz", ["重做"]),
        ("qb", ["导出全部…"]),
        ("外观", ["深色", "高对比度"]),
        ("wg", ["深色", "高对比度"]),
        ("没有这样的", []),
        ("…", []),
    ],
)
def test_commands_are_found_by_words_and_by_first_letters(menu_bar: QMenuBar, typed: str, found: list[str]) -> None:
    assert names(menu_bar, typed) == found


def test_without_a_word_all_are_listed(menu_bar: QMenuBar) -> None:
    assert len(names(menu_bar, "  ")) == 7


def test_the_last_used_stand_first_among_equals(menu_bar: QMenuBar) -> None:
    commands = list_commands(menu_bar)
    recent = [commands[5].action, commands[1].action]
    assert [c.name for c in search_commands(commands, "", recent)][:3] == ["深色", "导出 Word…", "导出 PDF…"]
    assert [c.name for c in search_commands(commands, "导出", recent)][:2] == ["导出 Word…", "导出 PDF…"]
    assert [c.name for c in search_commands(commands, "zt", recent)] == ["粘贴"]


def test_every_character_of_the_menus_has_a_first_letter() -> None:
    words = "".join([*(spec.text for spec in ACTION_SPECS), *MENU_LETTERS, *theme.APPEARANCES.values(), "外观"])
    assert [character for character in words if character.isalnum() and not list_initials(character)] == []
    assert make_key("导出 PDF…") == "导出pdf"
