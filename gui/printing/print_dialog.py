"""The very pages of the PDF to a printer: what is asked before."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from gui.printing import cups, page_images
from gui.printing.print_bar import find_print_bar
from gui.printing.print_job import PrintJob
from gui.system.file_dialogs import find_documents_folder, make_file_stem
from gui.window.main_window import MainWindow
from model.drafts.draft import Draft

_MAX_PAGES = 999
"""How many pages there are is not known before they are set, and the dialog shall not wait for that."""

DIALOG_OPENS_WITHOUT_PRINTER = sys.platform not in ("win32", "darwin")
"""Qt's own dialog prints to a file where there is no printer; the systems' do not open."""

_NO_ANSWER_TEXT = "这台电脑的打印服务没有回应，现在打印不了。请过一会儿再试；着急的话，可以先存成 PDF。"
_NO_PRINTER_TEXT = "这台电脑上没有找到打印机。可以先存成 PDF，拿到有打印机的电脑上打印。"


def print_draft(
    draft: Draft, window: MainWindow, save: Callable[[], object], choices: ExportOptions = DEFAULT_OPTIONS
) -> None:
    """Ask for printer, pages, copies and sides, and begin to print the draft as it is now; one job at a time.

    save exports it as a PDF: offered where nothing can be printed.
    """
    under_way = window.findChild(PrintJob)
    if under_way:
        under_way.refuse_another()
        return
    if not cups.is_responsive():
        find_print_bar(window).offer_pdf(_NO_ANSWER_TEXT, save)
        return
    found = QPrinterInfo.availablePrinterNames()
    if not found and not DIALOG_OPENS_WITHOUT_PRINTER:
        find_print_bar(window).offer_pdf(_NO_PRINTER_TEXT, save)
        return
    form, report, last = draft.form, draft.report, draft.last_year
    year = report.cover.get("year", "")
    printer = make_a4_printer()
    printer.setDocName(make_file_stem(report.unit, year))  # what the printer's list of jobs shows
    if not found:
        printer.setOutputFileName(str(find_documents_folder() / f"{printer.docName()}.pdf"))
    dialog = QPrintDialog(printer, window)
    dialog.setMinMax(1, _MAX_PAGES)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if not found:
        dialog.setWindowTitle("打印（没有找到打印机，可以存成 PDF 文件）")
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        printer.setFullPage(True)  # another printer may have been chosen, with margins of its own
        name = f"{report.unit} {year} 年" if year else report.unit
        PrintJob(window, printer, lambda: page_images.typeset_pdf(form, report, last, choices), name).start_job()


def make_a4_printer() -> QPrinter:
    """A printer of whole A4 sheets; the margins are in the pages already."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer
