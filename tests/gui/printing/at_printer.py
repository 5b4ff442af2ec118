"""What the tests of printing share: printers that make files, and what arrives there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pypdfium2
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.printing import page_images
from gui.printing.print_bar import PrintBar, find_print_bar
from gui.printing.print_job import PrintJob
from gui.printing.print_page import PrintPage
from gui.printing.print_settings import make_a4_printer
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.form import editions
from model.report.report import Report
from tests.gui.opened import Control, Key, editor_of

W = TypeVar("W", bound=QWidget)


def paper(report: Report | None = None) -> bytes:
    """The sample as a PDF, or another report."""
    report = report or load_sample(DEMO_SAMPLE)
    return page_images.typeset_pdf(editions.load_form(report.edition), report)


def to_file(path: Path, *pages: int) -> QPrinter:
    """A printer that makes a PDF file of all pages or of those from one to another."""
    printer = make_a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if pages:
        printer.setFromTo(*pages)
    return printer


def painted(path: Path, *pages: int) -> QPrinter:
    """One on which pages are painted, as on a printer of Windows: Qt makes the file, in grey, with 300 dots an inch."""
    printer = to_file(path, *pages)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setResolution(300)
    return printer


def begin(program: Application, printer: QPrinter) -> PrintBar:
    """What happens when the dialog was answered with this printer; the bar that tells of it."""
    report = editor_of(program).open_draft.draft.report
    PrintJob(program.window, printer, lambda: paper(report), "临江县水务局 2025 年").start_job()
    return find_print_bar(program.window)


def wait_for(qtbot: QtBot, program: Application, words: str) -> None:
    """Until the status bar says so."""
    qtbot.waitUntil(lambda: program.window.statusBar().currentMessage() == words, timeout=20_000)


def wait_for_page(qtbot: QtBot, bar: PrintBar, page: int) -> None:
    """Until this page is on its way."""
    qtbot.waitUntil(lambda: f"第 {page} 页，" in bar.message_label.text(), timeout=20_000)


def buttons(bar: PrintBar) -> list[str]:
    """What the clerk can answer, from left to right."""
    shown = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
    return [button.text() for button in sorted(shown, key=lambda button: button.x())]


def found(dialog: QWidget, kind: type[W], name: str) -> W:
    """A part of Qt's dialog by its name."""
    part = dialog.findChild(kind, name)
    assert isinstance(part, kind)
    return part


def printing_page(qtbot: QtBot, program: Application) -> PrintPage:
    """The printing page, once Ctrl+P was pressed, the paper is typeset and the printers are known."""
    qtbot.keyClick(program.window, Key.Key_P, Control)
    page = program.window.overlay
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: page._is_ready, timeout=20_000)
    return page


def answer(qtbot: QtBot, program: Application, deed: Callable[[QPrintDialog], object]) -> None:
    """Press Ctrl+P, ask for the system's dialog, do this in it, and accept it."""
    page = printing_page(qtbot, program)
    met: list[QPrintDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog) and not met:
            met.append(dialog)
            try:
                printers = found(dialog, QComboBox, "printers")
                printers.setCurrentIndex(printers.count() - 1)  # what makes a file is the last
                deed(dialog)
            except BaseException:
                dialog.reject()  # else the test would wait for ever
                raise
            dialog.accept()

    clock = QTimer(program, interval=30)
    clock.timeout.connect(look)
    clock.start()
    page.system_button.click()
    clock.stop()
    assert met


def pages_in(pdf: bytes, of: bytes) -> list[int]:
    """Which pages (from 1) of one PDF are those of another, pixel by pixel."""
    ours = list(pictures(of))
    return [ours.index(picture) + 1 for picture in pictures(pdf)]


def pictures(pdf: bytes, dpi: float = 72) -> Sequence[QImage]:
    """All pages."""
    return list(page_images.draw_pages(pdf, range(len(page_images.measure_pages(pdf))), dpi).values())


def text_of(pdf: bytes) -> str:
    """All that stands on its pages; "" where there is no PDF yet."""
    if not pdf:
        return ""
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)
