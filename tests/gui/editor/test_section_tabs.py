"""The editor in windows of many sizes: all tabs in sight, what they are called, and room for the cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

NAMES = ["封面与说明", "一、总体情况", "二、主动公开", "三、申请办理", "四、复议诉讼", "五、问题改进", "六、其他事项"]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    return opened(qtbot, tmp_path, balanced())


@pytest.mark.parametrize("width", [1920, 1366, 1024, 800, 683])
@pytest.mark.parametrize("preview", [False, True])
def test_all_tabs_are_in_sight(qtbot: QtBot, program: Application, width: int, preview: bool) -> None:
    program.window.resize(width, 768)
    if preview:
        program.actions["preview"].trigger()
    tabs = editor_of(program).tabs
    for i in (2, 3, 4) if preview else range(len(NAMES)):  # beside the preview there is no room for marks on all
        tabs.show_counts(i, 0, 2)
    bar = tabs.tabBar()
    QApplication.processEvents()
    if not tabs.isHidden():
        assert 0 <= bar.tabRect(0).left() < bar.tabRect(len(NAMES) - 1).right() < bar.width() <= tabs.width()


def test_brief_names_are_whole_again_where_there_is_room_and_are_always_spoken_whole(
    qtbot: QtBot, program: Application
) -> None:
    tabs = editor_of(program).tabs
    for i in range(len(NAMES)):
        tabs.show_counts(i, 1, 0)
    program.window.resize(683, 500)
    QApplication.processEvents()
    assert [tabs.tabText(i).removesuffix(" ①") for i in (0, 3)] == ["封面", "三、申请"]
    assert tabs.tabBar().tabToolTip(3) == "三、申请办理 ①"
    assert [tabs.tabBar().accessibleTabName(i) for i in range(7)] == [f"{name} ①" for name in NAMES]
    program.window.resize(1366, 768)
    QApplication.processEvents()
    assert tabs.tabText(3) == "三、申请办理 ①"
    assert tabs.tabBar().tabToolTip(3) == ""


def test_where_it_is_low_the_cells_have_the_room_rather_than_their_headings(qtbot: QtBot, program: Application) -> None:
    editor = editor_of(program)
    editor.go_to("requests.received.natural")
    page = editor.current_table_page
    assert page

    def head() -> int:
        return page.view.horizontalHeader().height()

    program.window.resize(683, 768)
    QApplication.processEvents()
    high = head()
    program.window.resize(683, 360)
    QApplication.processEvents()
    assert head() < high * 3 // 4
    assert (
        page.view.visualRect(page.model.index_of("requests.granted.natural")).bottom() < page.view.viewport().height()
    )
