"""Opens the window: painted first, then the store and everything an editor needs."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gui.draft_list.start_page import StartPage
from gui.style import theme
from gui.system import input_method, qt_translation
from gui.system.garbage_collection import collect_in_window_thread
from gui.system.single_instance import SingleInstance
from gui.window.main_window import MainWindow
from model.errors import NianbaoError

if TYPE_CHECKING:
    from model.report.report import Report
    from model.storage.store import Store


_DEFAULT_SIZE = QSize(1280, 720)
_MIN_MARGIN = 120
"""A window that leaves less than this to the screen, in width or height, had better take it all."""
_PRELOAD_DELAY = 500
"""Milliseconds after which nobody waits for the window any more."""


def themed_application() -> QApplication:
    """The one QApplication, in its clothes and speaking Chinese."""
    app = _get_application()
    if not app.styleSheet():
        theme.apply_theme(app)
    return app


def _get_application() -> QApplication:
    """The one QApplication, speaking Chinese, still without its clothes."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    trouble = input_method.choose_input_method(os.environ, plugins, Path.home())
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setProperty(input_method.TROUBLE_PROPERTY, trouble)
    app.setApplicationName("nianbao")
    app.setApplicationDisplayName("年报")
    qt_translation.install_chinese(app)
    return app


def open_window(place: SingleInstance | None = None) -> tuple[QApplication, MainWindow]:
    """The window, shown; the drafts follow as soon as it is painted, to be looked at only where the place is taken."""
    app = _get_application()
    app.setFont(theme.choose_interface_font())  # sizes depend on it
    start = StartPage()
    window = MainWindow(start)
    theme.apply_theme(app)  # only now: a style sheet polishes each widget anew with every parent it is given
    fit_to_screen(window, app.primaryScreen().availableSize())
    with suppress(NianbaoError):  # told by _begin, in the window
        _restore_settings(app, window)
    if place:
        place.setParent(window)  # held as long as the window is there
        place.show_requested.connect(partial(_bring_forward, window))
    _AfterFirstPaint(window, lambda: _show_drafts(window, start, place))
    window.show()
    return app, window


def fit_to_screen(window: MainWindow, room: QSize) -> None:
    """A window of a good size, or of the whole screen where that is small; room: of the screen, less its bars."""
    window.resize(_DEFAULT_SIZE.boundedTo(room * 0.9))
    if room.width() < _DEFAULT_SIZE.width() + _MIN_MARGIN or room.height() < _DEFAULT_SIZE.height() + _MIN_MARGIN:
        window.setWindowState(Qt.WindowState.WindowMaximized)


class _AfterFirstPaint(QObject):
    """Does something once a window has been painted for the first time and its picture is with the screen."""

    def __init__(self, window: MainWindow, do: Callable[[], object]) -> None:
        super().__init__(window)
        self._callback = do
        window.installEventFilter(self)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, and until it is over."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._callback)
        return False


def _restore_settings(app: QApplication, window: MainWindow) -> None:
    """The colours and the place on the screen of the last time, before anything is painted."""
    from gui.system.settings import Settings
    from model.files.data_folder import ensure_data_folder

    settings = Settings(ensure_data_folder())
    theme.choose_appearance(app, settings.appearance)
    if settings.geometry is not None:
        window.restoreGeometry(settings.geometry)  # Qt brings it back from a screen that has gone, or leaves it be


def _show_drafts(window: MainWindow, start: StartPage, place: SingleInstance | None) -> None:
    """The list of drafts, then all else; imported here and below, since importing takes longer than painting."""
    from gui.backup import open_store
    from model.files.data_folder import ensure_data_folder

    try:
        folder = ensure_data_folder()
        store, words = open_store.open_store(folder / "drafts.db", place)
        start.show_drafts(store.list_summaries())
    except NianbaoError as error:
        open_store.show_open_error(window, str(error), partial(_show_drafts, window, start, place))
        return
    window.repaint()  # at once, and without an ear for keys: what can be done with the list comes next
    _build_application(window, store, folder, place, words)


def _build_application(
    window: MainWindow, store: Store, folder: Path, place: SingleInstance | None, words: str
) -> None:
    """Everything that can be done; words: why the drafts can only be looked at."""
    from gui.application import crash_handler, first_run_hints, usage_traces
    from gui.application.application import Application
    from model.files import permissions
    from model.storage import backup_names

    permissions.restrict_to_owner(folder, backup_names.default_folder(store.path))
    usage_traces.keep_dialog_folders_in(folder)
    program = Application(window, store, folder)
    crash_handler.install_exception_hook(folder, program.save_pending, window)
    program.protect(place, words)
    first_run_hints.show_at_first_draft(program)
    input_method.warn_once(
        program.settings, lambda trouble: window.notice_bar.show_message(trouble, {"知道了": lambda: None})
    )
    QTimer.singleShot(_PRELOAD_DELAY, program, partial(_preload, store))
    gc.freeze()  # what is there now stays: to look through it for garbage would make keys wait
    collect_in_window_thread()


def _preload(store: Store) -> None:
    """Bring what the first draft to be opened or begun will need, while nobody waits for it."""
    import_module("gui.application.draft_session")
    store.preload_database()


def run() -> int:
    """Open the window and stay until it is closed; the exit code."""
    window = start_window()
    return 0 if window is None else QApplication.exec()


def start_window() -> MainWindow | None:
    """The window; None where one that is open already comes forward instead."""
    from model.files.data_folder import ensure_data_folder

    gc.disable()  # until all is there: modules and widgets come in by the thousand, and none of them is garbage
    _get_application()
    place = None
    with suppress(NianbaoError):  # a folder that cannot be made is told in the window
        place = SingleInstance(ensure_data_folder())
        if place.show_other_window():
            return None
    _, window = open_window(place)
    return window


def _bring_forward(window: MainWindow) -> None:
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

    from gui.application.application import Application
    from model.storage.store import Store

    app = themed_application()
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        window = MainWindow(StartPage())
        program = Application(window, Store(Path(folder) / "drafts.db"), Path(folder))
        program.open_new_draft(report, last)
        program.editor.tabs.setCurrentIndex(3)
        window.resize(1366, 768)
        window.show()
        app.processEvents()
        window.grab().save(str(path))
        window.close()
