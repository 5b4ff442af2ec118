"""The very pages of the PDF, on screen and to the printer."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import pypdfium2
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

import exporters
from gui import look, work
from model.draft import Draft
from model.form import Form
from model.report import Report

_ONE_AT_A_TIME = Lock()
"""PDFium works in one thread only."""
_POINTS_PER_INCH = 72
_PRINT_DPI = 300


def pages(form: Form, report: Report, dpi: float) -> list[QImage]:
    """The report's pages as they will print, as pictures."""
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder, _ONE_AT_A_TIME:
        path = Path(folder) / "preview.pdf"
        exporters.write(form, report, path)
        with pypdfium2.PdfDocument(path.read_bytes()) as document:
            return [_picture(page, dpi) for page in document]


def _picture(page: pypdfium2.PdfPage, dpi: float) -> QImage:
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
    return image.copy()


class Preview(QDialog):
    """A window beside the main one that shows the pages."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("预览")
        self.resize(820, 680)
        self._sheets = QWidget()
        self._column = QVBoxLayout(self._sheets)
        self._column.setSpacing(2 * look.SPACE)
        self._column.addWidget(QLabel("正在排版…"), 0, Qt.AlignmentFlag.AlignHCenter)
        scroll = QScrollArea()
        scroll.setWidget(self._sheets)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("各页预览")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        form, report = draft.form, draft.report
        self._scale = self.devicePixelRatioF()
        dpi = 92 * self._scale
        work.start(lambda: pages(form, report, dpi), self._show, self._complain, self)

    def _show(self, images: Sequence[QImage]) -> None:
        self._empty()
        for number, image in enumerate(images, 1):
            image.setDevicePixelRatio(self._scale)
            sheet = QLabel()
            sheet.setPixmap(QPixmap.fromImage(image))
            sheet.setAccessibleName(f"第 {number} 页，共 {len(images)} 页")
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)

    def _complain(self, words: str) -> None:
        self._empty()
        self._column.addWidget(QLabel(words), 0, Qt.AlignmentFlag.AlignHCenter)

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.deleteLater()


def print_out(draft: Draft, parent: QWidget) -> bool:
    """Ask for a printer and print the pages chosen; False when the clerk thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    paint(printer, pages(draft.form, draft.report, _PRINT_DPI))
    return True


def paint(printer: QPrinter, images: Sequence[QImage]) -> None:
    """Draw the pages within the printer's range, each filling its sheet."""
    first = printer.fromPage() or 1
    last = printer.toPage() or len(images)
    painter = QPainter(printer)
    for i, image in enumerate(images[first - 1 : last]):
        if i:
            printer.newPage()
        painter.drawImage(QRect(0, 0, printer.width(), printer.height()), image)
    painter.end()
