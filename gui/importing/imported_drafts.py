"""Stores a draft of each file that was imported, beside the drafts there are: none is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from exporters.check_record.report_source import describe_checked_file
from gui.importing.results_model import ResultRow
from gui.widgets.text_list import LEFTOVERS_TITLE
from model.checks.findings import UNFILLED_RULE, Finding
from model.drafts.next_year import compute_totals_by_edition
from model.errors import DamagedDraft, NianbaoError
from model.files.error_log import log_error
from model.importing.file_check import CheckedFile, UnreadFile
from model.report.report import Report, Value
from model.storage.store import Store

_NOT_STORED = "文件读进来了，存成草稿时出了意外。请用原来的程序打开，另存一份，再试一次。"


class AddDraft(Protocol):
    """The function that stores a draft; StoredDrafts.add_draft() is one."""

    def __call__(
        self,
        report: Report,
        last_year: Report | None,
        unplaced: Sequence[str],
        findings: tuple[Finding, ...] | None,
        file_words: str = "",
    ) -> int:
        """Store a draft of this report and return its id.

        last_year: the report to compare with, if the file contained it. unplaced: the texts of the file for which no
        place was found. findings: those of the report beside last_year; None where it must be checked anew.
        file_words: which file it was read from.
        """


class ImportedDrafts:
    """Stores drafts of imported files, and a notice about each import that is shown when its draft is first opened."""

    def __init__(self, store: Store, add_draft: AddDraft) -> None:
        self._store = store
        self._add_draft = add_draft
        self._notices: dict[int, str] = {}

    def make_draft(self, row: ResultRow) -> ResultRow:
        """Store a draft of the report in a file; return the file's row with the id of the draft.

        A row comes back as it is where the file could not be read, and with the reason where the draft could not be
        stored.
        """
        if not isinstance(row.outcome, CheckedFile):
            return row
        checked = row.outcome
        reading = checked.reading
        report = reading.report
        try:
            existing = self._store.find_draft(report.unit, report.year) if report.unit and report.year else None
            draft_id = self._add_draft(
                report,
                reading.last_year_report,
                reading.leftovers,
                _select_draft_findings(checked),
                describe_checked_file(checked),
            )
        except NianbaoError as error:
            return replace(row, outcome=UnreadFile(checked.path, str(error)))
        except Exception as error:  # the edge of a file: the others must still become drafts
            log_error("a draft of a file could not be stored", error)
            return replace(row, outcome=UnreadFile(checked.path, _NOT_STORED))
        remark = "" if existing is None else f"列表里已有“{row.title}”，这一份另外保存，没有覆盖它。"
        remark += "".join(reading.notices)
        self._notices[draft_id] = _compose_notice(row.name, remark, checked)
        return replace(row, draft_id=draft_id, remark=remark)

    def find_same_draft(self, row: ResultRow) -> ResultRow | None:
        """The row with the id of a draft of the list that says all that the file says, and nothing else; None of none.

        The draft may have last year's report where the file has none.
        """
        if not isinstance(row.outcome, CheckedFile):
            return None
        reading = row.outcome.reading
        report = reading.report
        for summary in self._store.list_summaries():
            if (summary.unit, summary.year, summary.edition) != (report.unit, report.year, report.edition):
                continue
            with suppress(DamagedDraft):  # the list says so
                stored, last_year = self._store.load_report(summary.id)
                if (
                    _list_values(compute_totals_by_edition(stored)) == _list_values(report)
                    and reading.last_year_report in (None, last_year)
                    and set(reading.leftovers) <= set(self._store.list_unplaced(summary.id))
                ):
                    remark = f"“{row.name}”与列表里的这一份相同，没有另外保存。"
                    return replace(row, draft_id=summary.id, remark=remark, was_draft=True)
        return None

    def pop_notice(self, draft_id: int) -> str:
        """Return the notice about the import of a draft and forget it; "" where there is none."""
        return self._notices.pop(draft_id, "")


def _list_values(report: Report) -> dict[str, Value]:
    """All that a report says, by place: what is blank there says nothing."""
    return {place: value for place, value in report.values_by_place().items() if value != ""}


def _compose_notice(file_name: str, remark: str, checked: CheckedFile) -> str:
    """The notice about an import; "" where there is no remark, and everything was read and found its place."""
    leftovers, unread = len(checked.reading.leftovers), checked.tally.unread
    words = remark
    if unread:
        words += f"有 {unread} 处没有读到，列在右边，请对照原文填写。"
    if leftovers:
        words += f"{LEFTOVERS_TITLE}有 {leftovers} 处，请核对。"
    return f"已导入“{file_name}”。{words}" if words else ""


def _select_draft_findings(checked: CheckedFile) -> tuple[Finding, ...] | None:
    """The findings of a file, which its draft has as well; None where they may differ.

    They may where last year's report came from another file: the draft is compared with the one in its own file. They
    may too where the file has errors and blanks, which are still to be filled in in a draft.
    """
    has_blanks = any(finding.rule == UNFILLED_RULE for finding in checked.findings)
    if checked.last_year_path is not None or (checked.has_errors and has_blanks):
        return None
    return checked.findings
