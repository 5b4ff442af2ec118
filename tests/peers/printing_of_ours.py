"""A clerk's prints by the page and by the dialog, one after another, in a process whose CUPS is the one of CUPS_SERVER.

Arguments: a folder to work in. Prints what the window says of each, a line a print.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QRadioButton, QSpinBox

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.printing.print_bar import find_print_bar
from gui.printing.print_job import PrintJob
from gui.printing.print_page import PrintPage
from gui.window.main_window import MainWindow
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.storage.store import Store
from tests.gui.printing.at_printer import found

PageDeed = Callable[[PrintPage], object]
DialogDeed = Callable[[QPrintDialog], object]


def everything(page: PrintPage) -> None:
    """As it stands."""


def a_list(page: PrintPage) -> None:
    """2-3,5 on both sides, two copies."""
    page.panel.range_edit.setText("2-3,5")
    page.panel.range_choice.click()
    page.panel.copies_field.setText("2")


def closed_printer(page: PrintPage) -> None:
    """The one that takes no jobs."""
    page.panel.printer_box.setCurrentIndex(page.panel.printer_box.findText("Closed"))


def backwards(dialog: QPrintDialog) -> None:
    """2-3,5 from the last to the first, two copies."""
    found(dialog, QRadioButton, "pagesRadioButton").click()
    found(dialog, QLineEdit, "pagesLineEdit").setText("2-3,5")
    found(dialog, QCheckBox, "reverse").click()
    found(dialog, QSpinBox, "copies").setValue(2)


def odd_pages(dialog: QPrintDialog) -> None:
    """The odd ones of 2 to 4."""
    found(dialog, QRadioButton, "printRange").click()
    found(dialog, QSpinBox, "from").setValue(2)
    found(dialog, QSpinBox, "to").setValue(4)
    found(dialog, QComboBox, "pageSetCombo").setCurrentIndex(1)


def even_pages(dialog: QPrintDialog) -> None:
    """The even ones of all."""
    found(dialog, QComboBox, "pageSetCombo").setCurrentIndex(2)


def show_page(program: Application) -> PrintPage:
    """The printing page with Office chosen, once all is ready."""
    program.actions["print"].trigger()
    page = program.window.overlay
    assert isinstance(page, PrintPage)
    while not page._is_ready:
        QApplication.processEvents()
    page.panel.printer_box.setCurrentIndex(page.panel.printer_box.findText("Office"))
    return page


def print_by_page(program: Application, deed: PageDeed) -> str:
    """What the window says in the end of a print by the page."""
    page = show_page(program)
    deed(page)
    page.print_button.click()
    return wait_for_end(program)


def print_by_dialog(program: Application, deed: DialogDeed) -> str:
    """The same by the dialog behind it."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        printers = found(dialog, QComboBox, "printers")
        printers.setCurrentIndex(printers.findText("Office"))
        deed(dialog)
        dialog.accept()

    page = show_page(program)
    QTimer.singleShot(500, answer)
    page.system_button.click()
    return wait_for_end(program)


def wait_for_end(program: Application) -> str:
    job = program.window.findChild(PrintJob)
    assert job
    loop = QEventLoop()
    job.destroyed.connect(loop.quit)
    loop.exec()
    bar = find_print_bar(program.window)
    return program.window.statusBar().currentMessage() if bar.isHidden() else bar.message_label.text()


def main(folder: Path) -> None:
    """Print."""
    QApplication([])
    window = MainWindow(StartPage())
    program = Application(window, Store(folder / "drafts.db"), folder)
    program.open_new_draft(load_sample(DEMO_SAMPLE), None)
    window.show()
    for choose in (everything, a_list):
        print(print_by_page(program, choose), flush=True)
    for answer in (backwards, odd_pages, even_pages):
        print(print_by_dialog(program, answer), flush=True)
    print(print_by_page(program, closed_printer), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
