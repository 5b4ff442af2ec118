"""Ctrl+P: the printing page, its sheets, and what leaves it.

Covers gui/printing/page_tools.py and gui/application/output_commands.py too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.printing.print_page import PrintPage
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.opened import Control, Key, editor_of, opened
from tests.gui.printing.at_printer import pages_in, paper, printing_page, text_of, wait_for
from tests.journeys.test_keyboard_only import Fingers, focused, press, save_as, write

SAMPLE = load_sample(DEMO_SAMPLE)
own_dialogs = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialogs are the system's own there")
without_printer = pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer is installed here")


def sheets_shown(page: PrintPage) -> list[int]:
    """Which pages of the report, from 1, are shown; [] while they are typeset."""
    return pages_in(page.pages._pdf, page._pdf) if page.pages._pdf else []


@own_dialogs
@without_printer
def test_without_a_printer_the_keys_that_print_make_a_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    page = printing_page(qtbot, program)
    assert focused() is page.print_button
    assert page.print_button.text() == "存为 PDF…"
    assert "没有找到打印机" in page.panel.trouble_label.text()
    fingers = Fingers(program, save_as(tmp_path / "a.pdf"))
    press(Key.Key_Return)
    wait_for(qtbot, program, f"已导出 {tmp_path / 'a.pdf'}")
    assert fingers.done == ["FileDialog"]
    assert pages_in((tmp_path / "a.pdf").read_bytes(), paper()) == [1, 2, 3, 4, 5]
    assert program.window.overlay is None
    assert program.settings.print_choice == {"sides": "one", "paper": "A4"}


@own_dialogs
@without_printer
def test_the_sheets_shown_are_those_that_are_written(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    page = printing_page(qtbot, program)
    qtbot.waitUntil(lambda: sheets_shown(page) == [1, 2, 3, 4, 5], timeout=20_000)
    page.panel.range_edit.setFocus()
    write("2-3,5")
    qtbot.waitUntil(lambda: sheets_shown(page) == [2, 3, 5], timeout=20_000)
    assert page.status_label.text() == "共 3 页"
    previewed = page.pages._pdf
    Fingers(program, save_as(tmp_path / "b"))
    press(Key.Key_Return)
    wait_for(qtbot, program, f"已导出 {tmp_path / 'b.pdf'}")
    assert pages_in((tmp_path / "b.pdf").read_bytes(), previewed) == [1, 2, 3]


def test_pages_that_are_not_there_are_told_and_enter_goes_to_them(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    page = printing_page(qtbot, program)
    page.panel.range_edit.setText("7")
    page.panel.range_choice.click()
    assert page.status_label.text() == "共 5 页，没有第 7 页。"
    page.print_button.setFocus()
    press(Key.Key_Return)
    assert focused() is page.panel.range_edit
    assert program.window.overlay is page


def test_escape_goes_back_to_the_cell_and_ctrl_p_does_not_open_a_second_page(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    before = QApplication.focusWidget()
    page = printing_page(qtbot, program)
    qtbot.keyClick(program.window, Key.Key_P, Control)
    assert program.window.overlay is page
    press(Key.Key_Escape)
    assert program.window.overlay is None
    assert focused() is before


def test_an_edit_of_the_draft_below_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    page = printing_page(qtbot, program)
    editor_of(program).open_draft.enter_values({"cover.unit": "云岭县水务局"}, "改单位")
    assert not page._is_ready
    qtbot.waitUntil(lambda: "云岭县水务局" in text_of(page.pages._pdf), timeout=20_000)


def test_what_is_wanted_before_all_is_typeset_is_printed_then(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    asked: list[bytes] = []
    qtbot.keyClick(program.window, Key.Key_P, Control)
    page = program.window.overlay
    assert isinstance(page, PrintPage)

    def ask(make_pdf: Callable[[], bytes]) -> bool:
        asked.append(make_pdf())
        return False

    page._save_pdf = ask
    page.panel._remembered = {"printer": ""}
    press(Key.Key_Return)
    assert not asked
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert pages_in(asked[0], paper()) == [1, 2, 3, 4, 5]


def test_the_page_that_is_looked_at_is_the_one_in_front(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    page = printing_page(qtbot, program)
    qtbot.waitUntil(lambda: len(sheets_shown(page)) == 5, timeout=20_000)
    assert page.panel.front_choice.text() == "当前页（第 4 页）"  # with 表三, which was in front in the editor
    page.pages.turn_page(-1)
    assert page.panel.front_choice.text() == "当前页（第 3 页）"
    page.pages.turn_page(1)
    page.panel.front_choice.click()
    qtbot.waitUntil(lambda: sheets_shown(page) == [4], timeout=20_000)
