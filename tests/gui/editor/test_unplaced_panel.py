"""What an import found no place for stays with the draft until the clerk says that it is dealt with.

Covers gui/widgets/text_list.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.editor.unplaced_panel import UnplacedPanel
from gui.system.single_instance import LOCK_FILE, WRITER_FILE, SingleInstance
from tests.gui.guarded import LEFT, guarded
from tests.gui.opened import Control, Key, Shift, editor_of
from tests.model.importing.layouts import laid_out, report


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A report as text, with two lines that belong nowhere."""
    path = tmp_path / "网页.txt"
    path.write_text(f"发布时间：2026-01-12\n√\n{laid_out(report('2021'))}", encoding="utf-8")
    return path


@pytest.fixture
def imported(qtbot: QtBot, tmp_path: Path, text: Path) -> Application:
    """The program that has taken it in, and has the draft on its desk."""
    program = guarded(qtbot, tmp_path)
    program.incoming_files.import_files([text])
    qtbot.waitUntil(lambda: program.window.editor is not None)
    return program


def started_again(qtbot: QtBot, program: Application) -> Application:
    """The window closed, and the program on the same drafts once more, its first draft opened by the Enter key."""
    program.window.close()
    again = guarded(qtbot, program.store.path.parent)
    QTest.keyClick(again.start_page.drafts_table, Key.Key_Return)
    return again


def ask_for_list(program: Application) -> None:
    QTest.keyClick(program.window, Key.Key_O, Control | Shift)


def shown(program: Application) -> list[str]:
    """The pieces beside the form; none where there is no list of them."""
    side = editor_of(program).side_panel
    if not side.has_page(UnplacedPanel):
        return []
    pieces = side.find_page(UnplacedPanel).text_list
    return [pieces.item(row).text() for row in range(pieces.count())]


def test_the_list_is_there_again_when_the_program_is(qtbot: QtBot, imported: Application) -> None:
    before = shown(imported)
    assert len(before) == 2
    again = started_again(qtbot, imported)
    assert shown(again) == before
    assert editor_of(again).notice_bar.message_label.text() == "没有找到位置的内容还有 2 处，请核对。"
    ask_for_list(again)
    panel = editor_of(again).side_panel.find_page(UnplacedPanel)
    assert panel.isVisible()
    assert panel.text_list.hasFocus()
    again.close_draft()
    QTest.keyClick(again.start_page.drafts_table, Key.Key_Return)
    assert shown(again) == before
    assert editor_of(again).notice_bar.isHidden()


def test_once_dealt_with_it_stays_away(qtbot: QtBot, imported: Application) -> None:
    ask_for_list(imported)
    QTest.mouseClick(editor_of(imported).side_panel.find_page(UnplacedPanel).done_button, LEFT)
    assert shown(imported) == []
    assert not imported.actions["leftovers"].isEnabled()
    assert editor_of(imported).findings_panel.isVisible()
    ask_for_list(imported)
    again = started_again(qtbot, imported)
    assert shown(again) == []
    assert editor_of(again).notice_bar.isHidden()
    assert not again.actions["leftovers"].isEnabled()


def test_dealt_with_too_quickly_it_is_had_back_by_keys(qtbot: QtBot, imported: Application) -> None:
    before = shown(imported)
    ask_for_list(imported)
    panel = editor_of(imported).side_panel.find_page(UnplacedPanel)
    for key in (Key.Key_Tab, Key.Key_Tab, Key.Key_Space):
        QTest.keyClick(imported.window.focusWidget(), key)
    assert panel.isHidden()
    notices = editor_of(imported).notice_bar
    assert notices.message_label.text() == "2 处都核对过了，单子已收起。"
    QTest.keyClick(notices.buttons["撤销"], Key.Key_Return)
    assert notices.isHidden()
    assert shown(imported) == before
    assert editor_of(imported).side_panel.find_page(UnplacedPanel).text_list.hasFocus()
    assert imported.actions["leftovers"].isEnabled()
    assert shown(started_again(qtbot, imported)) == before


def test_where_it_cannot_be_written_down_the_list_stays_and_the_reason_is_told(imported: Application) -> None:
    imported.store._connection.execute("PRAGMA query_only = ON")
    ask_for_list(imported)
    QTest.mouseClick(editor_of(imported).side_panel.find_page(UnplacedPanel).done_button, LEFT)
    assert len(shown(imported)) == 2
    assert editor_of(imported).notice_bar.message_label.text().startswith("没有记下来：")


def test_who_may_only_look_sees_it_and_cannot_put_it_away(qtbot: QtBot, imported: Application) -> None:
    imported.window.close()
    folder = imported.store.path.parent
    (folder / LOCK_FILE).write_text("4242\nnianbao\noffice-pc\n\n\n")
    (folder / WRITER_FILE).write_text("张三\noffice-pc\n4242\n2026-01-12T09:30:00+08:00", encoding="utf-8")
    program = guarded(qtbot, folder, place=SingleInstance(folder))
    QTest.keyClick(program.start_page.drafts_table, Key.Key_Return)
    assert len(shown(program)) == 2
    ask_for_list(program)
    panel = editor_of(program).side_panel.find_page(UnplacedPanel)
    assert panel.copy_button.isEnabled()
    assert not panel.done_button.isEnabled()
