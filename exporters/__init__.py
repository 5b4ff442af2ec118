"""From a report to papers: one stream of blocks, several writers.

write() picks the writer by the file's suffix; a file appears whole or not at all.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

from exporters.choices import PLAIN, Choices
from model.errors import UnwritableFile
from model.form import Form
from model.report import Report

EXPORTERS = {
    ".pdf": "exporters.pdf",
    ".docx": "exporters.docx",
    ".xlsx": "exporters.xlsx",
    ".html": "exporters.html",
}
"""Suffix → the module whose write(form, report, path, last) makes such a file; imported when first needed."""

CHOOSING = frozenset({".pdf", ".docx", ".html"})
"""The formats in which one may choose: their write takes choices as well. A workbook always carries everything."""

_TROUBLES = {
    errno.ENOSPC: "磁盘满了。请先腾出一些空间，或者换个地方保存。",
    errno.EDQUOT: "磁盘空间的限额用完了。请先腾出一些空间，或者换个地方保存。",
    errno.EROFS: "这个盘是只读的。请换个地方保存。",
    errno.ENOENT: "这个文件夹不在了。请换个地方保存。",
    errno.ENOTDIR: "这个文件夹不在了。请换个地方保存。",
    errno.ENAMETOOLONG: "文件名太长了。请换个短一些的文件名。",
}
_NOT_ALLOWED = "文件被别的程序（例如 Excel、WPS）打开着，或者是只读的，或者这里不许写入。请关掉它，或换个地方保存。"


def write(form: Form, report: Report, path: Path, last: Report | None = None, choices: Choices = PLAIN) -> None:
    """Write a settled report in the format of the path's suffix, replacing what stood there in one step.

    last, the report of the year before, travels along in formats that come back (.xlsx). Raises UnwritableFile.
    """
    suffix = path.suffix.lower()
    module = EXPORTERS.get(suffix)
    if module is None:
        raise UnwritableFile(path.name, f"不会写这种文件，可以写的有 {'、'.join(EXPORTERS)}。")
    exporter = import_module(module)
    with _whole(path) as temporary:
        if suffix in CHOOSING:
            exporter.write(form, report, temporary, last, choices)
        else:
            exporter.write(form, report, temporary, last)


def draw(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Draw 一图读懂, the figures as one page of pictures, as .png, .svg or .pdf. Raises UnwritableFile."""
    infographic = import_module("exporters.infographic")
    with _whole(path) as temporary:
        infographic.write(form, report, temporary, last)


def missing(form: Form, report: Report, path: Path, last: Report | None = None, choices: Choices = PLAIN) -> list[str]:
    """The characters, as 字（U+XXXX）, that would stand as framed codes in this file; only a PDF carries its fonts."""
    if path.suffix.lower() != ".pdf":
        return []
    found: list[str] = import_module(EXPORTERS[".pdf"]).missing(form, report, last, choices)
    return found


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A name beside the path to write under; afterwards the file is renamed to the path, or gone."""
    temporary = path.with_name(f".nianbao-{secrets.token_hex(8)}{path.suffix.lower()}")
    try:
        _look(path)
        temporary.touch(exist_ok=False)
        yield temporary
        os.replace(temporary, path)
    except PermissionError as error:
        raise UnwritableFile(path.name, _NOT_ALLOWED) from error
    except OSError as error:
        words = _TROUBLES.get(error.errno or 0, f"{error.strerror or error}。请检查磁盘空间和文件夹，再试一次。")
        raise UnwritableFile(path.name, words) from error
    finally:
        with suppress(OSError):  # Windows keeps a file that is still being read, by a virus scanner say
            temporary.unlink(missing_ok=True)


def _look(path: Path) -> None:
    """Whether what stands at the path may be replaced. Raises UnwritableFile, OSError."""
    if path.is_dir():
        raise UnwritableFile(path.name, "这里已经有一个同名的文件夹。请换个文件名。")
    if path.exists():
        path.open("r+b").close()
