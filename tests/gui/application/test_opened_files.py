"""Files that the program is started with, or that another start passes on.

Covers gui/application/incoming_files.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.application.opened_files import OpenedFiles, to_path
from gui.importing.results_model import FILE
from model.checks.rules import compute_totals
from model.form import editions
from tests.gui.opened import begun
from tests.reports import balanced

PATIENCE = 30_000
"""Milliseconds; the machine may be busy."""

NAME = "甲局 2025 年（定稿）&#1.xlsx"


def write_workbook(folder: Path, name: str = NAME) -> Path:
    report = balanced().with_values({"cover.unit": "甲局", "cover.year": "2025", "overview": "今年一切正常。"})
    exporters.write_report(
        editions.load_form("2021"), compute_totals(editions.load_form("2021"), report), folder / name
    )
    return folder / name


def begin(qtbot: QtBot, folder: Path, *paths: Path) -> tuple[Application, OpenedFiles]:
    """The program, started with these files."""
    program = begun(qtbot, folder)
    opened_files = OpenedFiles(program.window)
    opened_files.add_paths(paths)
    program.incoming_files.take_opened(opened_files)
    return program, opened_files


def wait_for_draft(qtbot: QtBot, program: Application) -> None:
    qtbot.waitUntil(lambda: program.session is not None, timeout=PATIENCE)


@pytest.mark.parametrize("name", ["甲局 2025.xlsx", "a b#c%20&d.xlsx", "文件夹 一/报告"])
def test_a_file_is_named_by_its_path_or_by_its_address(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert to_path(str(path)) == path
    assert to_path(QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)) == path
    assert to_path(name) == Path.cwd() / name


def test_a_workbook_is_opened_as_a_draft_and_opened_again_without_a_copy(qtbot: QtBot, tmp_path: Path) -> None:
    program, opened_files = begin(qtbot, tmp_path, write_workbook(tmp_path))
    wait_for_draft(qtbot, program)
    assert program.editor.open_draft.draft.report.unit == "甲局"
    first_session = program.session
    opened_files.add_paths([tmp_path / NAME])
    qtbot.waitUntil(lambda: program.session not in (None, first_session), timeout=PATIENCE)
    assert len(program.store.list_summaries()) == 1
    assert program.window.statusBar().currentMessage() == f"“{NAME}”与列表里的这一份相同，没有另外保存。"


def test_a_draft_that_was_changed_since_stays_and_the_file_becomes_another(qtbot: QtBot, tmp_path: Path) -> None:
    program, opened_files = begin(qtbot, tmp_path, write_workbook(tmp_path))
    wait_for_draft(qtbot, program)
    program.editor.open_draft.enter_values({"overview": "改过了。"}, "填写")
    opened_files.add_paths([tmp_path / NAME])
    qtbot.waitUntil(lambda: len(program.store.list_summaries()) == 2, timeout=PATIENCE)
    texts = {program.store.load_report(summary.id)[0].prose["overview"] for summary in program.store.list_summaries()}
    assert texts == {"改过了。", "今年一切正常。"}


def test_what_choosing_a_file_imports_is_a_draft_of_its_own_as_ever(qtbot: QtBot, tmp_path: Path) -> None:
    program, _ = begin(qtbot, tmp_path, write_workbook(tmp_path))
    wait_for_draft(qtbot, program)
    program.incoming_files.import_files([tmp_path / NAME])
    qtbot.waitUntil(lambda: len(program.store.list_summaries()) == 2, timeout=PATIENCE)


def test_a_file_that_is_not_there_is_told_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    program, _ = begin(qtbot, tmp_path, tmp_path / "没有 这个.xlsx")
    bar = program.import_controller.bar
    qtbot.waitUntil(
        lambda: "没有 这个.xlsx" in bar.message_label.text() and "没有导入" in bar.message_label.text(),
        timeout=PATIENCE,
    )
    assert program.session is None
    assert "Error" not in bar.message_label.text()


def test_several_files_are_listed_with_what_became_of_each(qtbot: QtBot, tmp_path: Path) -> None:
    begin_paths = (write_workbook(tmp_path), write_workbook(tmp_path, "副本.xlsx"), tmp_path / "没有.pdf")
    program, _ = begin(qtbot, tmp_path, *begin_paths)
    table = program.import_controller.results.page.table.filtered
    qtbot.waitUntil(lambda: table.rowCount() == 3, timeout=PATIENCE)
    assert [table.index(row, FILE).data() for row in range(3)] == [NAME, "副本.xlsx", "没有.pdf"]
    assert len(program.store.list_summaries()) == 1  # the copy says the same


def test_for_a_folder_the_clerk_is_asked(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "各 单位").mkdir()
    write_workbook(tmp_path / "各 单位")
    program, _ = begin(qtbot, tmp_path, tmp_path / "各 单位")
    bar = program.start_page.notice_bar
    qtbot.waitUntil(lambda: list(bar.buttons) == ["检查", "全部导入", "不用"], timeout=PATIENCE)


def test_drafts_that_can_only_be_looked_at_get_no_other_beside_them(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begun(qtbot, tmp_path)
    monkeypatch.setattr(type(program.store), "is_read_only", True)
    program.incoming_files.open_files([tmp_path / NAME])
    assert program.window.notice_bar.message_label.text().startswith("年报现在只能查看，不能改，所以没有导入")
    assert not program.import_controller.worker.is_busy


def test_files_wait_until_they_can_be_taken_and_are_taken_together(qtbot: QtBot, tmp_path: Path) -> None:
    is_free = False
    owner = QObject()
    opened_files = OpenedFiles(owner)
    taken: list[list[Path]] = []
    opened_files.paths_ready.connect(taken.append)
    opened_files.add_paths([tmp_path / "甲"])
    opened_files.begin(lambda: is_free)
    opened_files.add_paths([tmp_path / "乙", tmp_path / "甲"])
    qtbot.wait(20)
    assert taken == []
    is_free = True
    qtbot.waitUntil(lambda: taken == [[tmp_path / "甲", tmp_path / "乙"]])
