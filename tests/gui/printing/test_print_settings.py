"""What was chosen for a print, as it reaches the printer and the next print."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPageSize
from pytestqt.qtbot import QtBot

from gui.printing.page_selection import select_pages
from gui.printing.print_settings import PrintSettings, make_printer


def test_the_printer_is_set_as_it_was_chosen(qtbot: QtBot) -> None:
    paper = QPageSize(QPageSize.PageSizeId.A3)
    printer = make_printer(PrintSettings("", (0, 1, 4), 2, False, "long", paper), "甲局年报")
    assert select_pages(printer, 5) == [0, 0, 1, 1, 4, 4]
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A3
    assert printer.docName() == "甲局年报"
    assert printer.fullPage()


@pytest.mark.parametrize(
    ("settings", "sheets"),
    [
        (PrintSettings(pages=(0, 1, 2)), 3),
        (PrintSettings(pages=(0, 1, 2), sides="long"), 2),
        (PrintSettings(pages=(0, 1, 2), sides="short", copies=2), 4),
        (PrintSettings(pages=(0,), copies=3), 3),
    ],
)
def test_sheets_of_paper_are_counted(settings: PrintSettings, sheets: int) -> None:
    assert settings.sheet_count == sheets


def test_printer_sides_and_paper_are_remembered_and_pages_and_copies_are_not() -> None:
    assert PrintSettings("办公室", (2,), 9, sides="short").to_remember() == {
        "printer": "办公室",
        "sides": "short",
        "paper": "A4",
    }
