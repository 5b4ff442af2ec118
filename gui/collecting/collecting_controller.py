"""Collects the reports of an office's units: asks, reads in a worker, shows the page, makes the draft of the sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from exporters.collection.status_words import STATUS_WORDS, count_statuses
from gui.collecting.collecting_page import CollectingPage
from gui.collecting.collecting_worker import CollectingWorker
from gui.collecting.collection_papers import CollectionPapers
from gui.collecting.collection_reading import CollectionRequest, CollectionState, list_lacking
from gui.collecting.unit_chooser import UnitChooser
from gui.collecting.unit_decisions import Decision, DecisionKind
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import find_documents_folder, make_file_filters
from gui.system.settings import Settings
from gui.widgets.progress_bar import ProgressBar
from gui.window.main_window import MainWindow
from model.collecting.collected import CollectedUnit
from model.report.deadline import year_due
from model.report.report import Report

_ROSTER_FILTER = "名单 (*.xlsx *.xls *.et *.ods *.csv *.txt *.tsv);;所有文件 (*)"


class CollectingController(QObject):
    """The page in the list's place, and the worker behind it.

    folder: of the drafts, where the collection is kept. add_draft: stores a draft of a report beside last year's (None
    where there is none) and returns its id.
    """

    draft_made = Signal(int)
    """The sum has become the draft of this id, which is to be opened."""

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        settings: Settings,
        add_draft: Callable[[Report, Report | None], int],
    ) -> None:
        super().__init__(window)
        self._window, self._folder, self._settings, self._add_draft = window, folder, settings, add_draft
        self._dialog_folder = str(find_documents_folder())
        self._state: CollectionState | None = None
        self._unit, self._year = "", 0
        self._places: list[Path] = []
        self._papers: list[Path] = []
        self._roster: Path | None = None
        self._new_roster: Path | None = None
        self.page = CollectingPage()
        self.bar = ProgressBar("汇总")
        window.add_bar(self.bar)
        self.worker = CollectingWorker(self)
        self.papers = CollectionPapers(self.page)
        self._connect_signals()
        self._recall()

    def show_page(self) -> None:
        """Show the page with what was received before, if anything was."""
        self._window.start_page.show_page(self.page)
        self.page.focus_useful_part()
        if self._unit and self._state is None and not self.worker.is_busy:
            self._read(())

    def _connect_signals(self) -> None:
        begin, units = self.page.begin, self.page.units
        for layer in (begin, units):
            layer.folder_requested.connect(self._ask_for_folder)
            layer.files_requested.connect(self._ask_for_files)
            layer.roster_requested.connect(self._ask_for_roster)
        begin.known_requested.connect(lambda: self._read(()))
        begin.blank_roster_requested.connect(self.papers.write_blank_roster)
        units.other_requested.connect(self.page.show_begin)
        units.again_requested.connect(lambda: self._read(self._places))
        units.draft_requested.connect(self._ask_for_draft)
        units.matrix_requested.connect(lambda: self._with_state(self.papers.write_matrix))
        units.record_requested.connect(lambda: self._with_state(self.papers.write_record))
        units.reminder_requested.connect(lambda: self._with_state(self.papers.copy_reminder))
        units.returns_requested.connect(
            lambda: self._with_state(lambda state: self.papers.write_returns(state, self._places))
        )
        units.findings.decided.connect(self._decide)
        self.papers.said.connect(self._window.show_status)
        self.papers.paper_written.connect(self._pass_over)
        self.page.closed.connect(self._window.start_page.leave_page)
        self.bar.cancelled.connect(self._cancel)
        self.bar.closed.connect(self.page.focus_useful_part)
        self.worker.progressed.connect(self._show_progress)
        self.worker.collected.connect(self._show_state)
        self.worker.stopped.connect(lambda: self._end("已停止。读过的都记着，再看一遍时接着读。"))
        self.worker.failed.connect(self._end)
        self._window.about_to_close.connect(self.worker.cancel)

    def _recall(self) -> None:
        """Go on with the collection of the last time; else propose the year that is due."""
        before = self._settings.collecting
        self._unit = next(iter(before.get("unit", ())), "")
        year = next(iter(before.get("year", ())), "")
        self._year = int(year) if year.isdecimal() and len(year) == len("2025") else year_due(date.today())
        self._places = [Path(name) for name in before.get("places", ())]
        self._papers = [Path(name) for name in before.get("papers", ())]
        self._roster = next((Path(name) for name in before.get("roster", ())), None)
        self.page.begin.propose(self._unit, self._year)

    def _remember(self) -> None:
        self._settings.collecting = {
            "unit": [self._unit],
            "year": [str(self._year)],
            "places": [str(place) for place in self._places],
            "papers": [str(paper) for paper in self._papers],
            "roster": [str(self._roster)] if self._roster else [],
        }

    def _pass_over(self, paper: Path) -> None:
        """Take a paper that was written for no report, wherever it lies."""
        if paper not in self._papers:
            self._papers.append(paper)
            self._remember()

    def _ask_for_folder(self) -> None:
        name = FileDialog.getExistingDirectory(self.page, "各单位报告所在的文件夹", self._dialog_folder)
        if name:
            self._dialog_folder = name
            self._read([Path(name)])

    def _ask_for_files(self) -> None:
        names, _ = FileDialog.getOpenFileNames(self.page, "各单位的报告", self._dialog_folder, make_file_filters())
        if names:
            self._read([Path(name) for name in names])

    def _ask_for_roster(self) -> None:
        name, _ = FileDialog.getOpenFileName(self.page, "名单", self._dialog_folder, _ROSTER_FILTER)
        if name:
            self._read((), Path(name))

    def _decide(self, kind: DecisionKind, row: CollectedUnit) -> None:
        """Carry out a decision; whose report it is has to be asked first."""
        if kind is not DecisionKind.ASSIGN:
            self._read((), decision=Decision(kind, row))
        elif self._state is not None:
            names = [each.unit.name for each in self._state.expected_units]
            chooser = UnitChooser(self.page, row.file, names)
            chooser.unit_chosen.connect(lambda name: self._read((), decision=Decision(kind, row, name)))
            chooser.open()

    def _read(self, places: Sequence[Path], roster: Path | None = None, decision: Decision | None = None) -> None:
        """Read what lies at these places, and the roster, for the unit and year that are entered."""
        if self.worker.is_busy:
            self._window.show_status("正在读，请等它读完，或者先取消。")
            return
        begin = self.page.begin
        if (begin.unit, begin.year) != (self._unit, self._year):
            self._unit, self._year, self._places, self._state = begin.unit, begin.year, [], None
        self._places += [place for place in places if place not in self._places]
        self._new_roster = roster
        self._remember()
        self.page.bar.hide()
        self.page.units.set_busy(True)
        self._show_progress(0, 0)
        whose = (self._folder, self._unit, self._year)
        papers = [*self._papers, *(path for path in (self._roster, roster) if path)]
        request = CollectionRequest(*whose, tuple(places), tuple(papers), roster, decision)
        self.worker.read(request)

    def _cancel(self) -> None:
        self.worker.cancel()
        self.bar.cancel_button.setEnabled(False)
        self.bar.message_label.setText("正在停 …")

    def _show_progress(self, done: int, total: int) -> None:
        words = f"正在读各单位的报告 {min(done + 1, total)} / {total}" if total else "正在看收到的报告 …"
        self.bar.show_progress(done, total, words)

    def _show_state(self, state: CollectionState) -> None:
        self._state = state
        self._end("")
        if self._new_roster:  # one that cannot be read is none, and may be some unit's report
            self._roster, self._new_roster = self._new_roster, None
            self._remember()
        is_shown_first = state.is_empty and self.page.isVisible()
        self.page.show_state(state)
        if is_shown_first:
            self._window.show_status("这个单位、这个年度还没有收到报告。")
        if state.notes:
            self.page.tell("".join(state.notes[:3]) + (f"另有 {len(state.notes) - 3} 处。" if state.notes[3:] else ""))

    def _end(self, words: str) -> None:
        """Say how the reading ended; "" where the page shows it."""
        self.page.units.set_busy(False)
        self.bar.hide()
        if words:
            self.bar.show_outcome(words)
            self.bar.close_button.setFocus()

    def _with_state(self, do: Callable[[CollectionState], object]) -> None:
        if self._state is not None:
            do(self._state)

    def _ask_for_draft(self) -> None:
        """Make the draft of the sum; where it would lack units, only once the clerk has agreed."""
        state = self._state
        if state is None:
            return
        if not any(each.is_summed for each in state.expected_units):
            self.page.tell("还没有可以汇总的单位，生成不了。请先看看各单位的问题。")
            return
        words = describe_lack(state)
        if not words:
            self._make_draft(state)
            return
        answers: dict[str, Callable[[], object]] = {
            "生成": partial(self._make_draft, state),
            "先不生成": self.page.focus_useful_part,
        }
        self.page.bar.show_message(f"{words}照现在收到的生成吗？", answers, focus="先不生成")

    def _make_draft(self, state: CollectionState) -> None:
        collected = state.collected
        draft_id = self._add_draft(collected.report, collected.last_year)
        summed = sum(each.is_summed for each in state.expected_units)
        self._window.show_status(f"已把 {summed} 个单位加成一份汇总草稿，放在年报列表里；原来的草稿没有动。")
        self.draft_made.emit(draft_id)


def describe_lack(state: CollectionState) -> str:
    """Which units the sum would lack, and which files nobody claims, as sentences; "" where it lacks nothing."""
    lacking = list_lacking(state)
    words = ""
    if lacking:
        counts = "，".join(f"{STATUS_WORDS[status]} {count}" for status, count in count_statuses(lacking).items())
        words = f"有 {len(lacking)} 个单位没有计入：{counts}。"
    if unplaced := len(state.unplaced_files):
        words += f"有 {unplaced} 个文件看不出是哪个单位的，也没有计入。"
    return words
