"""文件 → 最近用过的文件: at most ten, the newest first, without those that are gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.application.recent_files import RecentFilesMenu
from gui.system.settings import MAX_RECENT_FILES, Settings
from gui.widgets.plain_text import make_plain_tooltip
from gui.window.actions import menu_of
from tests.gui.application.test_opened_files import NAME, PATIENCE, wait_for_draft, write_workbook
from tests.gui.opened import begun


def list_words(menu: RecentFilesMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def make_files(folder: Path, count: int) -> list[Path]:
    files = [folder / f"报告{number}.xlsx" for number in range(count)]
    for file in files:
        file.touch()
    return files


def test_it_stands_behind_the_import_and_says_where_there_is_nothing_yet(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    file_menu = menu_of(program.actions["intake"])
    assert [action.text() for action in file_menu.actions()[:3]] == ["新建年报…", "导入文件…", "最近用过的文件"]
    assert list_words(program.recent_files) == ["还没有"]
    assert not program.recent_files.actions()[0].isEnabled()


def test_the_newest_is_on_top_once_and_there_are_at_most_ten(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    files = make_files(tmp_path, MAX_RECENT_FILES + 2)
    for file in (*files, files[5]):
        program.recent_files.add_file(file)
    words = list_words(program.recent_files)
    assert len(words) == MAX_RECENT_FILES
    assert words[:2] == ["&1  报告5.xlsx", "&2  报告11.xlsx"]
    assert Settings(tmp_path).recent_files[:2] == (files[5], files[11])


def test_files_of_one_name_are_told_apart_by_their_folders(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    for folder in ("甲&乙", "丙"):
        (tmp_path / folder).mkdir()
        program.recent_files.add_file(make_files(tmp_path / folder, 1)[0])
    assert list_words(program.recent_files) == ["&1  报告0.xlsx（丙）", "&2  报告0.xlsx（甲&&乙）"]


def test_files_that_are_gone_are_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    kept, gone = make_files(tmp_path, 2)
    for file in (kept, gone):
        program.recent_files.add_file(file)
    gone.unlink()
    program.recent_files.aboutToShow.emit()
    qtbot.waitUntil(lambda: len(program.recent_files.actions()) == 1)
    assert program.settings.recent_files == (kept,)
    kept.unlink()
    program.recent_files.aboutToShow.emit()
    qtbot.waitUntil(lambda: [action.text() for action in program.recent_files.actions()] == ["还没有"])


def test_an_imported_file_is_listed_and_opened_again_from_there(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    program.incoming_files.import_files([write_workbook(tmp_path)])
    wait_for_draft(qtbot, program)
    program.close_draft()
    program.recent_files.aboutToShow.emit()
    [action] = program.recent_files.actions()
    assert action.toolTip() == make_plain_tooltip(str(tmp_path / NAME))
    action.trigger()
    wait_for_draft(qtbot, program)
    assert len(program.store.list_summaries()) == 1


def test_an_exported_workbook_is_listed_and_a_paper_is_not(qtbot: QtBot, tmp_path: Path) -> None:
    program = begun(qtbot, tmp_path)
    program.open_sample()
    for name in ("报告.pdf", "报告.xlsx"):
        with qtbot.waitSignal(program.export_controller.file_written, timeout=PATIENCE):
            program.export_controller.write_report(program.editor.open_draft.draft, tmp_path / name)
    assert program.settings.recent_files == (tmp_path / "报告.xlsx",)


def test_they_are_traces_and_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    program: Application = begun(qtbot, tmp_path)
    program.recent_files.add_file(make_files(tmp_path, 1)[0])
    program.actions["clear_traces"].trigger()
    program.recent_files.add_file(make_files(tmp_path, 2)[1])
    assert list_words(program.recent_files) == ["还没有"]
    assert Settings(tmp_path).recent_files == ()


@pytest.mark.parametrize("stored", ["%%%", "3", '{"a": 1}', '[1, null, [], ""]', "[" * 5000])
def test_a_setting_that_is_no_list_of_files_counts_as_never_set(tmp_path: Path, stored: str) -> None:
    file = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    file.setValue("recent_files", stored)
    file.sync()
    assert Settings(tmp_path).recent_files == ()
