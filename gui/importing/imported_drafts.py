"""Drafts made of files: each kept beside what the list has, with what found no place shown until it is dealt with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from gui.editor.editor import Editor
from gui.editor.unplaced_panel import TITLE, LeftoversPanel
from gui.importing.results_model import Line
from model.errors import NianbaoError
from model.importing.file_check import Unread, Verdict
from model.report.report import Report
from model.storage.store import Store

Add = Callable[[Report, Report | None, Sequence[str]], int]


class IntakeDrafts:
    """What each draft's file said beyond its figures and words stays with the draft, and is told once in each run.

    add: makes a draft of a report, last year's and what found no place, and gives its id.
    """

    def __init__(self, store: Store, add: Add) -> None:
        self._store = store
        self._add = add
        self._notices: dict[int, str] = {}
        self._told: set[int] = set()

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

    def accompany(self, editor: Editor, id: int) -> None:
        """Show beside a draft what found no place, and once, in a line, how its import went or that this is left."""
        pieces, words = self._store.unplaced(id), self._notices.pop(id, "")
        answers: dict[str, Callable[[], object]] = {"知道了": editor.focus_page}
        if pieces:
            self._show(editor, id, pieces)
            answers = {"查看…": lambda: editor.bring(LeftoversPanel).list.setFocus(), **answers}
            words = words or ("" if id in self._told else f"{TITLE}还有 {len(pieces)} 处，请核对。")
        self._told.add(id)
        if words:
            editor.notices.say(words, answers)

    def _show(self, editor: Editor, id: int, pieces: Sequence[str]) -> LeftoversPanel:
        panel = LeftoversPanel(pieces)
        panel.done_button.setDisabled(editor.desk.locked)
        panel.done.connect(lambda: self._put_away(editor, panel, id, pieces))
        editor.side.add(panel, "没找到位置")
        return panel

    def _put_away(self, editor: Editor, panel: LeftoversPanel, id: int, pieces: Sequence[str]) -> None:
        """The clerk has dealt with all of it, and may have been too quick."""

        def bring_back() -> None:
            if self._kept(editor, id, pieces):
                self._show(editor, id, pieces)
                editor.bring(LeftoversPanel).list.setFocus()

        if self._kept(editor, id, ()):
            editor.side.drop(panel)
            editor.side.setCurrentWidget(editor.findings)
            answers = {"撤销": bring_back, "知道了": editor.focus_page}
            editor.notices.say(f"{len(pieces)} 处都核对过了，单子已收起。", answers)
            editor.focus_page()

    def _kept(self, editor: Editor, id: int, pieces: Sequence[str]) -> bool:
        """Whether the draft now keeps these; if not, the reason is told."""
        try:
            self._store.keep_unplaced(id, pieces)
        except NianbaoError as error:
            editor.notices.say(f"没有记下来：{error}", {"知道了": editor.focus_page})
            return False
        return True


def _notice(line: Line, remark: str, unplaced: int) -> str:
    """What is to be told when the draft is opened; "" where the file was taken in whole."""
    left = f"{TITLE}有 {unplaced} 处，请核对。" if unplaced else ""
    return f"已导入“{line.name}”。{remark}{left}" if remark or left else ""
