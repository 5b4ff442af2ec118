"""本单位规则 in the window, by keys: the example put in, a file changed outside, its mistakes listed.

Covers gui/local_rules/local_rules_page.py, gui/application/local_rules_use.py and model/local_rules/example_files.py.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.local_rules.local_rules_page import LocalRulesPage
from model.local_rules.example_files import CELL_LIST_NAME, EXAMPLE_NAME
from model.local_rules.rule_folder import rules_folder
from tests.gui.opened import begun, editor_of, opened
from tests.reports import balanced

RULE = '[[rule]]\nid = "bulletin"\nsection = "一"\nmust = "公报"\nsays = "请写公报。"\ncites = "某市文件"\n'


def press(key: Qt.Key) -> None:
    focused = QGuiApplication.focusObject()
    assert isinstance(focused, QWidget)
    QTest.keyClick(focused, key)


def show_page(program: Application) -> LocalRulesPage:
    program.actions["local_rules"].trigger()
    page = program.window.overlay
    assert isinstance(page, LocalRulesPage)
    return page


def list_rows(page: LocalRulesPage) -> list[tuple[str, str, str]]:
    items = [page.rule_list.topLevelItem(i) for i in range(page.rule_list.topLevelItemCount())]
    return [(item.text(0), item.text(1), item.text(2)) for item in items if item is not None]


def list_local(program: Application) -> list[str]:
    assert program.session is not None
    return [finding.key for finding in program.session.draft.findings if finding.rule.startswith("local.")]


def write_rules(folder: Path, text: str) -> None:
    """Write the rules as an editor does, at another moment than before."""
    rules_folder(folder).mkdir(exist_ok=True)
    path = rules_folder(folder) / "市.toml"
    former = path.stat().st_mtime if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    os.utime(path, (former + 10, former + 10))


def test_the_example_is_put_in_by_keys_and_checks_the_open_draft(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"overview": "我局认真公开政府信息。"}))
    assert list_local(program) == []
    page = show_page(program)
    assert page.status_label.text() == "还没有规则文件。"
    assert page.example_button.hasFocus()
    press(Qt.Key.Key_Return)
    assert sorted(path.name for path in rules_folder(tmp_path).iterdir()) == sorted([EXAMPLE_NAME, CELL_LIST_NAME])
    assert page.status_label.text() == "1 个文件，13 条规则在用。"
    assert "local.gazettes" in list_local(program)
    assert "已放入" in page.bar.message_label.text()
    press(Qt.Key.Key_Return)  # 知道了
    assert page.rule_list.hasFocus()
    press(Qt.Key.Key_Escape)
    assert program.window.overlay is None
    assert editor_of(program).findings_panel.model.find_row("local.gazettes") >= 0
    program.window.close()


def test_a_second_example_leaves_what_the_clerk_made_of_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    page = show_page(program)
    page.example_button.click()
    (rules_folder(tmp_path) / EXAMPLE_NAME).write_text(RULE, encoding="utf-8")
    page.example_button.click()
    assert (rules_folder(tmp_path) / EXAMPLE_NAME).read_text(encoding="utf-8") == RULE
    assert page.bar.message_label.text().startswith("原来就有，没有动：")
    program.window.close()


def test_a_changed_file_is_read_when_the_window_comes_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    write_rules(tmp_path, RULE)
    program = opened(qtbot, tmp_path, balanced().with_values({"overview": "我局认真公开政府信息。"}))
    assert list_local(program) == ["local.bulletin"]
    write_rules(tmp_path, RULE.replace("must", "must_not"))
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)  # type: ignore[union-attr]
    assert list_local(program) == []
    (rules_folder(tmp_path) / "市.toml").unlink()
    program.local_rules_controller.reload_if_changed()
    assert program.local_rules_controller.rules.files == ()
    program.window.close()


def test_mistakes_are_listed_first_with_line_and_reason(qtbot: QtBot, tmp_path: Path) -> None:
    write_rules(tmp_path, RULE + RULE.replace("bulletin", "b").replace("must", "mst"))
    program = begun(qtbot, tmp_path)
    page = show_page(program)
    assert page.rule_list.hasFocus()
    wrong, right = list_rows(page)
    assert wrong[:2] == ("市.toml 第 10 行", "没有用")
    assert wrong[2].startswith("不认识“mst”")
    assert right == ("市.toml 第 1 行", "待说明", "请写公报。（某市文件）")
    assert page.status_label.text() == "1 个文件，1 条规则在用；有 1 处写错了，没有用。"
    write_rules(tmp_path, RULE + RULE.replace("bulletin", "b"))
    press(Qt.Key.Key_F5)
    assert len(list_rows(page)) == 2
    assert page.status_label.text() == "1 个文件，2 条规则在用。"
    program.window.close()
