"""What was chosen for a print, as a value: for the preview, for the printer, and for the next time."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from exporters.pdf.imposition import PageSize
from gui.printing.page_ranges import format_page_ranges
from gui.printing.page_selection import measure_sheet
from gui.printing.printers import Sides

A4 = QPageSize(QPageSize.PageSizeId.A4)

_MODES = {
    "one": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True)
class PrintSettings:
    """printer: its name, "" for a PDF file. pages: their numbers from 0, in ascending order.

    is_collated: whole copies one after another, or else all copies of a page together.
    """

    printer: str = ""
    pages: tuple[int, ...] = ()
    copies: int = 1
    is_collated: bool = True
    sides: Sides = "one"
    paper: QPageSize = field(default_factory=lambda: A4)

    @property
    def sheet(self) -> PageSize:
        """Width and height of the paper in points, upright."""
        return measure_sheet(self.paper)

    @property
    def sheet_count(self) -> int:
        """How many sheets of paper it takes."""
        pages = len(self.pages)
        return self.copies * (pages if self.sides == "one" else (pages + 1) // 2)

    def to_remember(self) -> dict[str, str]:
        """What is chosen again the next time; pages and copies are chosen anew."""
        return {"printer": self.printer, "sides": self.sides, "paper": self.paper.key()}


def make_printer(settings: PrintSettings, title: str) -> QPrinter:
    """A printer set so, without margins: the pages of the PDF have theirs. title: what its list of jobs shows."""
    printer = make_a4_printer()
    if settings.printer:
        printer.setPrinterName(settings.printer)
    printer.setDocName(title)
    printer.setPageSize(settings.paper)
    printer.setPageRanges(QPageRanges.fromString(format_page_ranges(settings.pages)))
    printer.setCopyCount(settings.copies)
    printer.setCollateCopies(settings.is_collated)
    printer.setDuplex(_MODES[settings.sides])
    printer.setFullPage(True)  # the printer chosen has margins of its own
    return printer


def make_a4_printer() -> QPrinter:
    """A printer set to A4 without margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(A4)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer
