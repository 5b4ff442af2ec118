"""Pages painted on a printer strip by strip, keys and mouse between them."""

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
"""Pixels that are painted at a time: a printer takes them in well below a frame of the screen."""
_OVERLAP_LINES = 8
"""Lines that a strip shares with the one below: a reader of PDF smooths the edges, and white would shine through."""
_STRIPS_AT_ONCE = 8
"""Strips a worker draws in one go; so many are in memory."""
_BROKEN_STATES = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


class PaintedDelivery(QObject):
    """Gives pages of a PDF (from 0, as often as they are named) to a printer.

    A worker draws the strips of a page, a few at a time. The window's thread paints them, one for each turn of the
    event loop: in a worker that would block the window for a page, since PySide holds Python's lock while it paints.
    paged: a page is through. finished: the printer has them all. failed: it has not, in plain words.
    """

    page_printed = Signal()
    finished = Signal()
    failed = Signal(str)

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
        """Open the printer and set out."""
        if self._painter.begin(self._printer):
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # sharp, and for text the smaller
            self._begin_page()
        else:
            self.failed.emit(str(PrinterRefused()))

    def abort_delivery(self) -> int:
        """Let go of the printer before the end; how many pages may leave it nevertheless."""
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
        """Where the pages go if that is a PDF."""
        name = self._printer.outputFileName()
        return Path(name) if name and self._printer.outputFormat() == QPrinter.OutputFormat.PdfFormat else None

    def _begin_page(self) -> None:
        width, height = self._sizes[self._pages[self.printed_count]]
        self._placement = place_page(self._printer, (width, height))
        self._painter.setWorldTransform(self._placement.transform)
        scale = self._placement.dpi / POINTS_PER_INCH
        self._strip_height = max(_STRIP_PIXELS // ceil(width * scale), 1)
        self._strip_tops = list(range(0, ceil(height * scale), self._strip_height))
        self._request_strips()

    def _request_strips(self) -> None:
        """Have the next strips drawn."""
        assert self._placement
        tops, self._strip_tops = self._strip_tops[:_STRIPS_AT_ONCE], self._strip_tops[_STRIPS_AT_ONCE:]
        number, height = self._pages[self.printed_count], self._strip_height + _OVERLAP_LINES
        draw = partial(page_images.draw_strips, self._pdf, number, self._placement.dpi, tops, height)
        background.run_in_background(draw, self._take_strips, self.failed.emit, self)

    def _take_strips(self, strips: list[tuple[int, QImage]]) -> None:
        if self._painter.isActive():  # and not abandoned meanwhile
            self._strips = strips
            self._step_timer.start()

    def _paint_next(self) -> None:
        """Paint one strip; or go on to other strips, the next page, the end."""
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
        if self.printed_count == len(self._pages):
            self._finish_printing()
        elif self._printer.printerState() in _BROKEN_STATES or not self._printer.newPage():
            self.failed.emit(str(PrinterRefused()))
        else:
            self.page_printed.emit()
            self._begin_page()

    def _finish_printing(self) -> None:
        """Hand the pages over. Not in a worker: what begins a job at the printer's driver should end it."""
        ended = self._painter.end() and self._printer.printerState() not in _BROKEN_STATES
        file = self._output_file
        if ended and (file is None or _is_whole_pdf(file)):
            self.finished.emit()
            return
        if file is not None:
            _remove_file(file)
        self.failed.emit(str(PrinterRefused()))


def _is_whole_pdf(path: Path) -> bool:
    """Whether a PDF has its end: Qt does not tell when the disk was full."""
    try:
        with path.open("rb") as file:
            file.seek(-16, os.SEEK_END)
            return b"%%EOF" in file.read(16)
    except OSError:
        return False


def _remove_file(path: Path) -> None:
    """Half a report is none; what is no ordinary file (a device) stays."""
    with suppress(OSError):
        if path.is_file():
            path.unlink()
