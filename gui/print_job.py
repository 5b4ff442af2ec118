"""One report on its way to the printer, page by page beside the window's own work."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from gui import rendering, work
from gui.window import Window

_MOST_DPI = 300
"""Finer than this nobody sees; a page takes 26 MB."""

_LEAVING = "打印完就关闭窗口。"
_REFUSED = "打印机没有接受。请看看打印机是否开着、连着；如果是打印到文件，请换个文件夹或文件名。然后再打印一次。"


class PrintJob(QObject):
    """Typesets, then draws one page after another; the window that would close meanwhile closes when all is out.

    A worker makes the pictures, one at a time. The window's thread gives them to the printer, keys between them:
    in a worker that would block the window as long, since PySide holds Python's lock while it draws.
    """

    def __init__(self, window: Window, printer: QPrinter, typeset: Callable[[], bytes]) -> None:
        super().__init__(window)
        self._window = window
        self._painter = QPainter()  # Python lets go of it before the printer, which must outlive it
        self._printer = printer
        self._typeset = typeset
        self._pdf = b""
        self._sheets: list[int] = []
        self._printed = 0
        self._leaving = False
        self._told = ""
        window.installEventFilter(self)

    def start(self) -> None:
        """Begin; the job tells how it goes, and is gone when it is over."""
        self._window.say("正在排版，马上开始打印…")
        work.start(partial(_paper, self._typeset), self._open, self._fail, self)

    def refuse_another(self) -> None:
        """Say that the next one has to wait."""
        self._tell("上一次打印还没有完，请等它打印完再打印。", "知道了", lambda: None)

    def _open(self, paper: tuple[bytes, int]) -> None:
        self._pdf, count = paper
        self._sheets = wanted(self._printer, count)
        if not self._sheets:
            self._fail(f"这份年报共 {count} 页，选的页不在其中。请重新选页，再打印一次。")
        elif self._painter.begin(self._printer):
            self._next()
        else:
            self._fail(_REFUSED)

    def _next(self) -> None:
        """Have the next page drawn; after the last one, the printer let go."""
        if self._printed == len(self._sheets):
            # not in a worker: what begins a job at the printer's driver should end it
            self._take_closed(_close(self._printer, self._painter))
            return
        self._say_progress()
        dpi = min(self._printer.resolution(), _MOST_DPI)
        work.start(partial(_picture, self._pdf, self._sheets[self._printed], dpi), self._paint, self._fail, self)

    def _paint(self, picture: QImage) -> None:
        """Fill a sheet with a page."""
        if self._printed and not self._printer.newPage():
            self._fail(_REFUSED)
            return
        self._painter.drawImage(QRect(0, 0, self._printer.width(), self._printer.height()), picture)
        self._printed += 1
        self._next()

    def _take_closed(self, whole: bool) -> None:
        if not whole:
            self._fail(_REFUSED)
            return
        self._window.say("已送到打印机。")
        if self._window.notice.words.text() == self._told:
            self._window.notice.hide()  # it says that printing goes on
        self._end()
        if self._leaving:
            self._window.close()

    def _fail(self, words: str) -> None:
        """Say what is on paper and what is not; the window stays open, or nobody would read it."""
        out = self._printed
        if self._painter.isActive():
            if self._printer.abort():
                out = 0
            self._painter.end()
        begun = f"只送出了前 {out} 张，后面的没有打印。" if 0 < out < len(self._sheets) else "没有打印成。"
        self._window.say("")
        self._tell(f"▲ {begun}{words}", "知道了", lambda: None)
        self._end()

    def _end(self) -> None:
        self._window.removeEventFilter(self)
        self.deleteLater()

    def _say_progress(self) -> None:
        if self._printed < len(self._sheets):
            words = f"正在打印第 {self._printed + 1} 页，共 {len(self._sheets)} 页…"
            self._window.say(words + _LEAVING * self._leaving)

    def _tell(self, words: str, answer: str, do: Callable[[], object]) -> None:
        self._told = words
        self._window.notice.say(words, {answer: do})

    def _stay(self) -> None:
        self._leaving = False

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open until all pages are out: half a report must not leave the printer unnoticed."""
        if event.type() != QEvent.Type.Close:
            return False
        event.ignore()
        self._leaving = True
        self._tell(f"还在打印，{_LEAVING}", "先不关", self._stay)
        self._say_progress()
        return True


def wanted(printer: QPrinter, count: int) -> list[int]:
    """Which of so many pages (from 0) leave the printer, one after another."""
    ranges = printer.pageRanges()
    numbers = [number for number in range(count) if ranges.isEmpty() or ranges.contains(number + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return numbers * copies if printer.collateCopies() else [number for number in numbers for _ in range(copies)]


def _paper(typeset: Callable[[], bytes]) -> tuple[bytes, int]:
    """The PDF and how many pages it has."""
    pdf = typeset()
    return pdf, len(rendering.sizes(pdf))


def _picture(pdf: bytes, number: int, dpi: float) -> QImage:
    """A page (from 0), in the format that Qt's printers take without a long conversion."""
    return rendering.pictures(pdf, [number], dpi)[number].convertToFormat(QImage.Format.Format_RGB32)


def _close(printer: QPrinter, painter: QPainter) -> bool:
    """Hand the pages over; whether all of them arrived, as far as the system tells."""
    if not painter.end() or printer.printerState() == QPrinter.PrinterState.Error:
        return False
    name = printer.outputFileName()
    return not name or printer.outputFormat() != QPrinter.OutputFormat.PdfFormat or _is_whole(Path(name))


def _is_whole(path: Path) -> bool:
    """Whether a PDF has its end: Qt does not tell when the disk was full."""
    try:
        with path.open("rb") as file:
            file.seek(-16, os.SEEK_END)
            return b"%%EOF" in file.read(16)
    except OSError:
        return False
