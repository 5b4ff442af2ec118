"""Ctrl+P: the system's own dialog with range, copies and sides, and the very pages that leave the printer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gui import printing, rendering
from gui.preview import Preview
from model import editions
from model.samples import SHOWN, sample
from tests.gui.at_grid import editing, type_in
from tests.gui.opened import Control, Key, Shift, editor_of, opened
from tests.gui.test_preview import A4, ink

Order = QPrinter.PageOrder
W = TypeVar("W", bound=QWidget)


def found(dialog: QDialog, kind: type[W], name: str) -> W:
    """A part of Qt's dialog by its name."""
    part = dialog.findChild(kind, name)
    assert isinstance(part, kind)
    return part


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialog is the system's own there")
def test_pages_copies_and_sides_are_chosen_in_the_dialog_and_printed_so(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, sample(SHOWN))
    path = tmp_path / "printed.pdf"
    offered: list[bool] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        offered.append(dialog.findChild(QRadioButton, "duplexLong") is not None)
        found(dialog, QLineEdit, "filename").setText(str(path))
        found(dialog, QRadioButton, "printRange").click()
        found(dialog, QSpinBox, "from").setValue(2)
        found(dialog, QSpinBox, "to").setValue(3)
        found(dialog, QSpinBox, "copies").setValue(2)
        dialog.accept()

    QTimer.singleShot(500, answer)
    qtbot.keyClick(program.window, Key.Key_P, Control)
    assert offered == [True]
    report = sample(SHOWN)
    ours = rendering.pictures(rendering.paper(editions.form(report.edition), report), [1, 2], 72)
    made = path.read_bytes()
    assert rendering.sizes(made) == [pytest.approx(A4, abs=1)] * 4
    for number, picture in rendering.pictures(made, range(4), 72).items():
        assert ink(picture) == pytest.approx(ink(ours[1 + number % 2]), abs=1)


@pytest.mark.parametrize(
    ("order", "collated", "pages"),
    [
        (Order.FirstPageFirst, True, [1, 2, 1, 2]),
        (Order.FirstPageFirst, False, [1, 1, 2, 2]),
        (Order.LastPageFirst, True, [2, 1, 2, 1]),
    ],
)
def test_copies_leave_the_printer_in_the_order_asked_for(
    qtbot: QtBot, tmp_path: Path, order: QPrinter.PageOrder, collated: bool, pages: list[int]
) -> None:
    printer = printing.a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    printer.setPageOrder(order)
    assert printing.wanted(printer, 5) == pages


def test_the_preview_beside_the_table_follows_what_is_typed_and_leaves_the_cursor_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, sample(SHOWN))
    qtbot.keyClick(program.window, Key.Key_P, Control | Shift)
    preview = program.window.findChild(Preview)
    assert preview
    qtbot.waitUntil(lambda: "政府信息公开" in words(preview), timeout=20_000)
    page = editor_of(program).grid_page
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
