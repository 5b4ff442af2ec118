"""From a report to papers: one stream of blocks, several writers.

write() picks the writer by the file's suffix; a file appears whole or not at all.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from model.errors import UnwritableFile
from model.files.atomic_write import atomic_write, remove_leftovers
from model.files.os_errors import describe_os_error
from model.form.form import Form
from model.report.report import Report

if TYPE_CHECKING:
    from model.importing.file_check import FileResult

WRITER_MODULES = {
    ".pdf": "exporters.pdf.writer",
    ".docx": "exporters.word.writer",
    ".xlsx": "exporters.excel.writer",
    ".html": "exporters.web.writer",
}
"""Suffix → the module whose write(form, report, path, last) makes such a file; imported when first needed."""

FORMATS_WITH_OPTIONS = frozenset({".pdf", ".docx", ".html"})
"""The formats in which one may choose: their write takes choices as well. A workbook always carries everything."""

_ADVICE_BY_ERRNO = {
    errno.ENOSPC: "请先腾出一些空间，或者换个地方保存。",
    errno.EDQUOT: "请先腾出一些空间，或者换个地方保存。",
    errno.ENAMETOOLONG: "请换个短一些的文件名。",
    errno.EINVAL: "请换个文件名，或者换个地方保存。",
}
_GENERAL_ADVICE = "请换个地方保存，或者检查磁盘和文件夹，再试一次。"
_NOT_WRITABLE = "文件被别的程序（例如 Excel、WPS）打开着，或者是只读的，或者这里不许写入。请关掉它，或换个地方保存。"


def write_report(
    form: Form, report: Report, path: Path, last: Report | None = None, options: ExportOptions = DEFAULT_OPTIONS
) -> None:
    """Write a settled report in the format of the path's suffix, replacing what stood there in one step.

    last, the report of the year before, travels along in formats that come back (.xlsx). Raises UnwritableFile.
    """
    suffix = path.suffix.lower()
    module = WRITER_MODULES.get(suffix)
    if module is None:
        raise UnwritableFile(path.name, f"不会写这种文件，可以写的有 {'、'.join(WRITER_MODULES)}。")
    exporter = import_module(module)
    with _replace_file(path) as temporary:
        if suffix in FORMATS_WITH_OPTIONS:
            exporter.write(form, report, temporary, last, options)
        else:
            exporter.write(form, report, temporary, last)


def write_infographic(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Draw 一图读懂, the figures as one page of pictures, as .png, .svg or .pdf. Raises UnwritableFile."""
    files = import_module("exporters.infographic.infographic_file")
    with _replace_file(path) as temporary:
        files.write(form, report, temporary, last)


def write_check_list(judged: Sequence[tuple[str, FileResult]], path: Path) -> None:
    """Write the files of a check, each with its name in the list, as a workbook. Raises UnwritableFile."""
    roster = import_module("exporters.excel.check_list")
    with _replace_file(path) as temporary:
        roster.write(judged, temporary)


def write_rendered(paper: bytes, path: Path) -> None:
    """Write a paper that is set already. Raises UnwritableFile."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UnwritableFile(path.name, "这不是文件，不能存在这里。请换个文件名。")
    with _replace_file(path) as temporary:
        temporary.write_bytes(paper)


def list_missing_characters(
    form: Form, report: Report, path: Path, last: Report | None = None, options: ExportOptions = DEFAULT_OPTIONS
) -> list[str]:
    """The characters, as 字（U+XXXX）, that would stand as framed codes in this file; only a PDF carries its fonts."""
    if path.suffix.lower() != ".pdf":
        return []
    found: list[str] = import_module(WRITER_MODULES[".pdf"]).missing(form, report, last, options)
    return found


@contextmanager
def _replace_file(path: Path) -> Iterator[Path]:
    """A name beside the path to write under; afterwards the file is renamed to the path, or gone."""
    try:
        _check_replaceable(path)
        with atomic_write(path) as temporary:
            temporary.touch(exist_ok=False)  # where nothing may be written, that is told before the work is done
            yield temporary
        remove_leftovers(path.parent)
    except PermissionError as error:
        raise UnwritableFile(path.name, _NOT_WRITABLE) from error
    except OSError as error:
        advice = _ADVICE_BY_ERRNO.get(error.errno or 0, _GENERAL_ADVICE)
        raise UnwritableFile(path.name, f"{describe_os_error(error)}。{advice}") from error


def _check_replaceable(path: Path) -> None:
    """Whether what stands at the path may be replaced. Raises UnwritableFile, OSError."""
    if path.is_dir():
        raise UnwritableFile(path.name, "这里已经有一个同名的文件夹。请换个文件名。")
    if path.exists():
        path.open("r+b").close()
