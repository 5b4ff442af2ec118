"""The PDF itself to what takes PDF: CUPS, or a file. Nothing is painted, so letters stay letters."""

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
    """Gives pages of a PDF (from 0, as often as they are named) to a printer, all at once beside the window's work.

    finished: the printer has them. failed: it has not, in plain words.
    """

    finished = Signal()
    failed = Signal(str)

    def __init__(self, printer: QPrinter, pdf: bytes, pages: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self._impose_pages = partial(imposition.impose_pages, pdf, pages, measure_sheet(printer))
        self._progress = Progress()
        file = printer.outputFileName()
        if file:
            self._send_pdf = partial(_save_pdf, Path(file))
        else:
            self._send_pdf = partial(
                cups.send_job, printer.printerName(), printer.docName(), _make_job_options(printer)
            )
        self.printed_count = 0

    def start_delivery(self) -> None:
        """Set out."""
        make, send, errand = self._impose_pages, self._send_pdf, self._progress
        background.run_in_background(
            lambda: send(make(), errand), lambda _: self.finished.emit(), self.failed.emit, self
        )

    def abort_delivery(self) -> int:
        """Take back what was sent; how many pages may leave the printer nevertheless: none."""
        self._progress.cancel()
        return 0


def takes_pdf(printer: QPrinter) -> bool:
    """Whether what prints wants a PDF; one in grey is left to Qt."""
    if printer.paintEngine().type() != QPaintEngine.Type.Pdf:
        return False
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
        return printer.colorMode() == QPrinter.ColorMode.Color
    return cups.is_installed()


def _make_job_options(printer: QPrinter) -> dict[str, str]:
    """What CUPS is asked for, in Qt's words for it."""
    copies = printer.copyCount()
    wishes = {"media": printer.pageLayout().pageSize().key(), "sides": _SIDES_OPTIONS[printer.duplex()]}
    if copies > 1:
        apart = "collated" if printer.collateCopies() else "uncollated"
        wishes |= {"copies": str(copies), "multiple-document-handling": f"separate-documents-{apart}-copies"}
        wishes |= {"Collate": "True"} if printer.collateCopies() else {}
    return wishes | read_cups_options(printer)


def _save_pdf(path: Path, pdf: bytes, errand: Progress) -> None:
    errand.report_step()
    exporters.write_rendered(pdf, path)
