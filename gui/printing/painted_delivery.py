"""Paints the pages of a PDF on a printer, strip by strip, so that the window answers to keys and mouse meanwhile."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from math import ceil
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from exporters.pdf.imposition import PageSize
from gui.printing import page_images
from gui.printing.page_selection import PagePlacement, place_page
from gui.system import background
from model.errors import PrinterRefused
from model.files.pdfium import POINTS_PER_INCH

_STRIP_PIXELS = 200_000
"""Pixels that are painted at a time: a printer takes them in much less than the 16 ms of a frame of the screen."""
_OVERLAP_LINES = 8
"""Lines that a strip shares with the one below: a reader of PDF smooths the edges, and white would shine through."""
_STRIPS_AT_ONCE = 8
"""Strips that a worker draws for one request; so many are in memory."""
_BROKEN_STATES = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


class PaintedDelivery(QObject):
    """Prints pages of a PDF: pages holds their numbers, counted from 0, one of them more than once for copies.

    A worker draws the strips of a page, a few at a time. The window's thread paints them, one for each turn of the
    event loop: in a worker that would block the window for a page, since PySide holds Python's lock while it paints.
    sizes: of each page of the PDF, in points.
    """

    page_printed = Signal()
    """The printer has one page more, not yet all."""
    finished = Signal()
    """The printer has all pages."""
    failed = Signal(str)
    """The printer did not take them all, for this reason."""

    def __init__(
        self, printer: QPrinter, pdf: bytes, sizes: Sequence[PageSize], pages: Sequence[int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._painter = QPainter()  # Python lets go of it before the printer, which must outlive it
        self._printer = printer
        self._pdf = pdf
        self._sizes = sizes
        self._pages = pages
        self._placement: PagePlacement | None = None
        self._strip_height = 1
        self._strip_tops: list[int] = []
        self._strips: list[tuple[int, QImage]] = []
        self._step_timer = QTimer(self, interval=0, singleShot=True)
        self._step_timer.timeout.connect(self._paint_next)
        self.printed_count = 0

    def start_delivery(self) -> None:
        """Open the printer and begin with the first page."""
        if self._painter.begin(self._printer):
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # sharp, and for text the smaller
            self._begin_page()
        else:
            self.failed.emit(str(PrinterRefused()))

    def abort_delivery(self) -> int:
        """Stop printing before the end; returns how many pages may be printed nevertheless."""
        self._step_timer.stop()
        self._strips, self._strip_tops = [], []
        if not self._painter.isActive():
            return 0
        aborted = self._printer.abort()
        self._painter.end()
        if self._output_file:
            _remove_file(self._output_file)
            return 0
        return self.printed_count if aborted else min(self.printed_count + 1, len(self._pages))

    @property
    def _output_file(self) -> Path | None:
        """The PDF file that is printed to; None where it is another printer."""
        name = self._printer.outputFileName()
        is_pdf = self._printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
        return Path(name) if name and is_pdf else None

    def _begin_page(self) -> None:
        """Divide the page to be printed next into strips, and have the first of them drawn."""
        width, height = self._sizes[self._pages[self.printed_count]]
        self._placement = place_page(self._printer, (width, height))
        self._painter.setWorldTransform(self._placement.transform)
        scale = self._placement.dpi / POINTS_PER_INCH
        self._strip_height = max(_STRIP_PIXELS // ceil(width * scale), 1)
        self._strip_tops = list(range(0, ceil(height * scale), self._strip_height))
        self._request_strips()

    def _request_strips(self) -> None:
        """Have a worker draw the next strips."""
        assert self._placement
        tops = self._strip_tops[:_STRIPS_AT_ONCE]
        del self._strip_tops[:_STRIPS_AT_ONCE]
        number, height = self._pages[self.printed_count], self._strip_height + _OVERLAP_LINES
        draw = partial(page_images.draw_strips, self._pdf, number, self._placement.dpi, tops, height)
        background.run_in_background(draw, self._take_strips, self.failed.emit, self)

    def _take_strips(self, strips: list[tuple[int, QImage]]) -> None:
        if self._painter.isActive():  # else the delivery was aborted meanwhile
            self._strips = strips
            self._step_timer.start()

    def _paint_next(self) -> None:
        """Paint one strip; where there is none left, go on to the next strips, the next page or the end."""
        if self._strips:
            top, strip = self._strips.pop(0)
            self._painter.drawImage(0, top, strip)
            self._step_timer.start()
        elif self._strip_tops:
            self._request_strips()
        else:
            self.printed_count += 1
            self._end_page()

    def _end_page(self) -> None:
        """Go on to the next page, if there is one."""
        if self.printed_count == len(self._pages):
            self._finish_printing()
        elif self._printer.printerState() in _BROKEN_STATES or not self._printer.newPage():
            self.failed.emit(str(PrinterRefused()))
        else:
            self.page_printed.emit()
            self._begin_page()

    def _finish_printing(self) -> None:
        """Hand the pages to the printer; not in a worker: the thread that began a job at its driver should end it."""
        ended = self._painter.end() and self._printer.printerState() not in _BROKEN_STATES
        file = self._output_file
        if ended and (file is None or _is_whole_pdf(file)):
            self.finished.emit()
            return
        if file is not None:
            _remove_file(file)
        self.failed.emit(str(PrinterRefused()))


def _is_whole_pdf(path: Path) -> bool:
    """Whether a PDF has been written to its end: Qt does not tell when the disk is full."""
    try:
        with path.open("rb") as file:
            file.seek(-16, os.SEEK_END)
            return b"%%EOF" in file.read(16)
    except OSError:
        return False


def _remove_file(path: Path) -> None:
    """Remove half a report; a device file stays."""
    with suppress(OSError):
        if path.is_file():
            path.unlink()
