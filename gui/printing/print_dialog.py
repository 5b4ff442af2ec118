"""Asks for printer, pages, copies and sides, and begins to print."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.report_content import PaperContent, ReportContent
from gui.printing import cups, page_images
from gui.printing.print_bar import find_print_bar
from gui.printing.print_job import PrintJob
from gui.system.file_dialogs import find_documents_folder, make_file_stem
from gui.window.main_window import MainWindow
from model.drafts.draft import Draft
from model.report.report import Report

_MAX_PAGES = 999
"""The most pages that the dialog lets choose: it opens before the report is typeset and its pages are counted."""

DIALOG_OPENS_WITHOUT_PRINTER = sys.platform not in ("win32", "darwin")
"""Qt's own dialog prints to a file where there is no printer; the dialogs of Windows and macOS do not open."""

_NO_ANSWER_TEXT = "这台电脑的打印服务没有回应，现在打印不了。请过一会儿再试；着急的话，可以先存成 PDF。"
_NO_PRINTER_TEXT = "这台电脑上没有找到打印机。可以先存成 PDF，拿到有打印机的电脑上打印。"


def print_draft(
    draft: Draft, window: MainWindow, save: Callable[[], object], choices: ExportOptions = DEFAULT_OPTIONS
) -> None:
    """Ask for printer, pages, copies and sides, and begin to print the draft as it is now; one job at a time.

    save exports the draft as a PDF: it is offered where nothing can be printed.
    """
    content = ReportContent(draft.form, draft.report, draft.last_year, choices, draft.findings)
    print_paper(content, draft.report, window, save)


def print_paper(
    content: PaperContent, report: Report, window: MainWindow, save: Callable[[], object], ending: str = ""
) -> None:
    """Ask the same for any paper of a report, and begin to print it. ending: of its name in the printer's list."""
    current_job = window.findChild(PrintJob)
    if current_job:
        current_job.refuse_another()
        return
    if not cups.is_responsive():
        find_print_bar(window).offer_pdf(_NO_ANSWER_TEXT, save)
        return
    has_printer = bool(QPrinterInfo.availablePrinterNames())
    if not has_printer and not DIALOG_OPENS_WITHOUT_PRINTER:
        find_print_bar(window).offer_pdf(_NO_PRINTER_TEXT, save)
        return
    year = report.cover.get("year", "")
    printer = make_a4_printer()
    printer.setDocName(make_file_stem(report.unit, year) + ending)  # what the printer's list of jobs shows
    if not has_printer:
        printer.setOutputFileName(str(find_documents_folder() / f"{printer.docName()}.pdf"))
    if _ask_settings(printer, window, has_printer):
        printer.setFullPage(True)  # another printer may have been chosen, with margins of its own
        name = f"{report.unit} {year} 年" if year else report.unit
        typeset = partial(page_images.typeset_paper, content)
        PrintJob(window, printer, typeset, name).start_job()


def _ask_settings(printer: QPrinter, window: MainWindow, has_printer: bool) -> bool:
    """Let the clerk change the printer's settings; whether to print."""
    dialog = QPrintDialog(printer, window)
    dialog.setMinMax(1, _MAX_PAGES)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if not has_printer:
        dialog.setWindowTitle("打印（没有找到打印机，可以存成 PDF 文件）")
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def make_a4_printer() -> QPrinter:
    """A printer set to A4 without margins: the pages of the PDF have theirs."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer
