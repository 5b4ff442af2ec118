"""What the window remembers from one day to the next, in window.ini beside the drafts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter

from gui.style.theme import APPEARANCES, SIDE_PANEL_WIDTH

ZOOM_STEPS = (50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200)
"""The steps of zooming, in per cent."""
_MAX_DIGITS = 5
"""A number with more digits is no tab, width or percentage."""

MAX_RECENT_FILES = 10
"""So many files used last are remembered."""

TRACE_KEYS = ("geometry", "sizes", "side", "side_folded", "tab", "recent_files")
"""Keys of what is remembered without the clerk's asking for it; the other settings were chosen."""


class Settings:
    """Reads and writes window.ini; a value that cannot be understood counts as never set."""

    def __init__(self, folder: Path) -> None:
        file = folder / "window.ini"
        with suppress(OSError):  # QSettings would make a file that everybody can read
            file.touch(mode=0o600)
        self._file = QSettings(str(file), QSettings.Format.IniFormat)
        self._is_forgetful = False

    def forget_traces(self) -> None:
        """Remove all traces, and store none until the next start: closing the window would leave new ones."""
        self._is_forgetful = True
        for trace in TRACE_KEYS:
            self._file.remove(trace)
        self._file.sync()

    @property
    def zoom(self) -> int:
        """The size of the tables in per cent."""
        found = self._read_number("zoom", 100)
        return found if found in ZOOM_STEPS else 100

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._file.setValue("zoom", percent)

    @property
    def enter_goes_right(self) -> bool:
        """Whether Enter goes to the right instead of down."""
        return self._read_number("enter_goes_right", 0) == 1

    @enter_goes_right.setter
    def enter_goes_right(self, yes: bool) -> None:
        self._file.setValue("enter_goes_right", int(yes))

    @property
    def shows_last_year(self) -> bool:
        """Whether last year's figures stand beside this year's, where there are any; so it is at first."""
        return self._read_number("shows_last", 1) == 1

    @shows_last_year.setter
    def shows_last_year(self, yes: bool) -> None:
        self._file.setValue("shows_last", int(yes))

    @property
    def tour_seen(self) -> bool:
        """Whether the first-run tour was begun once."""
        return self._read_number("tour_seen", 0) == 1

    @tour_seen.setter
    def tour_seen(self, yes: bool) -> None:
        self._file.setValue("tour_seen", int(yes))

    @property
    def input_warning_shown(self) -> bool:
        """Whether it was said once that the input method cannot be reached."""
        return self._read_number("input_told", 0) == 1

    @input_warning_shown.setter
    def input_warning_shown(self, yes: bool) -> None:
        self._file.setValue("input_told", int(yes))

    @property
    def deadline(self) -> date | None:
        """The last day chosen for this office's report; None where the law's holds."""
        try:
            return date.fromisoformat(str(self._file.value("deadline", "")))
        except ValueError:
            return None

    @deadline.setter
    def deadline(self, day: date | None) -> None:
        self._file.setValue("deadline", day.isoformat() if day else "")

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood."""
        found = self._file.value("geometry")
        return found if isinstance(found, QByteArray) else None

    @geometry.setter
    def geometry(self, saved: QByteArray | None) -> None:
        self._store_trace("geometry", saved)

    @property
    def appearance(self) -> str:
        """What the clerk chose of look.APPEARANCES."""
        found = str(self._file.value("appearance", ""))
        return found if found in APPEARANCES else "system"

    @appearance.setter
    def appearance(self, chosen: str) -> None:
        self._file.setValue("appearance", chosen)

    def read_sizes(self, name: str) -> tuple[int, ...]:
        """The widths or heights, in pixels, of the parts of a splitter of this name; () where none are stored."""
        words = str(self._file.value(f"sizes/{name}", "")).split()
        if not all(_is_number(word) for word in words):
            return ()
        return tuple(int(word) for word in words)

    def store_sizes(self, name: str, sizes: Sequence[int]) -> None:
        """Remember the widths or heights of the parts of a splitter."""
        self._store_trace(f"sizes/{name}", " ".join(str(size) for size in sizes))

    @property
    def side_page(self) -> int:
        """Which page of the panel beside the form was in front."""
        return self._read_number("side", 0)

    @side_page.setter
    def side_page(self, page: int) -> None:
        self._store_trace("side", page)

    @property
    def side_folded(self) -> bool:
        """Whether the clerk has folded the panel beside the form."""
        return self._read_number("side_folded", 0) == 1

    @side_folded.setter
    def side_folded(self, yes: bool) -> None:
        self._store_trace("side_folded", int(yes))

    @property
    def backup_folder(self) -> Path | None:
        """Where the clerk wants backups; None for the usual folder."""
        found = str(self._file.value("backup_folder", ""))
        return Path(found) if found else None

    @backup_folder.setter
    def backup_folder(self, folder: Path | None) -> None:
        self._file.setValue("backup_folder", str(folder or ""))

    @property
    def side_sizes(self) -> tuple[int, int]:
        """The width of the side panel in pixels, and the preview's share of the window in per cent."""
        found = self.read_sizes("side")
        return (found[0], found[1]) if len(found) == 2 else (SIDE_PANEL_WIDTH, 50)

    def read_tab(self, draft: int) -> int:
        """The number of the tab in which a draft was left."""
        return self._read_number(f"tab/{draft}", 0)

    def store_tab(self, draft: int, tab: int) -> None:
        """Remember the tab in which a draft is left."""
        self._store_trace(f"tab/{draft}", tab)

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files that were imported or written last, the newest first."""
        try:
            names = json.loads(str(self._file.value("recent_files", "")))
        except (ValueError, RecursionError):
            return ()
        if not isinstance(names, list):
            return ()
        return tuple(Path(name) for name in names[:MAX_RECENT_FILES] if isinstance(name, str) and name)

    @recent_files.setter
    def recent_files(self, files: Sequence[Path]) -> None:
        names = [str(file) for file in files[:MAX_RECENT_FILES]]
        self._store_trace("recent_files", json.dumps(names))  # in ASCII: no name is beyond what the file can hold

    @property
    def print_choice(self) -> dict[str, str]:
        """What was chosen at the last print, by the names that the printing page gives; {} where nothing was."""
        try:
            found = json.loads(str(self._file.value("print", "")))
        except (ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {key: value for key, value in found.items() if isinstance(value, str)}

    @print_choice.setter
    def print_choice(self, choice: Mapping[str, str]) -> None:
        self._file.setValue("print", json.dumps(dict(choice)))

    def _store_trace(self, trace: str, value: object) -> None:
        if not self._is_forgetful:
            self._file.setValue(trace, value)

    def _read_number(self, key: str, default: int) -> int:
        found = str(self._file.value(key, default))
        return int(found) if _is_number(found) else default


def _is_number(word: str) -> bool:
    """Whether a text of the file is a whole number of not too many digits."""
    return word.isascii() and word.isdigit() and len(word) <= _MAX_DIGITS


def remember_sizes(splitter: QSplitter, name: str, settings: Settings) -> None:
    """Give a splitter the sizes stored under a name, and store them whenever it is moved."""
    sizes = settings.read_sizes(name)
    if len(sizes) == splitter.count():
        splitter.setSizes(sizes)
    splitter.splitterMoved.connect(lambda: settings.store_sizes(name, splitter.sizes()))
