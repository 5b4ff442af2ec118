"""Names for exported files that Windows and Linux both take, no two alike."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import count
from pathlib import Path

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""Characters Windows allows in no file name."""
_LONGEST_UNIT = 150
"""In bytes: with title, number, suffix and the mark of an unfinished file a name stays below the 255 of Linux."""
_TITLE = "政府信息公开工作年度报告"


def file_stem(unit: str, year: object) -> str:
    """The name of a report's file without its suffix; year may be missing."""
    kept = unit.strip().encode(errors="ignore")[:_LONGEST_UNIT].decode(errors="ignore")
    name = f"{kept}{year}年{_TITLE}" if year else f"{kept}{_TITLE}"
    return _FORBIDDEN.sub("_", name).strip(" .")


def file_stems(reports: Iterable[tuple[str, object]], suffixes: Sequence[str], taken: Container[str]) -> list[str]:
    """A stem for each unit and year; one already given, or taken with one of the suffixes, is numbered （2）, （3） ….

    taken holds file names as alike() has them. All files of one report share their stem.
    """
    given: set[str] = set()
    found = []
    for unit, year in reports:
        plain = file_stem(unit, year)
        for number in count(1):
            stem = plain if number == 1 else f"{plain}（{number}）"
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
