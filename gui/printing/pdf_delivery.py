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
from gui.printing.page_selection import options, sheet
from gui.system import background
from model.files.progress import Errand

_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexAuto: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class Delivery(QObject):
    """Gives pages of a PDF (from 0, as often as they are named) to a printer, all at once beside the window's work.

    finished: the printer has them. failed: it has not, in plain words.
    """

    finished = Signal()
    failed = Signal(str)

    def __init__(self, printer: QPrinter, pdf: bytes, pages: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self._make = partial(imposition.impose, pdf, pages, sheet(printer))
        self._errand = Errand()
        file = printer.outputFileName()
        if file:
            self._send = partial(_save, Path(file))
        else:
            self._send = partial(cups.send, printer.printerName(), printer.docName(), _job(printer))
        self.printed = 0

    def begin(self) -> None:
        """Set out."""
        make, send, errand = self._make, self._send, self._errand
        background.start(lambda: send(make(), errand), lambda _: self.finished.emit(), self.failed.emit, self)

    def abandon(self) -> int:
        """Take back what was sent; how many pages may leave the printer nevertheless: none."""
        self._errand.stop()
        return 0


def takes_pdf(printer: QPrinter) -> bool:
    """Whether what prints wants a PDF; one in grey is left to Qt."""
    if printer.paintEngine().type() != QPaintEngine.Type.Pdf:
        return False
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
        return printer.colorMode() == QPrinter.ColorMode.Color
    return cups.present()


def _job(printer: QPrinter) -> dict[str, str]:
    """What CUPS is asked for, in Qt's words for it."""
    copies = printer.copyCount()
    wishes = {"media": printer.pageLayout().pageSize().key(), "sides": _SIDES[printer.duplex()]}
    if copies > 1:
        apart = "collated" if printer.collateCopies() else "uncollated"
        wishes |= {"copies": str(copies), "multiple-document-handling": f"separate-documents-{apart}-copies"}
        wishes |= {"Collate": "True"} if printer.collateCopies() else {}
    return wishes | options(printer)


def _save(path: Path, pdf: bytes, errand: Errand) -> None:
    errand.step()
    exporters.keep(pdf, path)
