"""The very pages of the PDF to a printer."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from exporters.choices import PLAIN, Choices
from gui import rendering
from model.draft import Draft

_MOST_DPI = 300
"""Finer than this nobody sees; a page takes 26 MB."""


def print_out(draft: Draft, parent: QWidget, choices: Choices = PLAIN) -> bool:
    """Ask for printer, pages, copies and sides, and print; False when the clerk thought better of it."""
    pdf = rendering.paper(draft.form, draft.report, draft.last, choices)
    printer = a4_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(rendering.sizes(pdf)))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    paint(printer, pdf)
    return True


def a4_printer() -> QPrinter:
    """A printer of whole A4 sheets; the margins are in the pages already."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def paint(printer: QPrinter, pdf: bytes) -> None:
    """Draw the pages the printer was told to print, as often as it cannot by itself, each filling its sheet."""
    dpi = min(printer.resolution(), _MOST_DPI)
    painter = QPainter(printer)
    for sheet, number in enumerate(wanted(printer, len(rendering.sizes(pdf)))):
        if sheet:
            printer.newPage()
        image = rendering.pictures(pdf, [number], dpi)[number]
        painter.drawImage(QRect(0, 0, printer.width(), printer.height()), image)
    painter.end()


def wanted(printer: QPrinter, count: int) -> list[int]:
    """Which of so many pages (from 0) leave the printer, one after another."""
    ranges = printer.pageRanges()
    numbers = [number for number in range(count) if ranges.isEmpty() or ranges.contains(number + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return numbers * copies if printer.collateCopies() else [number for number in numbers for _ in range(copies)]
