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
from gui.system.single_instance import Instance
from gui.window.main_window import Window
from model.errors import NianbaoError

if TYPE_CHECKING:
    from model.report.report import Report
    from model.storage.store import Store


_GOOD = QSize(1280, 720)
_FRAME = 120
"""A window that leaves less than this to the screen, in width or height, had better take it all."""
_PAUSE = 500
"""Milliseconds after which nobody waits for the window any more."""


def dressed() -> QApplication:
    """The one QApplication, in its clothes and speaking Chinese."""
    app = _application()
    if not app.styleSheet():
        theme.dress(app)
    return app


def _application() -> QApplication:
    """The one QApplication, speaking Chinese, still without its clothes."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    trouble = input_method.prepare(os.environ, plugins, Path.home())
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setProperty(input_method.TROUBLE, trouble)
    app.setApplicationName("nianbao")
    app.setApplicationDisplayName("年报")
    qt_translation.speak_chinese(app)
    return app


def open_window(place: Instance | None = None) -> tuple[QApplication, Window]:
    """The window, shown; the drafts follow as soon as it is painted, to be looked at only where the place is taken."""
    app = _application()
    app.setFont(theme.interface_font())  # sizes depend on it
    start = StartPage()
    window = Window(start)
    theme.dress(app)  # only now: a style sheet polishes each widget anew with every parent it is given
    fit(window, app.primaryScreen().availableSize())
    with suppress(NianbaoError):  # told by _begin, in the window
        _recall(app, window)
    if place:
        place.setParent(window)  # held as long as the window is there
        place.wanted.connect(partial(_show, window))
    _FirstPaint(window, lambda: _begin(window, start, place))
    window.show()
    return app, window


def fit(window: Window, room: QSize) -> None:
    """A window of a good size, or of the whole screen where that is small; room: of the screen, less its bars."""
    window.resize(_GOOD.boundedTo(room * 0.9))
    if room.width() < _GOOD.width() + _FRAME or room.height() < _GOOD.height() + _FRAME:
        window.setWindowState(Qt.WindowState.WindowMaximized)


class _FirstPaint(QObject):
    """Does something once a window has been painted for the first time and its picture is with the screen."""

    def __init__(self, window: Window, do: Callable[[], object]) -> None:
        super().__init__(window)
        self._do = do
        window.installEventFilter(self)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, and until it is over."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._do)
        return False


def _recall(app: QApplication, window: Window) -> None:
    """The colours and the place on the screen of the last time, before anything is painted."""
    from gui.system.settings import Settings
    from model.files.data_folder import data_folder

    settings = Settings(data_folder())
    theme.choose(app, settings.appearance)
    if settings.geometry is not None:
        window.restoreGeometry(settings.geometry)  # Qt brings it back from a screen that has gone, or leaves it be


def _begin(window: Window, start: StartPage, place: Instance | None) -> None:
    """The list of drafts, then all else; imported here and below, since importing takes longer than painting."""
    from gui.backup import open_store
    from model.files.data_folder import data_folder

    try:
        folder = data_folder()
        store, words = open_store.opened(folder / "drafts.db", place)
        start.show_cards(store.cards())
    except NianbaoError as error:
        open_store.apologise(window, str(error), partial(_begin, window, start, place))
        return
    window.repaint()  # at once, and without an ear for keys: what can be done with the list comes next
    _furnish(window, store, folder, place, words)


def _furnish(window: Window, store: Store, folder: Path, place: Instance | None, words: str) -> None:
    """Everything that can be done; words: why the drafts can only be looked at."""
    from gui.application import crash_handler, first_run_hints, usage_traces
    from gui.application.application import Program
    from model.files import permissions
    from model.storage import backup_names

    permissions.keep_private(folder, backup_names.usual(store.path))
    usage_traces.stay_at_home(folder)
    program = Program(window, store, folder)
    crash_handler.watch(folder, program.keep, window)
    program.protect(place, words)
    first_run_hints.await_first_draft(program)
    input_method.tell_once(program.settings, lambda trouble: window.notice.say(trouble, {"知道了": lambda: None}))
    QTimer.singleShot(_PAUSE, program, partial(_fetch, store))
    gc.freeze()  # what is there now stays: to look through it for garbage would make keys wait
    gc.enable()


def _fetch(store: Store) -> None:
    """Bring what the first draft to be opened or begun will need, while nobody waits for it."""
    import_module("gui.application.draft_session")
    store.prepare()


def run() -> int:
    """Open the window and stay until it is closed; the exit code."""
    window = start()
    return 0 if window is None else QApplication.exec()


def start() -> Window | None:
    """The window; None where one that is open already comes forward instead."""
    from model.files.data_folder import data_folder

    gc.disable()  # until all is there: modules and widgets come in by the thousand, and none of them is garbage
    _application()
    place = None
    with suppress(NianbaoError):  # a folder that cannot be made is told in the window
        place = Instance(data_folder())
        if place.show_other():
            return None
    _, window = open_window(place)
    return window


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

    from gui.application.application import Program
    from model.storage.store import Store

    app = dressed()
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        window = Window(StartPage())
        program = Program(window, Store(Path(folder) / "drafts.db"), Path(folder))
        program.begin(report, last)
        program.editor.tabs.setCurrentIndex(3)
        window.resize(1366, 768)
        window.show()
        app.processEvents()
        window.grab().save(str(path))
        window.close()
