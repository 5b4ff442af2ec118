"""Last year beside this year: from a draft or a file, shown on demand, offered and never filled in silently.

Covers gui/editor/pages/cell_help.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.editor.last_year_dialog import AttachDialog
from gui.editor.pages.table_page import TablePage
from gui.system.file_chooser import FileDialog
from model.checks.rules import compute_totals
from model.form import editions
from model.report.report import Report
from tests.gui.at_grid import editing, press, type_in, value
from tests.gui.opened import Control, Key, editor_of, opened
from tests.reports import balanced

FORM = editions.load_form("2021")
BLANK = Report("2021", {"unit": "临江县水务局", "year": "2025"})
LAST = compute_totals(FORM, balanced(each=3).with_values({"cover.year": "2024", "requests.carried_out.natural": 4}))
CARRIED = "requests.carried_in.natural"


def grid(program: Application) -> TablePage:
    page = editor_of(program).current_table_page
    assert page
    return page


def attach(qtbot: QtBot, program: Application, button: str) -> None:
    """Choose 对照上年报告 in the menu, then press Enter in the list or this button."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AttachDialog)
        if button:
            next(b for b in dialog.findChildren(QPushButton) if b.text() == button).click()
        else:
            qtbot.keyClick(dialog.findChildren(QListWidget)[0], Key.Key_Return)

    QTimer.singleShot(100, answer)
    program.actions["attach_last"].trigger()


def attach_file(qtbot: QtBot, program: Application, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose 对照上年报告 in the menu and this file; the worker has begun to read, and nobody was told of it yet."""
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    attach(qtbot, program, "从文件选…")
    assert program.window.statusBar().currentMessage() == f"正在读 {file.name} …"


def worker_done(qtbot: QtBot) -> None:
    """Let the worker end, and the window hear of it."""
    assert QThreadPool.globalInstance().waitForDone(60_000)
    qtbot.wait(20)


def in_front(qtbot: QtBot, program: Application) -> None:
    """On a screen the window behind a dialog becomes active by itself."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()


def cells(program: Application) -> QImage:
    """What the table looks like now."""
    return grid(program).view.viewport().grab().toImage()


def help_line(program: Application) -> str:
    """The line under the table."""
    return grid(program).findChildren(QLabel)[-1].text()


def row(program: Application) -> list[object]:
    columns = ("natural", "business", "research", "charity", "legal", "other")
    return [value(grid(program), f"requests.carried_in.{column}") for column in columns]


def test_last_years_file_is_read_beside_the_window_and_kept_with_the_draft(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = opened(qtbot, tmp_path, BLANK)
    exporters.write_report(FORM, LAST, tmp_path / "last.xlsx")
    attach_file(qtbot, program, tmp_path / "last.xlsx", monkeypatch)
    assert editor_of(program).open_draft.draft.last_year is None
    in_front(qtbot, program)
    qtbot.waitUntil(lambda: editor_of(program).open_draft.draft.last_year is not None)
    assert program.window.statusBar().currentMessage().startswith("已对照 ")
    assert program.actions["carry_in"].isEnabled()
    (card,) = program.store.list_summaries()
    kept = program.store.load_report(card.id)[1]
    assert kept
    assert compute_totals(FORM, kept).value_at("requests.carried_out.total") == 4


def test_a_cell_that_is_being_typed_stays_open_when_the_file_has_been_read(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = opened(qtbot, tmp_path, BLANK)
    exporters.write_report(FORM, LAST, tmp_path / "last.xlsx")
    attach_file(qtbot, program, tmp_path / "last.xlsx", monkeypatch)
    type_in(qtbot, grid(program), "12", None)
    worker_done(qtbot)
    assert editor_of(program).open_draft.draft.last_year is not None
    assert editing(grid(program)).text() == "12"
    qtbot.keyClick(editing(grid(program)), Key.Key_Return)
    assert value(grid(program), "requests.received.natural") == 12


def test_a_file_that_cannot_be_read_is_told_in_a_line_while_typing_goes_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = opened(qtbot, tmp_path, BLANK)
    (tmp_path / "last.xlsx").write_bytes(b"no workbook")
    attach_file(qtbot, program, tmp_path / "last.xlsx", monkeypatch)
    in_front(qtbot, program)
    type_in(qtbot, grid(program), "12", None)
    worker_done(qtbot)
    notices = editor_of(program).notice_bar
    assert QApplication.activeModalWidget() is None
    assert notices.isVisible()
    assert notices.message_label.text().startswith("没有对照。")
    assert "last.xlsx" in notices.message_label.text()
    assert "正在读" not in program.window.statusBar().currentMessage()
    assert editing(grid(program)).hasFocus()
    qtbot.keyClick(editing(grid(program)), Key.Key_Return)
    qtbot.mouseClick(notices.buttons["知道了"], Qt.MouseButton.LeftButton)
    assert not notices.isVisible()
    assert grid(program).view.hasFocus()
    assert editor_of(program).open_draft.draft.last_year is None


@pytest.mark.parametrize("good", [True, False])
def test_a_draft_closed_while_its_file_is_read_stays_as_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: bool
) -> None:
    program = opened(qtbot, tmp_path, BLANK)
    (card,) = program.store.list_summaries()
    exporters.write_report(FORM, LAST, tmp_path / "last.xlsx")
    if not good:
        (tmp_path / "last.xlsx").write_bytes(b"no workbook")
    attach_file(qtbot, program, tmp_path / "last.xlsx", monkeypatch)
    program.actions["close"].trigger()
    program.open_draft(card.id)
    worker_done(qtbot)
    assert editor_of(program).open_draft.draft.last_year is None
    assert not editor_of(program).notice_bar.isVisible()
    assert program.store.load_report(card.id)[1] is None


def test_what_is_chosen_last_counts_whichever_file_is_read_first(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = opened(qtbot, tmp_path, BLANK)
    for year in ("2023", "2024"):
        exporters.write_report(FORM, LAST.with_values({"cover.year": year}), tmp_path / f"{year}.xlsx")
        attach_file(qtbot, program, tmp_path / f"{year}.xlsx", monkeypatch)
    worker_done(qtbot)
    last = editor_of(program).open_draft.draft.last_year
    assert last
    assert last.year == 2024


def test_ghost_figures_and_the_change_are_shown_until_they_are_put_away(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, BLANK, LAST)
    press(grid(program), Key.Key_L, with_=Control)
    plain = cells(program)
    assert "上年" not in help_line(program)
    press(grid(program), Key.Key_L, with_=Control)
    ghosts = cells(program)
    assert ghosts != plain
    type_in(qtbot, grid(program), "5", Key.Key_Up)
    assert "上年 3，今年多 2" in help_line(program)
    natural = grid(program).model.index_of("requests.received.natural")
    assert "上年 3，今年多 2" in natural.data(Qt.ItemDataRole.ToolTipRole)
    assert natural.data(Qt.ItemDataRole.AccessibleTextRole) == "第1行 本年新收，自然人，5，待填，上年 3"
    assert value(grid(program), "requests.received.business") is None
    press(grid(program), Key.Key_Z, with_=Control)
    press(grid(program), Key.Key_L, with_=Control)
    assert cells(program) == plain


def test_a_report_attached_later_shows_its_ghosts_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, BLANK, LAST)
    before = cells(program)
    editor_of(program).open_draft.draft.set_last_year(
        compute_totals(FORM, LAST.with_values({"requests.received.natural": 77}))
    )
    assert cells(program) != before


def test_what_was_carried_over_is_offered_and_only_a_click_fills_it_in(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, BLANK, LAST)
    assert row(program) == [None] * 6
    grid(program).go_to(CARRIED)
    type_in(qtbot, grid(program), "9")
    qtbot.mouseClick(grid(program).notice_bar.buttons["填入"], Qt.MouseButton.LeftButton)
    assert row(program) == [9, 0, 0, 0, 0, 0]
    assert not grid(program).notice_bar.isVisible()
    press(grid(program), Key.Key_Z, with_=Control)
    assert row(program) == [9, None, None, None, None, None]


def test_the_offer_goes_by_itself_once_the_row_is_filled(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, BLANK, LAST)
    assert grid(program).notice_bar.isVisible()
    grid(program).go_to(CARRIED)
    for _ in range(6):
        type_in(qtbot, grid(program), "1", Key.Key_Tab)
    assert not grid(program).notice_bar.isVisible()


def test_the_menu_fills_blanks_and_replaces_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, BLANK.with_values({CARRIED: 9}), LAST)
    program.actions["carry_in"].trigger()
    assert row(program) == [9, 0, 0, 0, 0, 0]
    program.actions["carry_in"].trigger()
    assert program.window.statusBar().currentMessage() == "“上年结转”一行已经有数，没有改动。"
    assert editor_of(program).open_draft.undo_stack.count() == 1
