"""Names for exported files that Windows and Linux both take, no two alike, and where to propose them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from model.files.file_names import is_device, plain
from model.importing import readers

_LONGEST_UNIT, _LONGEST_YEAR = 150, 12
"""In bytes: with title, number, suffix and the mark of an unfinished file a name stays below the 255 of Linux."""
_TITLE = "政府信息公开工作年度报告"


def documents() -> Path:
    """The folder a dialog of files begins in: the clerk's documents, or the home where there is no such folder."""
    named = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return named if named.is_dir() else Path.home()


def file_stem(unit: str, year: object) -> str:
    """The name of a report's file without its suffix; year may be missing."""
    named, dated = _short(plain(unit), _LONGEST_UNIT), _short(plain(str(year or "")), _LONGEST_YEAR)
    name = (f"{named}{dated}年{_TITLE}" if dated else f"{named}{_TITLE}").strip(" .")
    return f"_{name}" if is_device(name) else name


def _short(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def file_stems(reports: Iterable[tuple[str, object]], suffixes: Sequence[str], taken: Container[str]) -> list[str]:
    """A stem for each unit and year; one already given, or taken with one of the suffixes, is numbered （2）, （3） ….

    taken holds file names as alike() has them. All files of one report share their stem.
    """
    given: set[str] = set()
    found = []
    for unit, year in reports:
        first = file_stem(unit, year)
        for number in count(1):
            stem = first if number == 1 else f"{first}（{number}）"
            if alike(stem) not in given and not any(alike(stem + suffix) in taken for suffix in suffixes):
                break
        given.add(alike(stem))
        found.append(stem)
    return found


def alike(name: str) -> str:
    """What two names have in common that Windows takes for one."""
    return name.casefold()


def names_in(folder: Path) -> frozenset[str]:
    """What a folder holds, as alike() has it; raises OSError."""
    return frozenset(alike(path.name) for path in folder.iterdir())


def file_filters() -> str:
    """All of them first, then each kind by its name, then anything."""
    lines = [("能读的文件", list(readers.READERS)), *readers.kinds().items()]
    filters = [f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes)})" for name, suffixes in lines]
    return ";;".join([*filters, "所有文件 (*)"])
