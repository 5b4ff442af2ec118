"""From a report to papers: one stream of blocks, several writers.

write() picks the writer by the file's suffix; a file appears whole or not at all.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from model.errors import UnwritableFile
from model.form import Form
from model.report import Report

Exporter = Callable[[Form, Report, Path, Report | None], None]

EXPORTERS = {".pdf": "exporters.pdf", ".xlsx": "exporters.xlsx"}
"""Suffix → the module whose write(form, report, path, last) makes such a file; imported when first needed."""


def write(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Write a settled report in the format of the path's suffix, replacing what stood there in one step.

    last, the report of the year before, travels along in formats that come back (.xlsx). Raises UnwritableFile.
    """
    module = EXPORTERS.get(path.suffix.lower())
    if module is None:
        raise UnwritableFile(path.name, f"不会写这种文件，可以写的有 {'、'.join(EXPORTERS)}。")
    exporter: Exporter = import_module(module).write
    temporary = _temporary(path)
    try:
        exporter(form, report, temporary, last)
        os.replace(temporary, path)
    except PermissionError as error:
        raise UnwritableFile(
            path.name, "文件被别的程序打开着，或者这个文件夹不许写入。请关掉它，或换个地方保存。"
        ) from error
    except OSError as error:
        raise UnwritableFile(path.name, f"{error.strerror or error}。请检查磁盘空间和文件夹，再试一次。") from error
    finally:
        temporary.unlink(missing_ok=True)


def _temporary(path: Path) -> Path:
    """A new empty file beside the target, so that the last step is a rename on one disk."""
    try:
        handle, name = tempfile.mkstemp(prefix=".nianbao-", suffix=path.suffix.lower(), dir=path.parent)
    except OSError as error:
        raise UnwritableFile(path.name, f"这个文件夹写不进去（{error.strerror}）。请换个地方保存。") from error
    os.close(handle)
    return Path(name)
