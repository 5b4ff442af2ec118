"""One report on its way to the printer: what is said of it, 取消, and a window that would close meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtPrintSupport import QPrinter

from exporters.pdf.imposition import Size
from gui.printing import page_images
from gui.printing.page_selection import wanted, words_for_sheet
from gui.printing.painted_delivery import Feed
from gui.printing.pdf_delivery import Delivery, takes_pdf
from gui.printing.print_bar import bar_of
from gui.system import background
from gui.window.main_window import Window


class PrintJob(QObject):
    """Typesets, then feeds the printer; the window that would close meanwhile closes when all is out.

    name: whose report it is, for the clerk who goes on to another one.
    """

    def __init__(self, window: Window, printer: QPrinter, typeset: Callable[[], bytes], name: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._printer = printer
        self._typeset = typeset
        self._name = f"“{name}”" if name else ""
        self._feed: Delivery | Feed | None = None
        self._count = 0
        self._about_sheet = self._patience = ""
        self._leaving = False
        self._over = False
        self._bar = bar_of(window)
        self._bar.cancelled.connect(self.cancel)
        self._bar.stay.connect(self._stay)
        self._bar.leave.connect(self._leave)
        window.installEventFilter(self)

    def start(self) -> None:
        """Begin; the job tells how it goes, and is gone when it is over."""
        self._say()
        background.start(partial(_paper, self._typeset), self._open, self._fail, self)

    def refuse_another(self) -> None:
        """Say that the next one has to wait."""
        self._patience = "请等它打印完，再打印下一次。"
        self._say()

    def cancel(self) -> None:
        """Print no further, and say what may be on paper already."""
        out = self._feed.abandon() if self._feed else 0
        self._bar.show_outcome(f"已取消打印，前 {out} 页可能已经印出来了。" if out else "已取消打印，一页也没有印。")
        self._end()

    def _open(self, paper: tuple[bytes, list[Size]]) -> None:
        if self._over:  # cancelled when the paper was just set, and not gone yet
            return
        pdf, sizes = paper
        pages = wanted(self._printer, len(sizes))
        if not pages:
            self._fail(f"这份年报共 {len(sizes)} 页，选的页不在其中。请重新选页，再打印一次。")
            return
        self._count = len(pages)
        self._about_sheet = words_for_sheet(self._printer, sizes[pages[0]])
        if takes_pdf(self._printer):
            self._feed = Delivery(self._printer, pdf, pages, self)
        else:
            self._feed = Feed(self._printer, pdf, sizes, pages, self)
            self._feed.paged.connect(self._say)
        self._feed.finished.connect(self._finish)
        self._feed.failed.connect(self._fail)
        self._say()
        self._feed.begin()

    def _finish(self) -> None:
        file = self._printer.outputFileName()
        self._window.say((f"已打印到文件“{Path(file).name}”。" if file else "已送到打印机。") + self._about_sheet)
        self._bar.put_away()
        self._end()
        if self._leaving:
            self._window.close()

    def _fail(self, words: str) -> None:
        """Say what is on paper and what is not; the window stays open, or nobody would read it."""
        out = self._feed.abandon() if self._feed else 0
        begun = f"前 {out} 页可能已经印出来了，后面的没有打印。" if out else "没有打印成。"
        self._bar.show_outcome(f"▲ {begun}{words}")
        self._end()

    def _end(self) -> None:
        self._over = True
        self._window.removeEventFilter(self)
        self.deleteLater()

    def _say(self) -> None:
        """How far it is."""
        done = self._feed.printed if self._feed else 0
        if self._feed:
            words = f"正在打印{self._name}第 {done + 1} 页，共 {self._count} 页。"
        else:
            words = f"正在排版{self._name}，马上开始打印。"
        more = "打印完就关闭窗口。" if self._leaving else self._patience
        self._bar.show_job(done, self._count, words + self._about_sheet + more, self._leaving)

    def _stay(self) -> None:
        self._leaving = False
        self._say()

    def _leave(self) -> None:
        self.cancel()
        self._window.close()

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open until all pages are out: half a report must not leave the printer unnoticed."""
        if event.type() != QEvent.Type.Close:
            return False
        event.ignore()
        self._leaving = True
        self._say()
        return True


def _paper(typeset: Callable[[], bytes]) -> tuple[bytes, list[Size]]:
    """The PDF and the size of each of its pages, in points."""
    pdf = typeset()
    return pdf, page_images.sizes(pdf)
