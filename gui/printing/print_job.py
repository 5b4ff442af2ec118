"""One print job: typesets, sends the pages, shows progress and outcome, and keeps the window open meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtPrintSupport import QPrinter

from exporters.pdf.imposition import PageSize
from gui.printing import page_images
from gui.printing.page_selection import describe_sheet, select_pages
from gui.printing.painted_delivery import PaintedDelivery
from gui.printing.pdf_delivery import PdfDelivery, takes_pdf
from gui.printing.print_bar import find_print_bar
from gui.system import background
from gui.window.main_window import MainWindow


class PrintJob(QObject):
    """Typesets a report in a worker, then delivers it to the printer.

    A window that is closed meanwhile stays open until all pages are with the printer. typeset: makes the PDF, in a
    worker. name: whose report it is, shown to a clerk who goes on with another one.
    """

    def __init__(self, window: MainWindow, printer: QPrinter, typeset: Callable[[], bytes], name: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._printer = printer
        self._typeset_pdf = typeset
        self._name = f"“{name}”" if name else ""
        self._delivery: PdfDelivery | PaintedDelivery | None = None
        self._page_count = 0
        self._sheet_remark = self._wait_remark = ""
        self._closes_after = False
        self._is_over = False
        self._bar = find_print_bar(window)
        self._bar.cancelled.connect(self.cancel_job)
        self._bar.stay_requested.connect(self._stay_open)
        self._bar.leave_requested.connect(self._leave_now)
        window.installEventFilter(self)

    def start_job(self) -> None:
        """Begin; the job shows how it goes, and deletes itself when it is over."""
        self._show_progress()
        make_pdf = partial(_make_pdf, self._typeset_pdf)
        background.run_in_background(make_pdf, self._start_delivery, self._show_failure, self)

    def refuse_another(self) -> None:
        """Say that another job has to wait for this one."""
        self._wait_remark = "请等它打印完，再打印下一次。"
        self._show_progress()

    def cancel_job(self) -> None:
        """Stop printing, and say what may be on paper already."""
        printed = self._delivery.abort_delivery() if self._delivery else 0
        if printed:
            self._bar.show_outcome(f"已取消打印，前 {printed} 页可能已经印出来了。")
        else:
            self._bar.show_outcome("已取消打印，一页也没有印。")
        self._end_job()

    def _start_delivery(self, typeset: tuple[bytes, list[PageSize]]) -> None:
        """Send the chosen pages of a PDF, given with the sizes of its pages in points."""
        if self._is_over:  # cancelled just as it was typeset, and not deleted yet
            return
        pdf, sizes = typeset
        pages = select_pages(self._printer, len(sizes))
        if not pages:
            self._show_failure(f"这份年报共 {len(sizes)} 页，选的页不在其中。请重新选页，再打印一次。")
            return
        self._page_count = len(pages)
        self._sheet_remark = describe_sheet(self._printer.pageLayout().pageSize(), sizes[pages[0]])
        if takes_pdf(self._printer):
            self._delivery = PdfDelivery(self._printer, pdf, pages, self)
        else:
            self._delivery = PaintedDelivery(self._printer, pdf, sizes, pages, self)
            self._delivery.page_printed.connect(self._show_progress)
        self._delivery.finished.connect(self._finish_job)
        self._delivery.failed.connect(self._show_failure)
        self._show_progress()
        self._delivery.start_delivery()

    def _finish_job(self) -> None:
        file = self._printer.outputFileName()
        words = f"已打印到文件“{Path(file).name}”。" if file else "已送到打印机。"
        self._window.show_status(words + self._sheet_remark)
        self._bar.dismiss_bar()
        self._end_job()
        if self._closes_after:
            self._window.close()

    def _show_failure(self, reason: str) -> None:
        """Say what is on paper and what is not; the window stays open, or nobody would read it."""
        printed = self._delivery.abort_delivery() if self._delivery else 0
        extent = f"前 {printed} 页可能已经印出来了，后面的没有打印。" if printed else "没有打印成。"
        self._bar.show_outcome(f"▲ {extent}{reason}")
        self._end_job()

    def _end_job(self) -> None:
        self._is_over = True
        self._window.removeEventFilter(self)
        self.deleteLater()

    def _show_progress(self) -> None:
        """Say which page is being printed, what is odd about the sheet, and what comes after."""
        done = self._delivery.printed_count if self._delivery else 0
        if self._delivery:
            words = f"正在打印{self._name}第 {done + 1} 页，共 {self._page_count} 页。"
        else:
            words = f"正在排版{self._name}，马上开始打印。"
        next_step = "打印完就关闭窗口。" if self._closes_after else self._wait_remark
        self._bar.show_job(done, self._page_count, words + self._sheet_remark + next_step, self._closes_after)

    def _stay_open(self) -> None:
        self._closes_after = False
        self._show_progress()

    def _leave_now(self) -> None:
        self.cancel_job()
        self._window.close()

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open until the printer has all pages: half a report must not be printed unnoticed."""
        if event.type() != QEvent.Type.Close:
            return False
        event.ignore()
        self._closes_after = True
        self._show_progress()
        return True


def find_job(window: MainWindow) -> PrintJob | None:
    """The job that is on its way; None where there is none."""
    return window.findChild(PrintJob)


def _make_pdf(typeset: Callable[[], bytes]) -> tuple[bytes, list[PageSize]]:
    """The PDF and the size of each of its pages, in points."""
    pdf = typeset()
    return pdf, page_images.measure_pages(pdf)
