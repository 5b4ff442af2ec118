"""A clerk's prints by the dialog, one after another, in a process whose CUPS is the one of CUPS_SERVER.

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
from gui.window.main_window import MainWindow
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.storage.store import Store
from tests.gui.printing.at_printer import found

Deed = Callable[[QPrintDialog], object]


def everything(dialog: QPrintDialog) -> None:
    """As it stands."""


def a_list(dialog: QPrintDialog) -> None:
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


def closed_printer(dialog: QPrintDialog) -> None:
    """The one that takes no jobs."""
    printers = found(dialog, QComboBox, "printers")
    printers.setCurrentIndex(printers.findText("Closed"))


def print_out(program: Application, deed: Deed) -> str:
    """What the window says in the end."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        printers = found(dialog, QComboBox, "printers")
        printers.setCurrentIndex(printers.findText("Office"))
        deed(dialog)
        dialog.accept()

    QTimer.singleShot(500, answer)
    program.actions["print"].trigger()
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
    for deed in (everything, a_list, odd_pages, even_pages, closed_printer):
        print(print_out(program, deed), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
