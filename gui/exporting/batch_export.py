"""Several drafts to paper, one after the other beside the window's own work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

import exporters
from exporters.content.options import ExportOptions
from exporters.content.report_content import ReportContent
from gui.draft.draft_words import format_title
from gui.exporting.batch_bar import BatchBar
from gui.system import background
from gui.system.file_dialogs import find_documents_folder, fold_case, list_names, make_file_stems
from gui.widgets.notice_bar import NoticeBar
from model.checks.rules import compute_totals
from model.errors import NianbaoError
from model.form.form import Form
from model.report.report import Report
from model.storage.summaries import DraftSummary

_KEEP_BOTH = "都保留，新文件加编号"


LoadedDraft = tuple[Form, Report, Report | None]
"""A draft's form, the report as entered and last year's."""

_MAX_NAMED = 20
"""So many characters that no font has are named."""


@dataclass
class ExportBatch:
    """The files of each card, and what became of those tried.

    choices: what stands on every paper; 草稿 only on those of reports that have errors.
    """

    folder: Path
    cards: Sequence[DraftSummary]
    paths: Sequence[Sequence[Path]]
    choices: ExportOptions
    stop_event: Event = field(default_factory=Event)
    remarks: list[str] = field(default_factory=list)
    tried_count: int = 0
    whole_count: int = 0
    """Drafts of which every file was written."""
    file_count: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be written."""
        return self.tried_count == len(self.cards) or self.stop_event.is_set()

    @property
    def summary(self) -> str:
        """How it went, as a sentence; the remarks follow it."""
        left = len(self.cards) - self.whole_count
        done = f"已导出 {self.whole_count} 份年报（{self.file_count} 个文件）到“{self.folder.name or self.folder}”"
        if self.stop_event.is_set() and left:
            return f"已停止。{done}，其余 {left} 份没有导出完。"
        if left:
            return f"{done}，{left} 份没有导出完。"
        return f"{done}。请留意下面的提示。" if self.remarks else f"{done}。"

    def record_outcome(self, remarks: Sequence[str], files: int = 0) -> None:
        """What became of the next draft: what there is to say of it, and how many of its files were written."""
        name = format_title(self.cards[self.tried_count])
        self.remarks += [f"{name}：{words}" for words in remarks]
        self.whole_count += files == len(self.paths[self.tried_count])
        self.file_count += files
        self.tried_count += 1

    def write_next(self, loaded: LoadedDraft) -> tuple[list[str], int]:
        """Write the next draft in its formats until told to stop: what note() is to be told. For a worker."""
        form, entered, last = loaded
        report = compute_totals(form, entered)
        choices = replace(
            self.choices, draft_watermark=self.choices.draft_watermark and self.cards[self.tried_count].errors > 0
        )
        content = ReportContent(form, report, last, choices)
        remarks, files = [], 0
        for path in self.paths[self.tried_count]:
            if self.stop_event.is_set():
                break
            try:
                exporters.write_content(content, path)
                files += 1
                lacking = exporters.list_missing_characters(content, path)
            except NianbaoError as error:
                remarks.append(str(error))
            else:
                remarks += [_describe_lacking(lacking)] if lacking else []
        return remarks, files


def _describe_lacking(characters: Sequence[str]) -> str:
    more = " 等" if len(characters) > _MAX_NAMED else ""
    return f"有些字所有字体里都没有，印成了方框编码：{'、'.join(characters[:_MAX_NAMED])}{more}。"


class BatchExport(QObject):
    """Asks for formats and folder in the page, then loads each draft as its turn comes and has it written.

    told: the outcome as a sentence. running: whether work is in progress.
    """

    finished = Signal(str)
    running_changed = Signal(bool)

    def __init__(self, bar: BatchBar, notices: NoticeBar, load: Callable[[int], LoadedDraft]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._notices = notices
        self._load_draft = load
        self._folder = find_documents_folder()
        self._cards: Sequence[DraftSummary] = ()
        self._batch: ExportBatch | None = None
        bar.start_requested.connect(self.ask_for_folder)
        bar.cancelled.connect(self.cancel_export)
        bar.open_folder_requested.connect(self.open_folder)

    def ask_formats(self, cards: Sequence[DraftSummary]) -> None:
        """Ask in which formats these drafts shall be exported, and say how many have errors left."""
        if self._batch is None and cards:
            self._cards = cards
            wrong = sum(card.errors > 0 for card in cards)
            what = f"“{format_title(cards[0])}”" if len(cards) == 1 else f"选中的 {len(cards)} 份年报"
            doubt = f"▲ 其中 {wrong} 份还有错误没有改。" if wrong else ""
            self._bar.ask_formats(f"导出{what}。{doubt}", wrong > 0)

    def ask_for_folder(self) -> None:
        """Let the clerk choose a folder; ask once more where it holds files of these names."""
        name = QFileDialog.getExistingDirectory(self._bar, "导出到哪个文件夹", str(self._folder))
        if not name:
            return
        self._folder = Path(name)
        try:
            there = list_names(self._folder)
        except OSError as error:
            self._bar.show_outcome(f"打不开文件夹“{name}”（{error.strerror}）。请换个文件夹。", ())
            return
        replacing = self._plan_batch(frozenset())
        same = sum(fold_case(path.name) in there for paths in replacing.paths for path in paths)
        if same:
            self._ask_to_replace(same, replacing, self._plan_batch(there))
        else:
            self._start_batch(replacing)

    def cancel_export(self) -> None:
        """Stop after the file that is being written."""
        if self._batch is not None:
            self._batch.stop_event.set()
            self._bar.show_stopping()

    def open_folder(self) -> None:
        """Show the folder in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _plan_batch(self, taken: frozenset[str]) -> ExportBatch:
        suffixes = self._bar.chosen_suffixes
        stems = make_file_stems(((card.unit, card.year) for card in self._cards), suffixes, taken)
        paths = [[self._folder / (stem + suffix) for suffix in suffixes] for stem in stems]
        return ExportBatch(self._folder, self._cards, paths, self._bar.choices)

    def _ask_to_replace(self, same: int, replacing: ExportBatch, keeping: ExportBatch) -> None:
        self._bar.hide()
        answers: dict[str, Callable[[], object]] = {
            "替换": lambda: self._start_batch(replacing),
            _KEEP_BOTH: lambda: self._start_batch(keeping),
            "不导出": self._bar.closed.emit,
        }
        words = f"文件夹“{self._folder.name}”里已有 {same} 个同名文件，要替换吗？"
        self._notices.show_message(words, answers, focus=_KEEP_BOTH)

    def _start_batch(self, batch: ExportBatch) -> None:
        if self._batch is None:
            self._batch = batch
            self.running_changed.emit(True)
            self._export_next(batch)

    def _export_next(self, batch: ExportBatch) -> None:
        """Load drafts until one can be handed to the worker; the last of them done, tell."""
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
        def proceed(remarks: Sequence[str], files: int = 0) -> None:
            batch.record_outcome(remarks, files)
            self._export_next(batch)

        background.run_in_background(
            lambda: batch.write_next(loaded), lambda outcome: proceed(*outcome), lambda words: proceed([words]), self
        )
