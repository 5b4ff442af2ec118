"""Importing: from a file to a report. read_report() is the way in; file_check.py reads and checks in one step.

A reader (readers/) makes a Document of the file and knows no form; matching (matching/) finds the cells of a form in a
Document and knows no file. Only this package's own modules know both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import NianbaoError, SeveralFiles, UnreadableFile
from model.files.os_errors import describe_os_error
from model.importing.readers import read_document
from model.importing.reading_accidents import explain_accident, is_accident
from model.report.report import NOT_FOUND, Report

if TYPE_CHECKING:
    from model.importing.document import Document
    from model.report.summed_parts import SumParts


_EMBEDDED_DAMAGED = "随文件保存的完整记录已经损坏，只按看得见的内容读入；备注和上年数据没有了。"


@dataclass(frozen=True)
class Reading:
    """What a file says: its report, last year's where our own workbook carries one, and what could not be placed.

    report.figures holds the entries and their computed totals, report.stated_totals each total the file states
    otherwise, report.unread what could not be read. leftovers: sentences for the clerk about what has no place.
    is_draft: the file carries a draft of ours.
    notices: sentences on how the file was read, where that was not as usual. unseen_totals: the cells of totals that
    were computed from their parts while the file shows no figure there that could be read.
    parts: what the report is the sum of, where the file carries that.
    """

    report: Report
    last_year_report: Report | None
    leftovers: tuple[str, ...]
    is_draft: bool = False
    notices: tuple[str, ...] = ()
    unseen_totals: tuple[str, ...] = ()
    parts: SumParts | None = None

    @property
    def unread_cells(self) -> tuple[str, ...]:
        """The ids of the cells without a figure because it could not be read, totals among them."""
        from model.checks.unread import list_unread_cells
        from model.form.editions import load_form

        return list_unread_cells(load_form(self.report.edition), self.report)

    @property
    def unread_notes(self) -> tuple[str, ...]:
        """Sentences about what was not found: one for the cover, each table and each prose section.

        A text that was found but is no figure is told of among the leftovers, with where it stood.
        """
        from model.checks.unread import check_unread
        from model.form.editions import load_form

        not_found = {place: words for place, words in self.report.unread.items() if words == NOT_FOUND}
        findings = check_unread(load_form(self.report.edition), replace(self.report, unread=not_found), None)
        return tuple(finding.message for finding in findings)

    @property
    def unplaced(self) -> tuple[str, ...]:
        """All that the clerk has to look up in the file, in sentences: the leftovers and the unread_notes."""
        return (*self.leftovers, *self.unread_notes)


def read_report(path: Path) -> Reading:
    """The report that a file holds. Raises UnreadableFile, with a sentence for the clerk that says what to do."""
    try:
        return _read_untouched(path) or _build_reading(path, read_document(path))
    except SeveralFiles:
        from model.importing.zipped_report import read_zipped_report  # brings the forms

        reading, notes = read_zipped_report(path, read_report)
        return replace(reading, leftovers=(*notes, *reading.leftovers))
    except UnreadableFile:
        raise
    except NianbaoError as error:
        raise UnreadableFile(path.name, str(error)) from error
    except PermissionError as error:
        raise UnreadableFile(path.name, "没有权限打开，或者别的程序正开着它。请关掉那个程序，再试一次。") from error
    except OSError as error:
        raise UnreadableFile(path.name, f"{describe_os_error(error)}。请把文件复制到本机，再试一次。") from error
    except BaseException as error:  # the edge of reading: one file's accident must not end what is done with others
        if not is_accident(error):
            raise
        raise explain_accident(path, error) from error


def _read_untouched(path: Path) -> Reading | None:
    """What one of our own workbooks says that nobody changed; None for any other file."""
    from model.importing.sealed_workbook import SEALED_SUFFIX, read_sealed_workbook  # brings the forms

    sealed = read_sealed_workbook(path) if path.suffix.lower() == SEALED_SUFFIX else None
    if sealed is None:
        return None
    return Reading(sealed.report, sealed.last_year_report, (), is_draft=True, parts=sealed.parts)


def _build_reading(path: Path, document: Document) -> Reading:
    """The report in a Document: the one it carries, brought up to date, or what can be found in its text."""
    # Brings the forms: the window names the kinds of files long before it reads one
    from model.importing import embedded_report, own_workbook
    from model.importing.document import MAX_CHARACTERS, MAX_ROWS
    from model.importing.matching import matcher
    from model.importing.matching.missing_cells import combine_remarks

    if document.embedded_cells is not None:
        embedded = embedded_report.unpack_report(document.embedded_cells)
        if embedded:
            report, notes = own_workbook.merge_own_workbook(document, embedded.report)
            return Reading(report, embedded.last_year_report, notes, is_draft=True, parts=embedded.parts)
        document = replace(document, notes=(*document.notes, _EMBEDDED_DAMAGED))
    if len(document.rows) > MAX_ROWS or sum(map(len, document.iter_texts())) > MAX_CHARACTERS:
        raise UnreadableFile(path.name, "里面的文字太多，不像一份报告。请核对是不是选错了文件。")
    found = matcher.match_document(document)
    if found.is_empty:
        raise UnreadableFile(path.name, "里面找不到年度报告的标题和表格。请核对是不是选错了文件。")
    report = matcher.build_report(found)
    # A finding tells of blank totals
    remarks = {id: remark for id, remark in found.remarks.items() if id not in report.blank_totals}
    leftovers = (*found.notes, *combine_remarks(remarks, found.texts, found.form))
    totals = [rule.total_cell for rule in found.form.total_rules]
    computed = report.figures.keys() - report.blank_totals.keys()
    unseen = [id for id in totals if id in computed and found.figures.get(id) is None]
    return Reading(report, None, leftovers, unseen_totals=tuple(unseen))
