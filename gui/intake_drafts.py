"""Drafts made of files: each kept beside what the list has, with what found no place shown until it is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gui.editor import Editor
from gui.intake_leftovers import TITLE, LeftoversPanel
from gui.intake_list import Line
from model.errors import NianbaoError
from model.report import Report
from model.store import Store
from model.verdict import Unread, Verdict


class IntakeDrafts:
    """Remembers, as long as the program runs, what each draft's file said beyond its figures and words.

    add: makes a draft of a report and last year's, and gives its id.
    """

    def __init__(self, store: Store, add: Callable[[Report, Report | None], int]) -> None:
        self._store = store
        self._add = add
        self._leftovers: dict[int, tuple[str, ...]] = {}
        self._notices: dict[int, str] = {}

    def file(self, line: Line) -> Line:
        """The line with the draft that was made of its report; where none could be stored, with the reason."""
        if not isinstance(line.judged, Verdict):
            return line
        reading = line.judged.reading
        report = reading.report
        try:
            there = self._store.find(report.unit, report.year) if report.unit and report.year else None
            id = self._add(report, reading.last)
        except NianbaoError as error:
            return replace(line, judged=Unread(line.judged.file, str(error)))
        remark = "" if there is None else f"列表里已有“{line.title}”，这一份另外保存，没有覆盖它。"
        self._leftovers[id] = reading.unplaced
        self._notices[id] = _notice(line, remark, len(reading.unplaced))
        return replace(line, draft=id, remark=remark)

    def accompany(self, editor: Editor, id: int) -> None:
        """Show beside a draft what found no place, and once, in a line, how its import went."""
        pieces, words = self._leftovers.get(id, ()), self._notices.pop(id, "")
        answers: dict[str, Callable[[], object]] = {"知道了": editor.focus_page}
        if pieces:
            panel = LeftoversPanel(pieces)
            panel.done.connect(lambda: self._put_away(editor, panel, id))
            editor.side.add(panel, "没找到位置")
            answers = {"查看…": lambda: editor.bring(LeftoversPanel).list.setFocus(), **answers}
        if words:
            editor.notices.say(words, answers)

    def _put_away(self, editor: Editor, panel: LeftoversPanel, id: int) -> None:
        self._leftovers.pop(id, None)
        editor.side.drop(panel)
        editor.notices.hide()
        editor.focus_page()


def _notice(line: Line, remark: str, unplaced: int) -> str:
    """What is to be told when the draft is opened; "" where the file was taken in whole."""
    left = f"{TITLE}有 {unplaced} 处，请核对。" if unplaced else ""
    return f"已导入“{line.name}”。{remark}{left}" if remark or left else ""
