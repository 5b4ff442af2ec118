"""The very pages of the PDF to a printer."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from gui import rendering
from model.draft import Draft

_MOST_DPI = 300
"""Finer than this nobody sees; a page takes 26 MB."""


def print_out(draft: Draft, parent: QWidget) -> bool:
    """Ask for printer, pages, copies and sides, and print; False when the clerk thought better of it."""
    pdf = rendering.paper(draft.form, draft.report)
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
    """Draw the pages within the printer's range, one after another, each filling its sheet."""
    count = len(rendering.sizes(pdf))
    first, last = printer.fromPage() or 1, min(printer.toPage() or count, count)
    dpi = min(printer.resolution(), _MOST_DPI)
    painter = QPainter(printer)
    for number in range(first - 1, last):
        if number >= first:
            printer.newPage()
        image = rendering.pictures(pdf, [number], dpi)[number]
        painter.drawImage(QRect(0, 0, printer.width(), printer.height()), image)
    painter.end()
