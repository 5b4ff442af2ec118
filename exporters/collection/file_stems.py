"""File names for units: safe on Windows and Linux, and no two alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from model.files.file_names import is_device_name, sanitise_file_name

_MAX_BYTES = 150
"""Of the 255 that Linux allows, some are for the rest of the name, a number, the suffix and a name while writing."""

_UNNAMED = "未写名称的单位"


def make_file_stems(names: Iterable[str]) -> list[str]:
    """A stem for each name, in order; one that was there before, however it is cased, gets a number."""
    stems: list[str] = []
    used: set[str] = set()
    for name in names:
        whole = _make_stem(name)
        stem, number = whole, 1
        while _fold(stem) in used:
            number += 1
            stem = f"{whole}（{number}）"
        used.add(_fold(stem))
        stems.append(stem)
    return stems


def _make_stem(name: str) -> str:
    """The name as the beginning of a file's name; blanks and full stops may not end one on Windows."""
    cut = sanitise_file_name(name).encode()[:_MAX_BYTES].decode(errors="ignore")
    stem = cut.strip(" .") or _UNNAMED
    return f"_{stem}" if is_device_name(stem) else stem


def _fold(stem: str) -> str:
    """What Windows and macOS take for the same name."""
    return unicodedata.normalize("NFC", stem).casefold()
