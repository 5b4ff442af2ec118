"""The manual: F1 opens it at the right place, its links and pictures are there, its table of keys is not stale."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.help.manual_view import ManualView, make_anchor, read_manual
from gui.help.manual_window import ManualWindow
from gui.window.actions import ACTION_SPECS
from model.words.claims.claim_rules import CLAIM_RULES
from model.words.guard.all_kinds import KINDS

ROOT = Path(__file__).parents[3]


def manual(qtbot: QtBot, over: QWidget) -> ManualWindow:
    [found] = over.findChildren(ManualWindow)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_no_two_headings_have_one_anchor(qtbot: QtBot) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    anchors = [make_anchor(heading.words) for heading in page.headings]
    assert len(set(anchors)) == len(anchors)


def test_the_manual_leads_nowhere_outside(qtbot: QtBot) -> None:
    assert re.findall(r"https?://|file:", read_manual()) == []


@pytest.mark.parametrize("name", re.findall(r"!\[[^\]]*\]\((docs/[^)]+)\)", (ROOT / "README.md").read_text("utf-8")))
def test_the_pictures_of_the_readme_are_there(name: str) -> None:
    assert QImage(str(ROOT / name)).width() >= 1000


def test_every_menu_action_with_a_shortcut_is_in_the_manual() -> None:
    """make manual writes the table anew."""
    menus = read_manual().partition("### 菜单里的\n")[2].partition("\n### ")[0]
    written = set(re.findall(r"^\| (\S+) \| (\S+)：(.+) \|$", menus, re.MULTILINE))
    assert written == {(spec.shortcut, spec.menu, spec.text.rstrip("…")) for spec in ACTION_SPECS if spec.shortcut}


def test_the_lists_of_what_is_looked_for_in_words_are_those_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """make manual writes them anew: every kind of check, with its sentence and its examples."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "manual"))
    manual_part, word_kinds = import_module("manual_part"), import_module("word_kinds")
    guard, claims = word_kinds.make_guard_part(), word_kinds.make_claims_part()
    assert manual_part.read_part(word_kinds.GUARD_HEADING) == guard
    assert manual_part.read_part(word_kinds.CLAIMS_HEADING) == claims
    assert guard.count("\n| ") == 1 + len(KINDS) + 1
    assert all(f" | {rule.id} |" in claims for rule in CLAIM_RULES)


def test_menus_named_in_the_text_have_what_is_said() -> None:
    there = {spec.text.rstrip("…") for spec in ACTION_SPECS}
    for menu, entry in re.findall(r"菜单“(\S+?)”里(?:选|的|还有)“(.+?)”", read_manual()):
        assert entry in there, f"{menu}：{entry}"


def test_searching_walks_from_place_to_place(qtbot: QtBot, program: Application) -> None:
    program.actions["manual"].trigger()
    shown = manual(qtbot, program.window)
    qtbot.keyClick(shown.manual_view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(shown.search_box.hasFocus)
    shown.search_box.setText("信息处理费")
    count = read_manual().count("信息处理费")
    assert shown.count_label.text() == f"共 {count} 处"
    for number in (1, 2):
        qtbot.keyClick(shown.search_box, Qt.Key.Key_Return)
        assert shown.count_label.text() == f"第 {number} 处，共 {count} 处"
        assert shown.manual_view.textCursor().selectedText() == "信息处理费"
        assert shown.manual_view.viewport().rect().contains(shown.manual_view.cursorRect().center())
    qtbot.keyClick(shown.search_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown.count_label.text() == f"第 1 处，共 {count} 处"
    shown.search_box.setText("没有这样的话")
    assert shown.count_label.text() == "没有找到"


def test_the_contents_lead_to_every_heading_and_follow_the_reader(qtbot: QtBot, program: Application) -> None:
    program.actions["manual"].trigger()
    shown = manual(qtbot, program.window)
    for words in ("表四：复议诉讼", "万元与元", "开始"):
        [item] = shown.contents.findItems(words, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        shown.contents.setCurrentItem(item)
        assert shown.manual_view.current_heading() == words
    bar = shown.manual_view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    current = shown.contents.currentItem()
    assert current
    assert current.text(0) == shown.manual_view.current_heading()


def test_a_second_f1_brings_the_same_window(qtbot: QtBot, program: Application) -> None:
    program.actions["manual"].trigger()
    first = manual(qtbot, program.window)
    program.actions["manual"].trigger()
    assert manual(qtbot, program.window) is first
    with qtbot.waitSignal(first.destroyed):
        qtbot.keyClick(first.manual_view, Qt.Key.Key_Escape)
