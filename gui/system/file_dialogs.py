"""Names for exported files that Windows and Linux both take, no two alike, and where to propose them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from model.files.file_names import is_device_name, sanitise_file_name
from model.importing import readers

_MAX_UNIT_BYTES, _MAX_YEAR_BYTES = 150, 12
"""In bytes: with title, number, suffix and the mark of an unfinished file a name stays below the 255 of Linux."""
_TITLE = "政府信息公开工作年度报告"


def find_documents_folder() -> Path:
    """The folder a dialog of files begins in: the clerk's documents, or the home where there is no such folder."""
    named = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return named if named.is_dir() else Path.home()


def make_file_stem(unit: str, year: object) -> str:
    """The name of a report's file without its suffix; year may be missing."""
    named, dated = (
        _cut_bytes(sanitise_file_name(unit), _MAX_UNIT_BYTES),
        _cut_bytes(sanitise_file_name(str(year or "")), _MAX_YEAR_BYTES),
    )
    name = (f"{named}{dated}年{_TITLE}" if dated else f"{named}{_TITLE}").strip(" .")
    return f"_{name}" if is_device_name(name) else name


def _cut_bytes(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def make_file_stems(reports: Iterable[tuple[str, object]], suffixes: Sequence[str], taken: Container[str]) -> list[str]:
    """A stem for each unit and year; one already given, or taken with one of the suffixes, is numbered （2）, （3） ….

    taken holds file names as alike() has them. All files of one report share their stem.
    """
    given: set[str] = set()
    found = []
    for unit, year in reports:
        first = make_file_stem(unit, year)
        for number in count(1):
            stem = first if number == 1 else f"{first}（{number}）"
            if fold_case(stem) not in given and not any(fold_case(stem + suffix) in taken for suffix in suffixes):
                break
        given.add(fold_case(stem))
        found.append(stem)
    return found


def fold_case(name: str) -> str:
    """What two names have in common that Windows takes for one."""
    return name.casefold()


def list_names(folder: Path) -> frozenset[str]:
    """What a folder holds, as alike() has it; raises OSError."""
    return frozenset(fold_case(path.name) for path in folder.iterdir())


def make_file_filters() -> str:
    """All of them first, then each kind by its name, then anything."""
    lines = [("能读的文件", list(readers.READERS)), *readers.group_suffixes().items()]
    filters = [f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes)})" for name, suffixes in lines]
    return ";;".join([*filters, "所有文件 (*)"])
