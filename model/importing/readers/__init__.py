"""Readers, one for each kind of file: from a file to a Document of rows and cells. They know no form.

Begin with read_document(): file_type.py tells what a file really is, READERS names the module that reads it. The rooms
pdf/, text/, markup/ and workbooks/ and the modules docx_numbering, hidden_text, merged_cells, encoding, compound_file
and zip_guard serve those readers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from model.compatibility_forms import replace_compatibility_forms
from model.errors import UnreadableFile

if TYPE_CHECKING:
    from model.importing.document import Document


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: what people call it, and the module whose function read(path) makes its Document."""

    name: str
    reader_module: str


READERS: Mapping[str, FileKind] = {
    ".xlsx": FileKind("Excel", "model.importing.readers.workbooks.xlsx_file"),
    ".xlsm": FileKind("Excel", "model.importing.readers.workbooks.xlsx_file"),
    ".xls": FileKind("Excel", "model.importing.readers.workbooks.calamine_file"),
    ".et": FileKind("Excel", "model.importing.readers.workbooks.calamine_file"),
    ".xlsb": FileKind("Excel", "model.importing.readers.workbooks.calamine_file"),
    ".ods": FileKind("Excel", "model.importing.readers.workbooks.ods_file"),
    ".docx": FileKind("Word", "model.importing.readers.docx_file"),
    ".doc": FileKind("Word", "model.importing.readers.old_word_file"),
    ".wps": FileKind("Word", "model.importing.readers.old_word_file"),
    ".rtf": FileKind("Word", "model.importing.readers.old_word_file"),
    ".odt": FileKind("Word", "model.importing.readers.old_word_file"),
    ".pdf": FileKind("PDF", "model.importing.readers.pdf_file"),
    ".html": FileKind("网页", "model.importing.readers.html_file"),
    ".htm": FileKind("网页", "model.importing.readers.html_file"),
    ".mht": FileKind("网页", "model.importing.readers.mhtml_file"),
    ".mhtml": FileKind("网页", "model.importing.readers.mhtml_file"),
    ".csv": FileKind("Excel", "model.importing.readers.csv_file"),
    ".txt": FileKind("文本", "model.importing.readers.text_file"),
    ".text": FileKind("文本", "model.importing.readers.text_file"),
    ".md": FileKind("文本", "model.importing.readers.text_file"),
    ".markdown": FileKind("文本", "model.importing.readers.text_file"),
    ".zip": FileKind("压缩包", "model.importing.readers.zip_file"),
}
"""By suffix, every kind of file that can be read. A reader is imported when first needed."""


def group_suffixes() -> dict[str, list[str]]:
    """The suffixes of each kind, by what people call it: Excel → [.xlsx, .csv]."""
    found: dict[str, list[str]] = {}
    for suffix, kind in READERS.items():
        found.setdefault(kind.name, []).append(suffix)
    return found


def describe_kinds() -> str:
    """What can be read, as part of a sentence: Excel（.xlsx）、文本（.txt）."""
    return "、".join(f"{name}（{'、'.join(suffixes)}）" for name, suffixes in group_suffixes().items())


def is_readable(path: Path) -> bool:
    """Whether a file is of a kind that can be read, by its name."""
    return path.suffix.lower() in READERS


def may_hold_report(path: Path) -> bool:
    """Whether a file, by its name, can be read, or is of a kind of which people should be told why it cannot."""
    from model.importing.readers import file_type  # brings zipfile, which the window does not wait for

    return is_readable(path) or path.suffix.lower() in file_type.UNREADABLE_REPORTS


def read_document(path: Path) -> Document:
    """The Document of a file, made by the reader for what it really is.

    Raises UnreadableFile; readers let OSError through, and that for zips StoreError.
    """
    reader: Callable[[Path], Document] = import_module(READERS[_choose_reader_suffix(path)].reader_module).read
    document = reader(path)
    if document.embedded_cells is not None:
        return document  # our own workbook: what a clerk typed is compared with the record, character by character
    return document.replace_texts(replace_compatibility_forms)


def _choose_reader_suffix(path: Path) -> str:
    """The suffix of the reader for a file, which may not be its own. Raises UnreadableFile where there is none."""
    from model.importing.readers import file_type  # brings zipfile, which the window does not wait for

    if not path.exists():
        raise UnreadableFile(path.name, "没有这个文件。请核对名字和文件夹。")
    if path.is_dir():
        raise UnreadableFile(path.name, "这是一个文件夹。请选里面的文件。")
    if not path.is_file():
        raise UnreadableFile(path.name, "这不是普通的文件，里面没有报告。请核对是不是选错了文件。")
    if not path.stat().st_size:
        raise UnreadableFile(path.name, "文件是空的。")
    suffix = file_type.detect_suffix(path)
    if suffix in file_type.ADVICE:
        raise UnreadableFile(path.name, file_type.ADVICE[suffix])
    if suffix not in READERS:
        raise UnreadableFile(path.name, f"不会读这种文件，可以读的有{describe_kinds()}。")
    return suffix
