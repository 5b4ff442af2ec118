"""Drafts made of files: each kept beside what the list has, and with it what found no place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from gui.importing.results_model import Line
from gui.widgets.text_list import TITLE
from model.errors import NianbaoError
from model.importing.file_check import Unread, Verdict
from model.report.report import Report
from model.storage.store import Store

Add = Callable[[Report, Report | None, Sequence[str]], int]


class IntakeDrafts:
    """Keeps with each draft what its file said beyond its figures and words, and what is to be told of its import.

    add: makes a draft of a report, last year's and what found no place, and gives its id.
    """

    def __init__(self, store: Store, add: Add) -> None:
        self._store = store
        self._add = add
        self._notices: dict[int, str] = {}

    def file(self, line: Line) -> Line:
        """The line with the draft that was made of its report; where none could be stored, with the reason."""
        if not isinstance(line.judged, Verdict):
            return line
        reading = line.judged.reading
        report = reading.report
        try:
            there = self._store.find(report.unit, report.year) if report.unit and report.year else None
            id = self._add(report, reading.last, reading.unplaced)
        except NianbaoError as error:
            return replace(line, judged=Unread(line.judged.file, str(error)))
        remark = "" if there is None else f"列表里已有“{line.title}”，这一份另外保存，没有覆盖它。"
        self._notices[id] = _notice(line, remark, len(reading.unplaced))
        return replace(line, draft=id, remark=remark)

    def take_notice(self, id: int) -> str:
        """What is to be told, once, when this draft is opened; "" where there is nothing."""
        return self._notices.pop(id, "")


def _notice(line: Line, remark: str, unplaced: int) -> str:
    """What is to be told when the draft is opened; "" where the file was taken in whole."""
    left = f"{TITLE}有 {unplaced} 处，请核对。" if unplaced else ""
    return f"已导入“{line.name}”。{remark}{left}" if remark or left else ""
