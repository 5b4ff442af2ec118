"""The real program, without a screen, in the bundled font and at one time of day: the same picture on every machine."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "2"
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, QThreadPool, QTimer
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from gui import app
from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.style import theme
from gui.window.main_window import MainWindow
from model.drafts import samples
from model.report.report import Report
from model.storage.digests import compute_digest, write_digest
from model.storage.rows import format_time
from model.storage.store import Store

NOW = datetime(2026, 1, 12, 14, 30)
BEFORE = samples.load_sample(samples.DEMO_SAMPLE_LAST_YEAR)
SHOWN = samples.load_sample(samples.DEMO_SAMPLE)


class Stage:
    """A window with a program in it; size in pixels of the page."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.window = MainWindow(StartPage())
        self._path = folder / "drafts.db"
        self.store = Store(self._path)
        self.program = Application(self.window, self.store, folder)
        self.window.resize(*size)
        self.window.show()

    def open(self, report: Report, tab: str, last: Report | None = None) -> None:
        """Put a report on the desk, at a section."""
        self.program.open_new_draft(report, last)
        editor = self.program.editor
        editor.tabs.setCurrentIndex(list(editor.pages).index(tab))
        editor.focus_current_page()
        self.rest()

    def rest(self, milliseconds: int = 400) -> None:
        """Let everything come to rest: painting, pauses of typing, work beside the window."""
        for _ in range(2):
            loop = QEventLoop()
            QTimer.singleShot(milliseconds, loop.quit)
            loop.exec()
            QThreadPool.globalInstance().waitForDone()

    def date(self, minutes: int) -> None:
        """Date what was written up to now, in its order and so many minutes apart, before NOW."""
        with sqlite3.connect(self._path) as file:
            for table, column in (("edits", "at"), ("drafts", "changed"), ("drafts", "created"), ("versions", "at")):
                ids = [id for (id,) in file.execute(f"SELECT id FROM {table} ORDER BY id DESC")]
                for steps, id in enumerate(ids, 1):
                    at = format_time((NOW - steps * timedelta(minutes=minutes)).astimezone(UTC))
                    file.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (at, id))
            for (draft,) in file.execute("SELECT id FROM drafts").fetchall():
                write_digest(file, draft, compute_digest(file, draft))  # else the drafts would count as damaged

    @property
    def dialog(self) -> QDialog:
        """The dialog that is open."""
        [dialog] = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        return dialog

    @property
    def focused(self) -> QWidget:
        """The widget that keys go to."""
        widget = QGuiApplication.focusObject()
        assert isinstance(widget, QWidget)
        return widget

    def picture(self, widget: QWidget | None = None) -> QPixmap:
        """The window, or a widget in it, as it is to be seen."""
        self.window.show_saved_time(NOW)
        self.rest()
        shown = widget or self.window
        return shown.grab()

    def picture_with_dialog(self, widget: QWidget, x: int, y: int) -> QPixmap:
        """A widget's picture with that of the open dialog laid over it, with a frame, at a place in the widget."""
        ground, dialog = self.picture(widget), self.picture(self.dialog)
        size = dialog.deviceIndependentSize()
        painter = QPainter(ground)
        painter.setPen(QPen(QColor(theme.palette().faint), 1))
        painter.drawPixmap(x, y, dialog)
        painter.drawRect(x, y, round(size.width()), round(size.height()))
        painter.end()
        return ground


@contextmanager
def stage(size: tuple[int, int]) -> Iterator[Stage]:
    """A stage whose drafts are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        made = Stage(Path(folder), size)
        try:
            yield made
        finally:
            made.window.close()


def dress() -> None:
    """The bundled 黑体 on every machine."""
    dressed = app.themed_application()
    font = QFont(theme.load_bundled_font("HeiTi.ttf"))
    font.setPointSizeF(10.5)
    dressed.setFont(font)
