"""Writes reports to files: PDF, Word, Excel, web page, the infographic 一图读懂 and the check list of a folder.

The functions here choose the writer by the file's suffix; a file appears whole or not at all. What takes long to import
is imported when it is needed. The rooms below know the model and no window. Begin with content/blocks.py: what a report
consists of, the same for every format.
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
from model.files.paths import is_present
from model.form.form import Form
from model.report.report import Report

if TYPE_CHECKING:
    from exporters.check_record.check_record import CheckRecord
    from exporters.content.report_content import PaperContent, ReportContent
    from exporters.correction.correction_paper import CorrectionPaper
    from exporters.correction.published_paper import PublishedPaper
    from exporters.drawing.shapes import Drawing
    from model.importing.file_check import FileResult

WRITER_MODULES = {
    ".pdf": "exporters.pdf.writer",
    ".docx": "exporters.word.writer",
    ".xlsx": "exporters.excel.writer",
    ".html": "exporters.web.writer",
}
"""Suffix → the module whose write(content, path) makes such a file; imported when first needed."""

FORMATS_WITH_OPTIONS = frozenset({".pdf", ".docx", ".html"})
"""The suffixes of files that export options change. A workbook always contains everything."""

CHECK_RECORD_FORMATS = (".pdf", ".docx")
"""The suffixes of files that 体检单 can be written to."""

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
    """Write a single file of a report, as write_content does. Raises UnwritableFile."""
    from exporters.content.report_content import ReportContent

    write_content(ReportContent(form, report, last, options), path)


def write_content(content: ReportContent, path: Path) -> None:
    """Write a report in the format of the path's suffix, replacing an older file in one step. Raises UnwritableFile.

    For several files of one report, call it with the same content: its blocks are then made once.
    """
    module = WRITER_MODULES.get(path.suffix.lower())
    if module is None:
        raise UnwritableFile(path.name, f"不会写这种文件，可以写的有 {'、'.join(WRITER_MODULES)}。")
    writer = import_module(module)
    with replace_file(path) as temporary:
        writer.write(content, temporary)


def write_check_record(record: CheckRecord, path: Path) -> None:
    """Write 体检单 of a report as .pdf or .docx. Raises UnwritableFile."""
    require_check_record_suffix(path)
    write_paper(record, path)


def write_paper(paper: PaperContent, path: Path) -> None:
    """Write any paper that is made of blocks, as .pdf or .docx. Raises UnwritableFile."""
    writer = import_module(WRITER_MODULES[path.suffix.lower()])
    with replace_file(path) as temporary:
        writer.write(paper, temporary)


def require_check_record_suffix(path: Path) -> None:
    """Raise UnwritableFile where 体检单 cannot be written under this name."""
    if path.suffix.lower() not in CHECK_RECORD_FORMATS:
        raise UnwritableFile(path.name, f"体检单不会写成这种文件，可以写的有 {'、'.join(CHECK_RECORD_FORMATS)}。")


def write_correction(paper: CorrectionPaper, path: Path) -> None:
    """Write 更正说明, the paper alone, in any of the formats of a report. Raises UnwritableFile."""
    suffix = path.suffix.lower()
    if suffix not in WRITER_MODULES:
        raise UnwritableFile(path.name, f"更正说明不会写成这种文件，可以写的有 {'、'.join(WRITER_MODULES)}。")
    writer = import_module("exporters.excel.correction_sheet" if suffix == ".xlsx" else WRITER_MODULES[suffix])
    with replace_file(path) as temporary:
        writer.write(paper, temporary)


def write_published_paper(paper: PublishedPaper, path: Path) -> None:
    """Write the list of what a published file says otherwise, as .pdf or .docx. Raises UnwritableFile."""
    if path.suffix.lower() not in CHECK_RECORD_FORMATS:
        raise UnwritableFile(path.name, f"核对清单不会写成这种文件，可以写的有 {'、'.join(CHECK_RECORD_FORMATS)}。")
    write_paper(paper, path)


def write_infographic(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Write 一图读懂, the figures as one page of charts, as .png, .svg or .pdf. Raises UnwritableFile."""
    write_drawing(draw_infographic(form, report, last), path)


def draw_infographic(form: Form, report: Report, last: Report | None = None) -> Drawing:
    """一图读懂 as a drawing, to be written to one or more files; last is the report it is compared with."""
    from exporters.infographic import page

    return page.make_infographic(form, report, last)


def write_drawing(drawing: Drawing, path: Path) -> None:
    """Write a drawing as .png, .svg or .pdf. Raises UnwritableFile."""
    from exporters.infographic import infographic_file

    with replace_file(path) as temporary:
        infographic_file.write_drawing(drawing, temporary)


def write_check_list(results: Sequence[tuple[str, FileResult]], path: Path) -> None:
    """Write the results of checking several files, each with its name in the list, as a workbook.

    Raises UnwritableFile.
    """
    from exporters.excel import check_list

    with replace_file(path) as temporary:
        check_list.write_list(results, temporary)


def write_rendered(content: bytes, path: Path) -> None:
    """Write the bytes of a document that is made already. Raises UnwritableFile."""
    if is_present(path) and not path.is_file() and not path.is_dir():
        raise UnwritableFile(path.name, "这不是文件，不能存在这里。请换个文件名。")
    with replace_file(path) as temporary:
        temporary.write_bytes(content)


def list_missing_characters(content: PaperContent, path: Path) -> list[str]:
    """The characters, as 字（U+XXXX）, that the file would show as framed code points since no font has them.

    Empty for other formats than PDF: only a PDF carries its fonts.
    """
    if path.suffix.lower() != ".pdf":
        return []
    from exporters.pdf import writer

    return writer.list_missing_characters(content)


@contextmanager
def replace_file(path: Path) -> Iterator[Path]:
    """Yield a name beside the path to write under; on success that file takes the path's name, on an error it goes.

    Raises UnwritableFile, with advice for the clerk, in place of OSError.
    """
    try:
        _check_replaceable(path)
        with atomic_write(path) as temporary:
            temporary.touch(exist_ok=False)  # fails before the work is done, not after it, where nothing may be written
            yield temporary
        remove_leftovers(path.parent)
    except PermissionError as error:
        raise UnwritableFile(path.name, _NOT_WRITABLE) from error
    except OSError as error:
        advice = _ADVICE_BY_ERRNO.get(error.errno or 0, _GENERAL_ADVICE)
        raise UnwritableFile(path.name, f"{describe_os_error(error)}。{advice}") from error


def _check_replaceable(path: Path) -> None:
    """Raise UnwritableFile for a folder and OSError for a file that may not be replaced."""
    if path.is_dir():
        raise UnwritableFile(path.name, "这里已经有一个同名的文件夹。请换个文件名。")
    if path.exists():
        path.open("r+b").close()
