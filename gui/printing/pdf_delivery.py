"""Sends the PDF itself to a printer that takes PDF: CUPS, or a file. Its text stays text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPaintEngine
from PySide6.QtPrintSupport import QPrinter

import exporters
from exporters.pdf import imposition
from gui.printing import cups
from gui.printing.page_selection import measure_sheet, read_cups_options
from gui.system import background
from model.files.progress import Progress

_SIDES_OPTIONS = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexAuto: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class PdfDelivery(QObject):
    """Prints pages of a PDF, all at once, in a worker.

    pages holds their numbers, counted from 0, one of them more than once for copies.
    """

    finished = Signal()
    """The printer has all pages."""
    failed = Signal(str)
    """The printer did not take them, for this reason."""

    def __init__(self, printer: QPrinter, pdf: bytes, pages: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        sheet = measure_sheet(printer.pageLayout().pageSize())
        self._impose_pages = partial(imposition.impose_pages, pdf, pages, sheet)
        self._progress = Progress()
        file = printer.outputFileName()
        name, title = printer.printerName(), printer.docName()
        if file:
            self._send_pdf = partial(_save_pdf, Path(file))
        else:
            self._send_pdf = partial(cups.send_job, name, title, _make_job_options(printer))
        self.printed_count = 0  # nobody can count them: CUPS takes all or none

    def start_delivery(self) -> None:
        """Arrange the pages on their sheets and send them."""
        impose_pages, send_pdf, progress = self._impose_pages, self._send_pdf, self._progress

        def impose_and_send() -> None:
            send_pdf(impose_pages(), progress)

        background.run_in_background(impose_and_send, lambda _: self.finished.emit(), self.failed.emit, self)

    def abort_delivery(self) -> int:
        """Take back what was sent; returns how many pages may be printed nevertheless: none."""
        self._progress.cancel()
        return 0


def takes_pdf(printer: QPrinter) -> bool:
    """Whether this printer takes a PDF as it is; Qt has to make one in shades of grey."""
    if printer.paintEngine().type() != QPaintEngine.Type.Pdf:
        return False
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
        return printer.colorMode() == QPrinter.ColorMode.Color
    return cups.is_installed()


def _make_job_options(printer: QPrinter) -> dict[str, str]:
    """Paper, sides and copies as options of CUPS, by the names that Qt uses, and what else was chosen in the dialog."""
    options = {"media": printer.pageLayout().pageSize().key(), "sides": _SIDES_OPTIONS[printer.duplex()]}
    if printer.copyCount() > 1:
        options["copies"] = str(printer.copyCount())
        if printer.collateCopies():
            options["multiple-document-handling"] = "separate-documents-collated-copies"
            options["Collate"] = "True"
        else:
            options["multiple-document-handling"] = "separate-documents-uncollated-copies"
    return options | read_cups_options(printer)


def _save_pdf(path: Path, pdf: bytes, progress: Progress) -> None:
    progress.report_step()
    exporters.write_rendered(pdf, path)
