"""Opens the window: it is painted first, then the drafts are read and all else is built."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gui.application.opened_files import OpenedFiles, to_path
from gui.draft_list.start_page import StartPage
from gui.style import theme
from gui.system import input_method, qt_translation
from gui.system.garbage_collection import collect_in_window_thread
from gui.system.single_instance import SingleInstance
from gui.window.main_window import MainWindow
from model.errors import BusyStore, NianbaoError

if TYPE_CHECKING:
    from gui.application.application import Application
    from model.report.report import Report
    from model.storage.store import Store


_DEFAULT_SIZE = QSize(1440, 1000)
"""Pixels: all rows of the longest table are in sight."""
_MIN_MARGIN = 120
"""Pixels: where a window of the default size would leave less of the screen, in width or height, it is maximised."""
_PRELOAD_DELAY = 500
"""Milliseconds until what an editor needs is imported: by then the clerk looks at the list and waits for nothing."""
_PRELOADED_MODULES = (
    "model.diagnosis.diagnosis",
    "model.pasting.paste_plan",
    "gui.grid.grid_view",
    "gui.findings.findings_panel",
    "model.words.claims",
    "gui.application.draft_session",
)
"""The last brings the whole editor; those before bring large parts of it, so that each takes less time at once."""


def themed_application() -> QApplication:
    """Return the one QApplication, made where there is none, with the theme's style sheet and Chinese translations."""
    app = _get_application()
    if not app.styleSheet():
        theme.apply_theme(app)
    return app


def _get_application() -> QApplication:
    """Return the one QApplication, made where there is none, with Chinese translations but without a style sheet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    warning = input_method.choose_input_method(os.environ, plugins, Path.home())
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setProperty(input_method.TROUBLE_PROPERTY, warning)
    app.setApplicationName("nianbao")
    app.setApplicationDisplayName("年报")
    qt_translation.install_chinese(app)
    return app


def open_window(instance: SingleInstance | None = None, paths: Sequence[Path] = ()) -> tuple[QApplication, MainWindow]:
    """Show the window; the drafts follow as soon as it is painted, and then the files and folders of these paths.

    instance: this program's claim to the folder of drafts. Where another program has the folder, the drafts can only
    be looked at; None claims nothing.
    """
    app = _get_application()
    app.setFont(theme.choose_interface_font())  # sizes depend on it
    start = StartPage()
    window = MainWindow(start)
    theme.apply_theme(app)  # only now: a style sheet polishes each widget anew with every parent it is given
    fit_to_screen(window, app.primaryScreen().availableSize())
    with suppress(NianbaoError):  # a folder that cannot be made is told by _show_drafts, in the window
        _restore_settings(app, window)
    opened_files = OpenedFiles(window)
    opened_files.add_paths(paths)
    if instance:
        instance.setParent(window)  # the claim is held as long as the window is there
        instance.show_requested.connect(partial(_bring_forward, window))
        instance.files_requested.connect(opened_files.add_paths)
    _AfterFirstPaint(window, lambda: _show_drafts(window, start, instance, opened_files))
    window.show()
    return app, window


def fit_to_screen(window: MainWindow, available: QSize) -> None:
    """Give the window its default size, or the whole screen where that is hardly larger.

    available: the screen's size in pixels without the system's own bars.
    """
    window.resize(_DEFAULT_SIZE.boundedTo(available * 0.9))
    least = _DEFAULT_SIZE + QSize(_MIN_MARGIN, _MIN_MARGIN)
    if available.width() < least.width() or available.height() < least.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)


class _AfterFirstPaint(QObject):
    """Calls back once a window has been painted for the first time and its picture has been sent to the screen."""

    def __init__(self, window: MainWindow, callback: Callable[[], object]) -> None:
        super().__init__(window)
        self._callback = callback
        window.installEventFilter(self)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Call back as soon as the first paint event has been dealt with."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._callback)
        return False


def _restore_settings(app: QApplication, window: MainWindow) -> None:
    """Give the window the colours and the place on the screen it had the last time, before it is painted.

    Raises NianbaoError where there is no folder for the settings.
    """
    from gui.system.settings import Settings
    from model.files.data_folder import ensure_data_folder

    settings = Settings(ensure_data_folder())
    theme.choose_appearance(app, settings.appearance)
    if settings.geometry is not None:
        window.restoreGeometry(settings.geometry)  # Qt brings it back from a screen that has gone, or leaves it be


def _show_drafts(
    window: MainWindow,
    start: StartPage,
    instance: SingleInstance | None,
    opened_files: OpenedFiles,
    tries: int = 0,
) -> None:
    """Open the store, list the drafts, and build all else; a store that cannot be opened is told in the window.

    tries: how often this was done before, as another program held the file.
    Modules are imported here and below, not above: importing takes longer than painting the window.
    """
    from gui.backup import open_store
    from model.files.data_folder import ensure_data_folder

    path: Path | None = None
    open_again = partial(_show_drafts, window, start, instance, opened_files)
    is_last = tries >= open_store.MAX_TRIES
    try:
        folder = ensure_data_folder()
        path = folder / "drafts.db"
        store, read_only_reason = open_store.try_opening(path, instance, is_last)
        try:
            start.show_drafts(store.list_summaries())
        except NianbaoError:
            store.close()  # a backup may be put in its place
            raise
    except NianbaoError as error:
        if path is not None and isinstance(error, BusyStore) and not is_last:
            open_store.wait_for_other_program(window, path, tries, partial(open_again, tries + 1))
        else:
            open_store.show_open_error(window, path, str(error), open_again)
        return
    window.hide_overlay()
    # nothing on this way may ask Qt for a widget that Python did not make (viewport(), style()): the first such
    # question has PySide6 set up the classes of all widgets, some ten milliseconds
    window.repaint()  # at once, handling no key before the actions of the list are there
    application = _build_application(window, store, folder, instance, read_only_reason)
    application.incoming_files.take_opened(opened_files)


def _build_application(
    window: MainWindow, store: Store, folder: Path, instance: SingleInstance | None, read_only_reason: str
) -> Application:
    """Build and return what stands behind the window.

    read_only_reason: why the drafts can only be looked at, "" where they can be changed.
    """
    from gui.application import crash_handler, first_run_hints, usage_traces
    from gui.application.application import Application
    from model.files import permissions
    from model.storage import backup_names

    permissions.restrict_to_owner(folder, backup_names.default_folder(store.path))
    usage_traces.keep_dialog_folders_in(folder)
    application = Application(window, store, folder)
    crash_handler.install_exception_hook(folder, application.save_pending, window)
    application.protect_drafts(instance, read_only_reason)
    first_run_hints.show_at_first_draft(application)
    input_method.warn_once(
        application.settings, lambda warning: window.notice_bar.show_message(warning, {"知道了": lambda: None})
    )
    QTimer.singleShot(_PRELOAD_DELAY, application, partial(_preload, application, _PRELOADED_MODULES))
    gc.freeze()  # all objects there are now stay: to look through them for garbage would make keys wait
    collect_in_window_thread()
    return application


def _preload(application: Application, modules: Sequence[str]) -> None:
    """Import these modules, one at each turn of the event loop, and then what writing to the store needs."""
    if not modules:
        application.store.preload_database()
        return
    import_module(modules[0])
    QTimer.singleShot(0, application, partial(_preload, application, modules[1:]))


def run(arguments: Sequence[str] = ()) -> int:
    """Open the window, handle its events until it is closed, and return the exit code.

    arguments: files and folders to be opened, by path or by address file://…
    """
    window = start_window([to_path(argument) for argument in arguments])
    return 0 if window is None else QApplication.exec()


def start_window(paths: Sequence[Path] = ()) -> MainWindow | None:
    """Open the window and return it; None where another program's window on the same drafts came forward instead.

    paths: of files and folders to be opened, absolute; the window that comes forward opens them.
    """
    from model.files.data_folder import ensure_data_folder

    gc.disable()  # until _build_application is done: modules and widgets are made by the thousand, none is garbage
    _get_application()
    instance = None
    with suppress(NianbaoError):  # a folder that cannot be made is told by _show_drafts, in the window
        instance = SingleInstance(ensure_data_folder())
        if instance.show_other_window(paths):
            return None
    _, window = open_window(instance, paths)
    return window


def _bring_forward(window: MainWindow) -> None:
    """Show the window above all others, also where it was minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def save_picture(report: Report, path: Path, last_year: Report | None = None) -> None:
    """Save a PNG of the window showing a report at its table of applications; works without a screen.

    last_year: the report that the editor compares with.
    """
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import tempfile

    from gui.application.application import Application
    from model.storage.store import Store

    app = themed_application()
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        window = MainWindow(StartPage())
        application = Application(window, Store(Path(folder) / "drafts.db"), Path(folder))
        application.open_new_draft(report, last_year)
        application.editor.tabs.setCurrentIndex(list(application.editor.pages).index("requests"))
        window.resize(1366, 768)
        window.show()
        app.processEvents()
        window.grab().save(str(path))
        window.close()
