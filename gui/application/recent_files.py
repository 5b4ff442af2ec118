"""The menu 最近用过的文件: files that were imported, and workbooks that were exported, to be opened again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gui.system import background
from gui.system.settings import Settings
from gui.widgets.plain_text import set_tooltip
from gui.window.actions import menu_of
from model.files.paths import is_present
from model.text import write_out_controls

_MAX_NAME_WIDTH = 420
"""Pixels of a file's name in the menu; a longer one is shortened in the middle."""

_EMPTY_WORDS = "还没有"

WORKBOOK_SUFFIX = ".xlsx"
"""Of what is exported only workbooks are listed: they come back as the draft that they were."""


class RecentFilesMenu(QMenu):
    """Lists the files of the settings, the newest first, without those that are there no more.

    import_action: of the menu 文件, above the action that follows it this menu is put. open_file: opens a file;
    may_open: whether files can be imported now.
    """

    def __init__(
        self,
        settings: Settings,
        import_action: QAction,
        open_file: Callable[[Path], object],
        may_open: Callable[[], bool],
    ) -> None:
        menu = menu_of(import_action)
        super().__init__("最近用过的文件", menu)
        self._settings = settings
        self._open_file, self._may_open = open_file, may_open
        self._file_actions: dict[Path, QAction] = {}
        following = menu.actions()[menu.actions().index(import_action) + 1]
        menu.insertMenu(following, self)
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._list_files)

    def add_file(self, path: Path) -> None:
        """Put a file that was imported, or written, on top."""
        file = path.absolute()
        self._settings.recent_files = (file, *(other for other in self._settings.recent_files if other != file))

    def add_written_file(self, path: Path) -> None:
        """The same for a file that was written, where it is a workbook."""
        if path.suffix.lower() == WORKBOOK_SUFFIX:
            self.add_file(path)

    def _list_files(self) -> None:
        """List the files at once, and find out in a worker which are gone: a network drive may take long to say so."""
        self.clear()
        self._file_actions = {}
        files = self._settings.recent_files
        names = Counter(file.name for file in files)
        for rank, file in enumerate(files):
            folder = f"（{file.parent.name}）" if names[file.name] > 1 else ""
            name = self._shorten(write_out_controls(file.name + folder)).replace("&", "&&")
            action = self.addAction(f"&{(rank + 1) % 10}  {name}")
            set_tooltip(action, write_out_controls(str(file)))
            action.setEnabled(self._may_open())
            action.triggered.connect(partial(self._open_file, file))
            self._file_actions[file] = action
        if files:
            find_missing = partial(_find_missing, files)
            background.run_in_background(find_missing, self._drop_missing, lambda _: None, self)
        else:
            self._say_empty()

    def _drop_missing(self, missing: Sequence[Path]) -> None:
        if not missing:
            return
        self._settings.recent_files = [file for file in self._settings.recent_files if file not in missing]
        for file in missing:
            if action := self._file_actions.pop(file, None):
                self.removeAction(action)
        if not self._file_actions:
            self._say_empty()

    def _say_empty(self) -> None:
        self.addAction(_EMPTY_WORDS).setEnabled(False)

    def _shorten(self, name: str) -> str:
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _MAX_NAME_WIDTH)


def _find_missing(files: Sequence[Path]) -> list[Path]:
    return [file for file in files if not is_present(file)]
