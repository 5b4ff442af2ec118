"""Ctrl+P: the system's own dialog with range, copies and sides, and the very pages that leave the printer.

Covers gui/application/output_commands.py too.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QSpinBox
from pytestqt.qtbot import QtBot

from gui.printing import print_dialog
from gui.printing.preview import Preview
from gui.printing.print_bar import find_print_bar
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.at_grid import editing, type_in
from tests.gui.opened import Control, Key, editor_of, opened
from tests.gui.printing.at_printer import (
    answer,
    buttons,
    found,
    pages_in,
    paper,
    wait_for,
)
from tests.journeys.test_keyboard_only import Fingers, save_as

without_printer = pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer is installed here")
own_dialog = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialog is the system's own there")


@own_dialog
@pytest.mark.parametrize(
    ("reverse", "collate", "pages"),
    [
        (False, True, [2, 3, 2, 3]),
        (False, False, [2, 2, 3, 3]),
        (True, True, [3, 2, 3, 2]),
        (True, False, [3, 3, 2, 2]),
    ],
)
def test_pages_copies_and_order_are_chosen_in_the_dialog_and_printed_so(
    qtbot: QtBot, tmp_path: Path, reverse: bool, collate: bool, pages: list[int]
) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    path = tmp_path / "printed.pdf"

    def deed(dialog: QPrintDialog) -> None:
        assert dialog.findChild(QRadioButton, "duplexLong") is not None
        found(dialog, QLineEdit, "filename").setText(str(path))
        found(dialog, QRadioButton, "printRange").click()
        found(dialog, QSpinBox, "from").setValue(2)
        found(dialog, QSpinBox, "to").setValue(3)
        found(dialog, QSpinBox, "copies").setValue(2)
        for name, wish in (("collate", collate), ("reverse", reverse)):
            box = found(dialog, QCheckBox, name)
            if box.isChecked() != wish:
                box.click()

    answer(qtbot, program, deed)
    wait_for(qtbot, program, "已打印到文件“printed.pdf”。")
    assert pages_in(path.read_bytes(), paper()) == pages


@own_dialog
@without_printer
def test_where_there_is_no_printer_the_dialog_says_so_and_names_the_file_after_the_report(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    told: list[str] = []

    def deed(dialog: QPrintDialog) -> None:
        told.extend((dialog.windowTitle(), found(dialog, QLineEdit, "filename").text()))

    answer(qtbot, program, deed)
    name = "临江县水务局2025年政府信息公开工作年度报告.pdf"
    assert told == ["打印（没有找到打印机，可以存成 PDF 文件）", str(tmp_path / name)]
    wait_for(qtbot, program, f"已打印到文件“{name}”。")


@without_printer
def test_where_the_systems_dialog_needs_a_printer_a_pdf_is_offered_instead(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows and macOS, where the dialog does not open without one."""
    monkeypatch.setattr(print_dialog, "DIALOG_OPENS_WITHOUT_PRINTER", False)
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = find_print_bar(program.window)
    saving = Fingers(program, save_as(tmp_path / "report.pdf"))
    qtbot.keyClick(program.window, Key.Key_P, Control)
    assert bar.message_label.text() == "这台电脑上没有找到打印机。可以先存成 PDF，拿到有打印机的电脑上打印。"
    assert buttons(bar) == ["存成 PDF…", "知道了"]
    qtbot.keyClick(bar.pdf_button, Key.Key_Return)
    assert saving.done == ["FileDialog"]
    qtbot.waitUntil((tmp_path / "report.pdf").exists, timeout=20_000)
    assert bar.isHidden()


def test_the_preview_beside_the_table_follows_what_is_typed_and_leaves_the_cursor_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    qtbot.keyClick(program.window, Key.Key_F2, Control)
    preview = program.window.findChild(Preview)
    assert preview
    qtbot.waitUntil(lambda: "政府信息公开" in words(preview), timeout=20_000)
    page = editor_of(program).current_table_page
    assert page
    page.view.setFocus()
    type_in(qtbot, page, "77777")
    type_in(qtbot, page, "88", key=None)
    qtbot.waitUntil(lambda: "77777" in words(preview), timeout=20_000)
    assert editing(page).text() == "88"
    assert editing(page).hasFocus()


def words(preview: Preview) -> str:
    """All that stands on the pages shown."""
    if not preview.pages._pdf:
        return ""
    with pypdfium2.PdfDocument(preview.pages._pdf) as paper:
        return "".join(sheet.get_textpage().get_text_range() for sheet in paper)
