"""From a file to a report: a reader for each kind of file that knows no form, one matcher that knows no files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import NianbaoError, UnreadableFile
from model.importing.readers import read_document
from model.report.report import Report

if TYPE_CHECKING:
    from model.importing.document import Document


_EMBEDDED_DAMAGED = "随文件保存的完整记录已经损坏，只按看得见的内容读入；备注和上年数据没有了。"


@dataclass(frozen=True)
class Reading:
    """What a file says: a settled report, last year's where one travelled along, and what could not be placed.

    report.figures holds the entries and their totals, report.stated_totals each total the file states otherwise.
    """

    report: Report
    last_year_report: Report | None
    unplaced: tuple[str, ...]


def read_report(path: Path) -> Reading:
    """The report a file holds, by what is in it. Raises UnreadableFile, in words that say what to do."""
    try:
        return _build_reading(path, read_document(path))
    except UnreadableFile:
        raise
    except NianbaoError as error:
        raise UnreadableFile(path.name, str(error)) from error
    except PermissionError as error:
        raise UnreadableFile(path.name, "没有权限打开，或者别的程序正开着它。请关掉那个程序，再试一次。") from error
    except OSError as error:
        raise UnreadableFile(path.name, f"{error.strerror or error}。请把文件复制到本机，再试一次。") from error


def _build_reading(path: Path, document: Document) -> Reading:
    # Brings the forms: the window names the kinds of files long before it reads one
    from model.importing import embedded_report, own_workbook
    from model.importing.document import MAX_ROWS
    from model.importing.matching import matcher
    from model.importing.matching.missing_cells import combine_remarks

    if document.embedded_cells is not None:
        embedded = embedded_report.unpack_report(document.embedded_cells)
        if embedded:
            report, notes = own_workbook.merge_own_workbook(document, embedded.report)
            return Reading(report, embedded.last_year_report, notes)
        document = replace(document, notes=(*document.notes, _EMBEDDED_DAMAGED))
    if len(document.rows) > MAX_ROWS:
        raise UnreadableFile(path.name, "里面的文字太多，不像一份报告。请核对是不是选错了文件。")
    found = matcher.match_document(document)
    if found.is_empty:
        raise UnreadableFile(path.name, "里面找不到年度报告的标题和表格。请核对是不是选错了文件。")
    return Reading(
        matcher.build_report(found), None, (*found.notes, *combine_remarks(found.remarks, found.texts, found.form))
    )
