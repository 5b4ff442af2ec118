"""Drafts made of files: each kept beside what the list has, and with it what found no place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from gui.importing.results_model import ResultRow
from gui.widgets.text_list import LEFTOVERS_TITLE
from model.errors import NianbaoError
from model.importing.file_check import CheckedFile, UnreadFile
from model.report.report import Report
from model.storage.store import Store

AddDraft = Callable[[Report, Report | None, Sequence[str]], int]


class ImportedDrafts:
    """Keeps with each draft what its file said beyond its figures and words, and what is to be told of its import.

    add: makes a draft of a report, last year's and what found no place, and gives its id.
    """

    def __init__(self, store: Store, add: AddDraft) -> None:
        self._store = store
        self._add_draft = add
        self._notices: dict[int, str] = {}

    def make_draft(self, line: ResultRow) -> ResultRow:
        """The line with the draft that was made of its report; where none could be stored, with the reason."""
        if not isinstance(line.outcome, CheckedFile):
            return line
        reading = line.outcome.reading
        report = reading.report
        try:
            there = self._store.find_draft(report.unit, report.year) if report.unit and report.year else None
            id = self._add_draft(report, reading.last_year_report, reading.unplaced)
        except NianbaoError as error:
            return replace(line, outcome=UnreadFile(line.outcome.path, str(error)))
        remark = "" if there is None else f"列表里已有“{line.title}”，这一份另外保存，没有覆盖它。"
        self._notices[id] = _compose_notice(line, remark, len(reading.unplaced))
        return replace(line, draft=id, remark=remark)

    def take_notice(self, id: int) -> str:
        """What is to be told, once, when this draft is opened; "" where there is nothing."""
        return self._notices.pop(id, "")


def _compose_notice(line: ResultRow, remark: str, unplaced: int) -> str:
    """What is to be told when the draft is opened; "" where the file was taken in whole."""
    left = f"{LEFTOVERS_TITLE}有 {unplaced} 处，请核对。" if unplaced else ""
    return f"已导入“{line.name}”。{remark}{left}" if remark or left else ""
