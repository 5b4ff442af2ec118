"""Names that file dialogs propose, which Windows and Linux both take, and the kinds of files they offer."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from model.files.file_names import is_device_name, sanitise_file_name
from model.files.paths import is_folder
from model.importing import readers

_MAX_UNIT_BYTES, _MAX_YEAR_BYTES = 150, 12
"""In bytes of UTF-8: with title, number, suffix and the addition of an unfinished file a name has less than 255."""
_TITLE = "政府信息公开工作年度报告"


def find_documents_folder() -> Path:
    """The folder in which a file dialog begins: the clerk's documents, or the home where there is no such folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if is_folder(documents) else Path.home()


def make_file_stem(unit: str, year: object) -> str:
    """The name of a report's file without its suffix; year may be missing: None, 0 or ""."""
    unit_part = _cut_bytes(sanitise_file_name(unit), _MAX_UNIT_BYTES)
    year_part = _cut_bytes(sanitise_file_name(str(year or "")), _MAX_YEAR_BYTES)
    if year_part:
        year_part += "年"
    name = f"{unit_part}{year_part}{_TITLE}".strip(" .")
    return f"_{name}" if is_device_name(name) else name


def _cut_bytes(text: str, max_bytes: int) -> str:
    """The beginning of a text that has so many bytes in UTF-8 at most; no character is cut in two."""
    return text.encode()[:max_bytes].decode(errors="ignore")


def make_file_stems(reports: Iterable[tuple[str, object]], suffixes: Sequence[str], taken: Container[str]) -> list[str]:
    """A stem for each unit and year, all of them different; the files of one report share their stem.

    A stem that another report has, or that is taken with one of the suffixes, is numbered （2）, （3） ….
    taken: names of files as fold_case() makes them.
    """
    used: set[str] = set()
    stems = []
    for unit, year in reports:
        first = make_file_stem(unit, year)
        for number in count(1):
            stem = first if number == 1 else f"{first}（{number}）"
            is_taken = any(fold_case(stem + suffix) in taken for suffix in suffixes)
            if fold_case(stem) not in used and not is_taken:
                break
        used.add(fold_case(stem))
        stems.append(stem)
    return stems


def fold_case(name: str) -> str:
    """The same text for all names that Windows does not tell apart."""
    return name.casefold()


def list_names(folder: Path) -> frozenset[str]:
    """The names in a folder as fold_case() makes them. Raises OSError."""
    return frozenset(fold_case(path.name) for path in folder.iterdir())


def make_file_filters() -> str:
    """The filters of a dialog that opens reports: all readable files, then each kind by its name, then all files."""
    kinds = {"能读的文件": list(readers.READERS), **readers.group_suffixes()}
    filters = []
    for name, suffixes in kinds.items():
        patterns = " ".join(f"*{suffix}" for suffix in suffixes)
        filters.append(f"{name} ({patterns})")
    filters.append("所有文件 (*)")
    return ";;".join(filters)
