"""The system's own print dialog, for what the printing page does not offer; on Linux it is Qt's."""

from __future__ import annotations

import sys

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

OPENS_WITHOUT_PRINTER = sys.platform not in ("win32", "darwin")
"""Qt's own dialog prints to a file where there is no printer; the dialogs of Windows and macOS do not open."""
BUTTON_WORDS = "更多打印设置…" if OPENS_WITHOUT_PRINTER else "用系统对话框…"


def ask_settings(printer: QPrinter, page_count: int, parent: QWidget) -> bool:
    """Let the clerk change the settings of a printer, which begin as they are set; whether to print."""
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, page_count)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    printer.setFullPage(True)  # another printer may have been chosen, with margins of its own
    return accepted
