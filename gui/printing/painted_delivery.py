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

from exporters.pdf.imposition import Size
from gui.printing import page_images
from gui.printing.page_selection import Place, place
from gui.system import background
from model.errors import PrinterRefused
from model.files.pdfium import POINTS_PER_INCH

_STRIP = 200_000
"""Pixels that are painted at a time: a printer takes them in well below a frame of the screen."""
_OVERLAP = 8
"""Lines that a strip shares with the one below: a reader of PDF smooths the edges, and white would shine through."""
_AT_ONCE = 8
"""Strips a worker draws in one go; so many are in memory."""
_BROKEN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


class Feed(QObject):
    """Gives pages of a PDF (from 0, as often as they are named) to a printer.

    A worker draws the strips of a page, a few at a time. The window's thread paints them, one for each turn of the
    event loop: in a worker that would block the window for a page, since PySide holds Python's lock while it paints.
    paged: a page is through. finished: the printer has them all. failed: it has not, in plain words.
    """

    paged = Signal()
    finished = Signal()
    failed = Signal(str)

    def __init__(
        self, printer: QPrinter, pdf: bytes, sizes: Sequence[Size], pages: Sequence[int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._painter = QPainter()  # Python lets go of it before the printer, which must outlive it
        self._printer = printer
        self._pdf = pdf
        self._sizes = sizes
        self._pages = pages
        self._place: Place | None = None
        self._rows = 1
        self._tops: list[int] = []
        self._strips: list[tuple[int, QImage]] = []
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._step)
        self.printed = 0

    def begin(self) -> None:
        """Open the printer and set out."""
        if self._painter.begin(self._printer):
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # sharp, and for text the smaller
            self._begin_page()
        else:
            self.failed.emit(str(PrinterRefused()))

    def abandon(self) -> int:
        """Let go of the printer before the end; how many pages may leave it nevertheless."""
        self._turn.stop()
        self._strips, self._tops = [], []
        if not self._painter.isActive():
            return 0
        aborted = self._printer.abort()
        self._painter.end()
        if self._file:
            _remove(self._file)
            return 0
        return self.printed if aborted else min(self.printed + 1, len(self._pages))

    @property
    def _file(self) -> Path | None:
        """Where the pages go if that is a PDF."""
        name = self._printer.outputFileName()
        return Path(name) if name and self._printer.outputFormat() == QPrinter.OutputFormat.PdfFormat else None

    def _begin_page(self) -> None:
        width, height = self._sizes[self._pages[self.printed]]
        self._place = place(self._printer, (width, height))
        self._painter.setWorldTransform(self._place.way)
        scale = self._place.dpi / POINTS_PER_INCH
        self._rows = max(_STRIP // ceil(width * scale), 1)
        self._tops = list(range(0, ceil(height * scale), self._rows))
        self._fetch()

    def _fetch(self) -> None:
        """Have the next strips drawn."""
        assert self._place
        tops, self._tops = self._tops[:_AT_ONCE], self._tops[_AT_ONCE:]
        number, height = self._pages[self.printed], self._rows + _OVERLAP
        draw = partial(page_images.strips, self._pdf, number, self._place.dpi, tops, height)
        background.start(draw, self._take, self.failed.emit, self)

    def _take(self, strips: list[tuple[int, QImage]]) -> None:
        if self._painter.isActive():  # and not abandoned meanwhile
            self._strips = strips
            self._turn.start()

    def _step(self) -> None:
        """Paint one strip; or go on to other strips, the next page, the end."""
        if self._strips:
            top, strip = self._strips.pop(0)
            self._painter.drawImage(0, top, strip)
            self._turn.start()
        elif self._tops:
            self._fetch()
        else:
            self.printed += 1
            self._turn_page()

    def _turn_page(self) -> None:
        if self.printed == len(self._pages):
            self._close()
        elif self._printer.printerState() in _BROKEN or not self._printer.newPage():
            self.failed.emit(str(PrinterRefused()))
        else:
            self.paged.emit()
            self._begin_page()

    def _close(self) -> None:
        """Hand the pages over. Not in a worker: what begins a job at the printer's driver should end it."""
        ended = self._painter.end() and self._printer.printerState() not in _BROKEN
        file = self._file
        if ended and (file is None or _is_whole(file)):
            self.finished.emit()
            return
        if file is not None:
            _remove(file)
        self.failed.emit(str(PrinterRefused()))


def _is_whole(path: Path) -> bool:
    """Whether a PDF has its end: Qt does not tell when the disk was full."""
    try:
        with path.open("rb") as file:
            file.seek(-16, os.SEEK_END)
            return b"%%EOF" in file.read(16)
    except OSError:
        return False


def _remove(path: Path) -> None:
    """Half a report is none; what is no ordinary file (a device) stays."""
    with suppress(OSError):
        if path.is_file():
            path.unlink()
