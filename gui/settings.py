"""What the window remembers between two days: kept beside the drafts, never in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

ZOOMS = (50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200)
"""The steps of zooming, in per cent."""


class Settings:
    """Reads and writes window.ini; a value that cannot be understood counts as never set."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def zoom(self) -> int:
        """The size of the tables in per cent."""
        found = self._number("zoom", 100)
        return found if found in ZOOMS else 100

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._file.setValue("zoom", percent)

    @property
    def enter_goes_right(self) -> bool:
        """Whether Enter goes to the right instead of down."""
        return self._number("enter_goes_right", 0) == 1

    @enter_goes_right.setter
    def enter_goes_right(self, yes: bool) -> None:
        self._file.setValue("enter_goes_right", int(yes))

    @property
    def shows_last(self) -> bool:
        """Whether last year's figures stand beside this year's."""
        return self._number("shows_last", 0) == 1

    @shows_last.setter
    def shows_last(self, yes: bool) -> None:
        self._file.setValue("shows_last", int(yes))

    @property
    def tour_seen(self) -> bool:
        """Whether the first-run tour was begun once."""
        return self._number("tour_seen", 0) == 1

    @tour_seen.setter
    def tour_seen(self, yes: bool) -> None:
        self._file.setValue("tour_seen", int(yes))

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
        self._file.setValue("geometry", saved)

    def tab(self, draft: int) -> int:
        """The tab a draft was left at."""
        return self._number(f"tab/{draft}", 0)

    def set_tab(self, draft: int, tab: int) -> None:
        """Remember it."""
        self._file.setValue(f"tab/{draft}", tab)

    def _number(self, key: str, otherwise: int) -> int:
        found = str(self._file.value(key, otherwise))
        return int(found) if found.isascii() and found.isdigit() else otherwise
