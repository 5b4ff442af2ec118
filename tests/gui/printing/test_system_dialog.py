"""The system's own dialog behind the printing page, with range, copies, sides and order."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QSpinBox
from pytestqt.qtbot import QtBot

from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.opened import opened
from tests.gui.printing.at_printer import (
    answer,
    found,
    pages_in,
    paper,
    wait_for,
)

without_printer = pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer is installed here")
own_dialog = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialog is the system's own there")


@own_dialog
@pytest.mark.parametrize(
    ("reverse", "collate", "pages"),
    [
        (False, True, [2, 3, 2, 3]),
        (False, False, [2, 2, 3, 3]),
        (True, True, [3, 2, 3, 2]),
        (True, False, [3, 3, 2, 2]),
    ],
)
def test_pages_copies_and_order_are_chosen_in_the_dialog_and_printed_so(
    qtbot: QtBot, tmp_path: Path, reverse: bool, collate: bool, pages: list[int]
) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    path = tmp_path / "printed.pdf"

    def deed(dialog: QPrintDialog) -> None:
        assert dialog.findChild(QRadioButton, "duplexLong") is not None
        found(dialog, QLineEdit, "filename").setText(str(path))
        found(dialog, QRadioButton, "printRange").click()
        found(dialog, QSpinBox, "from").setValue(2)
        found(dialog, QSpinBox, "to").setValue(3)
        found(dialog, QSpinBox, "copies").setValue(2)
        for name, wish in (("collate", collate), ("reverse", reverse)):
            box = found(dialog, QCheckBox, name)
            if box.isChecked() != wish:
                box.click()

    answer(qtbot, program, deed)
    wait_for(qtbot, program, "已打印到文件“printed.pdf”。")
    assert pages_in(path.read_bytes(), paper()) == pages
