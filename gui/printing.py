"""The very pages of the PDF to a printer: what is asked before."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from exporters.choices import PLAIN, Choices
from gui import rendering
from gui.print_job import PrintJob
from gui.window import Window
from model.draft import Draft

_MOST_PAGES = 999
"""How many pages there are is not known before they are set, and the dialog shall not wait for that."""


def print_out(draft: Draft, window: Window, choices: Choices = PLAIN) -> None:
    """Ask for printer, pages, copies and sides, and begin to print the draft as it is now; one job at a time."""
    under_way = window.findChild(PrintJob)
    if under_way:
        under_way.refuse_another()
        return
    form, report, last = draft.form, draft.report, draft.last
    printer = a4_printer()
    dialog = QPrintDialog(printer, window)
    dialog.setMinMax(1, _MOST_PAGES)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        PrintJob(window, printer, lambda: rendering.paper(form, report, last, choices)).start()


def a4_printer() -> QPrinter:
    """A printer of whole A4 sheets; the margins are in the pages already."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer
