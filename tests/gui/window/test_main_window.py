"""The status bar of the window: a sentence for some seconds, else what is said of the open draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget
from pytestqt.qtbot import QtBot

from gui.backup.backups_page import BackupsPage
from gui.draft_list.start_page import StartPage
from gui.history.comparison_page import ComparisonPage
from gui.local_rules.local_rules_page import LocalRulesPage
from gui.window import main_window
from gui.window.actions import CELL_MENU_ACTIONS
from tests.gui.opened import editor_of, opened
from tests.reports import balanced


def read_status(bar: QStatusBar) -> list[str]:
    """The texts of the labels that are visible in a status bar."""
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_what_is_said_of_the_draft_gives_way_to_a_sentence_and_comes_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "STATUS_DURATION", 300)
    program = opened(qtbot, tmp_path, balanced())
    bar = program.window.statusBar()
    program.window.show_status("已导入“年报.docx”。")
    editor_of(program).open_draft.enter_values({"requests.received.natural": None}, "改")
    program.save_pending()
    assert read_status(bar) == ["100 %"]
    qtbot.waitUntil(lambda: not bar.currentMessage())
    assert "未填 1 格" in read_status(bar)
    assert all(read_status(bar))


def test_the_title_bar_names_unit_and_year_as_they_are_typed_and_the_page_in_the_list(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, balanced())
    window = program.window
    assert window.windowTitle() == "临江县水务局 · 2025 年 — 年报"
    editor_of(program).open_draft.enter_values({"cover.unit": "城东镇人民政府", "cover.year": None}, "改")
    assert window.windowTitle() == "城东镇人民政府 — 年报"
    editor_of(program).open_draft.enter_values({"cover.unit": None}, "改")
    assert window.windowTitle() == "（未填单位） — 年报"
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.windowTitle() == "年报"
    start = program.start_page
    start.show_deleted([], 30)
    assert (window.windowTitle(), start.heading_label.text()) == ("最近删除 — 年报", "最近删除")
    start.leave_page()
    assert (window.windowTitle(), start.heading_label.text()) == ("年报", "年报列表")


@pytest.mark.parametrize(
    ("page", "title"),
    [(BackupsPage, "备份"), (ComparisonPage, "对照"), (lambda: LocalRulesPage(Path()), "本单位规则")],
)
def test_each_page_in_the_place_of_the_list_is_called_by_its_name(
    qtbot: QtBot, page: Callable[[], QWidget], title: str
) -> None:
    start = StartPage()
    window = main_window.MainWindow(start)
    qtbot.addWidget(window)
    start.show_page(page())
    assert start.heading_label.text() == title
    assert window.windowTitle() == f"{title} — 年报"


def test_the_menu_of_the_right_button_fills_the_table_with_zeros() -> None:
    assert "fill_zero_table" in CELL_MENU_ACTIONS
