"""Exports several drafts, one after the other, in a worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

import exporters
from exporters.content.options import ExportOptions
from exporters.content.report_content import ReportContent
from gui.draft.draft_words import format_title
from gui.exporting.batch_bar import BatchBar
from gui.exporting.batch_words import BatchWords, LoadedDraft
from gui.system import background
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import find_documents_folder, fold_case, list_names, make_file_stems
from gui.widgets.notice_bar import NoticeBar
from model.checks.rules import compute_totals
from model.errors import NianbaoError
from model.files.os_errors import describe_os_error
from model.local_rules.local_rule import LocalRule
from model.storage.summaries import DraftSummary
from model.words.all_findings import gather_findings
from model.words.local_findings import make_local_checks

_KEEP_BOTH = "都保留，新文件加编号"

_MAX_NAMED = 20
"""So many characters that no font has are named; a text of emoji has more."""


@dataclass
class ExportBatch:
    """What is to be written, and what became of it so far.

    cards: the drafts. paths: for each of them, its files, one a format. choices: what is printed besides the reports;
    the watermark 草稿 only on those that have errors. local_rules: those of a city or a unit, which the reports are
    checked by too. remarks: lines to be shown at the end. tried_count: drafts that were tried. whole_count: drafts of
    which every file was written. file_count: files written. stop_event: set to stop after the file that is being
    written.
    """

    folder: Path
    cards: Sequence[DraftSummary]
    paths: Sequence[Sequence[Path]]
    choices: ExportOptions
    local_rules: Sequence[LocalRule] = ()
    stop_event: Event = field(default_factory=Event)
    remarks: list[str] = field(default_factory=list)
    tried_count: int = 0
    whole_count: int = 0
    file_count: int = 0

    @property
    def is_over(self) -> bool:
        """Whether all drafts were tried, or the clerk has stopped the export."""
        return self.tried_count == len(self.cards) or self.stop_event.is_set()

    @property
    def summary(self) -> str:
        """How it went, as a sentence or two; the remarks are shown below it."""
        left = len(self.cards) - self.whole_count
        written = f"已导出 {self.whole_count} 份年报（{self.file_count} 个文件）到“{self.folder.name or self.folder}”"
        if self.stop_event.is_set() and left:
            return f"已停止。{written}，其余 {left} 份没有导出完。"
        if left:
            return f"{written}，{left} 份没有导出完。"
        return f"{written}。请留意下面的提示。" if self.remarks else f"{written}。"

    def record_outcome(self, remarks: Sequence[str], written: int = 0) -> None:
        """Note what became of the draft that is tried: remarks on it, and how many of its files were written."""
        name = format_title(self.cards[self.tried_count])
        self.remarks += [f"{name}：{remark}" for remark in remarks]
        if written == len(self.paths[self.tried_count]):
            self.whole_count += 1
        self.file_count += written
        self.tried_count += 1

    def write_next(self, loaded: LoadedDraft) -> tuple[list[str], int]:
        """Write the draft that is tried in its formats until stopped, in a worker.

        Returns what record_outcome() is to be called with: remarks, and how many files were written.
        """
        form, entered, last_year = loaded
        report = compute_totals(form, entered)
        has_errors = self.cards[self.tried_count].errors > 0
        choices = replace(self.choices, draft_watermark=self.choices.draft_watermark and has_errors)
        findings = None
        if choices.need_findings:
            local_checks = make_local_checks(self.local_rules)
            findings = gather_findings(form, report, last_year, is_draft=True, local_checks=local_checks)
        content = ReportContent(form, report, last_year, choices, findings)
        remarks, written = [], 0
        for path in self.paths[self.tried_count]:
            if self.stop_event.is_set():
                break
            try:
                exporters.write_content(content, path)
                written += 1
                missing = exporters.list_missing_characters(content, path)
            except NianbaoError as error:
                remarks.append(str(error))
            else:
                if missing:
                    remarks.append(_describe_missing(missing))
        return remarks, written


def _describe_missing(characters: Sequence[str]) -> str:
    """Says that these characters, which no font has, were printed as codes in boxes."""
    more = " 等" if len(characters) > _MAX_NAMED else ""
    return f"有些字所有字体里都没有，印成了方框编码：{'、'.join(characters[:_MAX_NAMED])}{more}。"


class BatchExport(QObject):
    """Asks for formats, about words and for the folder, then loads one draft after the other and writes it in a worker.

    notices: where a question about existing files is asked. load_draft: gives the draft of an id; raises NianbaoError.
    """

    finished = Signal(str)
    """The export is over; carries the outcome as a sentence."""
    running_changed = Signal(bool)
    """Whether an export is in progress from now on."""

    def __init__(self, bar: BatchBar, notices: NoticeBar, load_draft: Callable[[int], LoadedDraft]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._notices = notices
        self._load_draft = load_draft
        self._folder = find_documents_folder()
        self._cards: Sequence[DraftSummary] = ()
        self._batch: ExportBatch | None = None
        self._local_rules: tuple[LocalRule, ...] = ()
        self.words = BatchWords(bar, notices, load_draft)
        self.words.passed.connect(self.ask_for_folder)
        bar.start_requested.connect(lambda: self.words.look_through(self._cards))
        bar.cancelled.connect(self.cancel_export)
        bar.open_folder_requested.connect(self.open_folder)

    def set_local_rules(self, rules: Sequence[LocalRule]) -> None:
        """Check the drafts by these rules of a city or a unit too, from the next export on."""
        self._local_rules = tuple(rules)

    def ask_formats(self, cards: Sequence[DraftSummary]) -> None:
        """Ask in which formats these drafts shall be exported, and say how many have errors left."""
        if self._batch is None and not self.words.is_running and cards:
            self._cards = cards
            with_errors = sum(card.errors > 0 for card in cards)
            subject = f"“{format_title(cards[0])}”" if len(cards) == 1 else f"选中的 {len(cards)} 份年报"
            warning = f"▲ 其中 {with_errors} 份还有错误没有改。" if with_errors else ""
            self._bar.ask_formats(f"导出{subject}。{warning}", with_errors > 0)

    def ask_for_folder(self) -> None:
        """Let the clerk choose a folder; ask once more where it holds files of these names."""
        name = FileDialog.getExistingDirectory(self._bar, "导出到哪个文件夹", str(self._folder))
        if not name:
            self.ask_formats(self._cards)
            return
        self._folder = Path(name)
        try:
            existing = list_names(self._folder)
        except OSError as error:
            self._bar.show_outcome(f"打不开文件夹“{name}”（{describe_os_error(error)}）。请换个文件夹。", ())
            return
        replacing = self._plan_batch(frozenset())
        names = [fold_case(path.name) for path in chain.from_iterable(replacing.paths)]
        same_count = sum(name in existing for name in names)
        if same_count:
            self._ask_to_replace(same_count, replacing, self._plan_batch(existing))
        else:
            self._start_batch(replacing)

    def cancel_export(self) -> None:
        """Stop after the file that is being written, or before the first one."""
        self.words.cancel()
        if self._batch is not None:
            self._batch.stop_event.set()
            self._bar.show_stopping()

    def open_folder(self) -> None:
        """Show the folder in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _plan_batch(self, taken: frozenset[str]) -> ExportBatch:
        """The files to be written; a draft whose names are taken gets a number."""
        suffixes = self._bar.chosen_suffixes
        stems = make_file_stems(((card.unit, card.year) for card in self._cards), suffixes, taken)
        paths = []
        for stem in stems:
            paths.append([self._folder / f"{stem}{suffix}" for suffix in suffixes])
        return ExportBatch(self._folder, self._cards, paths, self._bar.choices, self._local_rules)

    def _ask_to_replace(self, same_count: int, replacing: ExportBatch, keeping: ExportBatch) -> None:
        self._bar.hide()
        answers: dict[str, Callable[[], object]] = {
            "替换": lambda: self._start_batch(replacing),
            _KEEP_BOTH: lambda: self._start_batch(keeping),
            "不导出": self._bar.closed.emit,
        }
        words = f"文件夹“{self._folder.name}”里已有 {same_count} 个同名文件，要替换吗？"
        self._notices.show_message(words, answers, focus=_KEEP_BOTH)

    def _start_batch(self, batch: ExportBatch) -> None:
        if self._batch is None:
            self._batch = batch
            self.running_changed.emit(True)
            self._export_next(batch)

    def _export_next(self, batch: ExportBatch) -> None:
        """Load the next draft that can be loaded and have it written; after the last one, show the outcome."""
        while not batch.is_over:
            card = batch.cards[batch.tried_count]
            self._bar.show_progress(batch.tried_count, len(batch.cards), format_title(card))
            try:
                loaded = self._load_draft(card.id)
            except NianbaoError as error:
                batch.record_outcome([str(error)])
            else:
                self._write_in_background(batch, loaded)
                return
        self._batch = None
        self._bar.show_outcome(batch.summary, batch.remarks)
        self.running_changed.emit(False)
        self.finished.emit(batch.summary)

    def _write_in_background(self, batch: ExportBatch, loaded: LoadedDraft) -> None:
        def take_outcome(outcome: tuple[list[str], int]) -> None:
            remarks, written = outcome
            batch.record_outcome(remarks, written)
            self._export_next(batch)

        def take_failure(reason: str) -> None:
            batch.record_outcome([reason])
            self._export_next(batch)

        background.run_in_background(partial(batch.write_next, loaded), take_outcome, take_failure, self)
