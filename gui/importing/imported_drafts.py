"""Makes drafts of files that were read; no draft that exists is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from gui.importing.results_model import ResultRow
from gui.widgets.text_list import LEFTOVERS_TITLE
from model.checks.findings import Finding
from model.errors import NianbaoError
from model.importing.file_check import CheckedFile, UnreadFile
from model.report.report import Report
from model.storage.store import Store

AddDraft = Callable[[Report, Report | None, Sequence[str], tuple[Finding, ...] | None], int]
"""Makes a draft of a report, last year's report and the contents that no cell could take; returns its id.

The last argument is what check_report() found in the report beside that of last year, None where it was not checked so.
"""


class ImportedDrafts:
    """Stores drafts made of files and keeps, for each, what is to be told of its import when it is opened."""

    def __init__(self, store: Store, add_draft: AddDraft) -> None:
        self._store = store
        self._add_draft = add_draft
        self._notices: dict[int, str] = {}

    def make_draft(self, file: ResultRow) -> ResultRow:
        """Store a draft of the file's report; the row with its id, or with the reason why it could not be stored.

        A file that could not be read comes back as it is.
        """
        if not isinstance(file.outcome, CheckedFile):
            return file
        reading = file.outcome.reading
        report = reading.report
        try:
            existing = self._store.find_draft(report.unit, report.year) if report.unit and report.year else None
            id = self._add_draft(report, reading.last_year_report, reading.unplaced, _find_findings(file.outcome))
        except NianbaoError as error:
            return replace(file, outcome=UnreadFile(file.outcome.path, str(error)))
        remark = "" if existing is None else f"列表里已有“{file.title}”，这一份另外保存，没有覆盖它。"
        self._notices[id] = _compose_notice(file, remark, len(reading.unplaced))
        return replace(file, draft_id=id, remark=remark)

    def take_notice(self, id: int) -> str:
        """What is to be told when this draft is opened for the first time; "" afterwards and where there is nothing."""
        return self._notices.pop(id, "")


def _compose_notice(file: ResultRow, remark: str, unplaced_count: int) -> str:
    """What is to be told when the draft is opened; "" where the whole file was imported."""
    leftovers = f"{LEFTOVERS_TITLE}有 {unplaced_count} 处，请核对。" if unplaced_count else ""
    return f"已导入“{file.name}”。{remark}{leftovers}" if remark or leftovers else ""


def _find_findings(checked: CheckedFile) -> tuple[Finding, ...] | None:
    """The findings that hold for a draft of the file too; None where it was checked beside another file's report."""
    return checked.findings if checked.last_year_path is None else None
