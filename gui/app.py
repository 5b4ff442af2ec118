"""Opens the window: painted first, then the store and everything an editor needs."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from gui import look
from gui.instance import Instance
from gui.window import Window
from model.errors import NianbaoError
from model.report import Report

if TYPE_CHECKING:
    from gui.program import Program


def dressed() -> QApplication:
    """The one QApplication, in its clothes and speaking Chinese."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(sys.argv[:1])
    app.setApplicationName("nianbao")
    app.setApplicationDisplayName("年报")
    translator = QTranslator(app)
    if translator.load(
        QLocale(QLocale.Language.Chinese), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(translator)
    look.dress(app)
    return app


def open_window(place: Instance | None = None) -> tuple[QApplication, Window]:
    """The window, shown; the drafts follow as soon as it is painted, to be looked at only where the place is taken."""
    app = dressed()
    window = Window()
    window.resize(1280, 720)
    window.show()
    QTimer.singleShot(0, lambda: _begin(window, place))
    return app, window


def _begin(window: Window, place: Instance | None) -> None:
    """Everything but the first picture of the window; imported here, since importing takes longer than painting."""
    from gui import crash, tour
    from gui.program import Program
    from gui.safekeeping import Safekeeping
    from model import backups
    from model.folder import data_folder
    from model.store import Store

    try:
        folder = data_folder()
        words = place.words if place else ""
        program = Program(window, Store(folder / "drafts.db", read_only=bool(words)), folder)
    except NianbaoError as error:
        QMessageBox.critical(window, "年报", str(error))
        window.close()
        return
    if place:
        place.wanted.connect(partial(_show, window))
    if program.store.set_aside:
        _rescue(program, program.store.set_aside, folder / backups.FOLDER)
    if not words:
        keeping = Safekeeping(program.store, folder / backups.FOLDER, program)
        keeping.failed.connect(window.say)
        window.closing.connect(keeping.stop)
    else:
        QMessageBox.information(window, "年报", words)
    crash.watch(folder, program.keep)
    tour.await_first_draft(program)
    if program.settings.geometry is not None:
        window.restoreGeometry(program.settings.geometry)


def _rescue(program: Program, damaged: Path, folder: Path) -> None:
    """Bring what a damaged file still holds into the new one, and say so."""
    from model.salvage import salvage

    try:
        words = salvage(damaged, program.store, folder).words
    except NianbaoError as error:
        words = str(error)
    program.shelf.show()
    QMessageBox.information(program.window, "年报", f"草稿文件已损坏，现在用的是一份新的。{words}\n坏文件在 {damaged}")


def run() -> int:
    """Open the window and stay until it is closed; the exit code. One that is open already comes forward instead."""
    from model.folder import data_folder

    dressed()
    place = None
    with suppress(NianbaoError):  # a folder that cannot be made is told in the window
        place = Instance(data_folder())
        if place.show_other():
            return 0
    app, _window = open_window(place)
    return app.exec()


def _show(window: Window) -> None:
    """Bring the window forward."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def picture(report: Report, path: Path, last: Report | None = None) -> None:
    """Save a PNG of the window showing a report at its table of applications; works without a screen."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import tempfile

    from gui.program import Program
    from model.store import Store

    app = dressed()
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        window = Window()
        program = Program(window, Store(Path(folder) / "drafts.db"), Path(folder))
        program.begin(report, last)
        program.editor.tabs.setCurrentIndex(3)
        window.resize(1366, 768)
        window.show()
        app.processEvents()
        window.grab().save(str(path))
        window.close()
