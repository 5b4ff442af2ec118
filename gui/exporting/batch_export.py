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
from exporters.content.options import Choices
from gui.draft.draft_words import title
from gui.exporting.batch_bar import BatchBar
from gui.system import background
from gui.system.file_dialogs import alike, documents, file_stems, names_in
from gui.widgets.notice_bar import NoticeBar
from model.checks.rules import settle
from model.errors import NianbaoError
from model.form.form import Form
from model.report.report import Report
from model.storage.summaries import Card

_KEEP = "都保留，新文件加编号"


Loaded = tuple[Form, Report, Report | None]
"""A draft's form, the report as entered and last year's."""

_MOST_NAMED = 20
"""So many characters that no font has are named."""


@dataclass
class Batch:
    """The files of each card, and what became of those tried.

    choices: what stands on every paper; 草稿 only on those of reports that have errors.
    """

    folder: Path
    cards: Sequence[Card]
    paths: Sequence[Sequence[Path]]
    choices: Choices
    stop: Event = field(default_factory=Event)
    remarks: list[str] = field(default_factory=list)
    tried: int = 0
    whole: int = 0
    """Drafts of which every file was written."""
    files: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more is to be written."""
        return self.tried == len(self.cards) or self.stop.is_set()

    @property
    def words(self) -> str:
        """How it went, as a sentence; the remarks follow it."""
        left = len(self.cards) - self.whole
        done = f"已导出 {self.whole} 份年报（{self.files} 个文件）到“{self.folder.name or self.folder}”"
        if self.stop.is_set() and left:
            return f"已停止。{done}，其余 {left} 份没有导出完。"
        if left:
            return f"{done}，{left} 份没有导出完。"
        return f"{done}。请留意下面的提示。" if self.remarks else f"{done}。"

    def note(self, remarks: Sequence[str], files: int = 0) -> None:
        """What became of the next draft: what there is to say of it, and how many of its files were written."""
        name = title(self.cards[self.tried])
        self.remarks += [f"{name}：{words}" for words in remarks]
        self.whole += files == len(self.paths[self.tried])
        self.files += files
        self.tried += 1

    def write(self, loaded: Loaded) -> tuple[list[str], int]:
        """Write the next draft in its formats until told to stop: what note() is to be told. For a worker."""
        form, entered, last = loaded
        report = settle(form, entered)
        choices = replace(self.choices, draft_mark=self.choices.draft_mark and self.cards[self.tried].errors > 0)
        remarks, files = [], 0
        for path in self.paths[self.tried]:
            if self.stop.is_set():
                break
            try:
                exporters.write(form, report, path, last, choices)
                files += 1
                lacking = exporters.missing(form, report, path, last, choices)
            except NianbaoError as error:
                remarks.append(str(error))
            else:
                remarks += [_lacking(lacking)] if lacking else []
        return remarks, files


def _lacking(characters: Sequence[str]) -> str:
    more = " 等" if len(characters) > _MOST_NAMED else ""
    return f"有些字所有字体里都没有，印成了方框编码：{'、'.join(characters[:_MOST_NAMED])}{more}。"


class BatchExport(QObject):
    """Asks for formats and folder in the page, then loads each draft as its turn comes and has it written.

    told: the outcome as a sentence. running: whether work is in progress.
    """

    told = Signal(str)
    running = Signal(bool)

    def __init__(self, bar: BatchBar, notices: NoticeBar, load: Callable[[int], Loaded]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._notices = notices
        self._load = load
        self._folder = documents()
        self._cards: Sequence[Card] = ()
        self._batch: Batch | None = None
        bar.go.connect(self.ask_for_folder)
        bar.cancelled.connect(self.cancel)
        bar.folder_wanted.connect(self.open_folder)

    def ask(self, cards: Sequence[Card]) -> None:
        """Ask in which formats these drafts shall be exported, and say how many have errors left."""
        if self._batch is None and cards:
            self._cards = cards
            wrong = sum(card.errors > 0 for card in cards)
            what = f"“{title(cards[0])}”" if len(cards) == 1 else f"选中的 {len(cards)} 份年报"
            doubt = f"▲ 其中 {wrong} 份还有错误没有改。" if wrong else ""
            self._bar.ask(f"导出{what}。{doubt}", wrong > 0)

    def ask_for_folder(self) -> None:
        """Let the clerk choose a folder; ask once more where it holds files of these names."""
        name = QFileDialog.getExistingDirectory(self._bar, "导出到哪个文件夹", str(self._folder))
        if not name:
            return
        self._folder = Path(name)
        try:
            there = names_in(self._folder)
        except OSError as error:
            self._bar.show_outcome(f"打不开文件夹“{name}”（{error.strerror}）。请换个文件夹。", ())
            return
        replacing = self._planned(frozenset())
        same = sum(alike(path.name) in there for paths in replacing.paths for path in paths)
        if same:
            self._ask_to_replace(same, replacing, self._planned(there))
        else:
            self._start(replacing)

    def cancel(self) -> None:
        """Stop after the file that is being written."""
        if self._batch is not None:
            self._batch.stop.set()
            self._bar.show_stopping()

    def open_folder(self) -> None:
        """Show the folder in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _planned(self, taken: frozenset[str]) -> Batch:
        suffixes = self._bar.chosen
        stems = file_stems(((card.unit, card.year) for card in self._cards), suffixes, taken)
        paths = [[self._folder / (stem + suffix) for suffix in suffixes] for stem in stems]
        return Batch(self._folder, self._cards, paths, self._bar.choices)

    def _ask_to_replace(self, same: int, replacing: Batch, keeping: Batch) -> None:
        self._bar.hide()
        answers: dict[str, Callable[[], object]] = {
            "替换": lambda: self._start(replacing),
            _KEEP: lambda: self._start(keeping),
            "不导出": self._bar.closed.emit,
        }
        words = f"文件夹“{self._folder.name}”里已有 {same} 个同名文件，要替换吗？"
        self._notices.say(words, answers, focus=_KEEP)

    def _start(self, batch: Batch) -> None:
        if self._batch is None:
            self._batch = batch
            self.running.emit(True)
            self._next(batch)

    def _next(self, batch: Batch) -> None:
        """Load drafts until one can be handed to the worker; the last of them done, tell."""
        while not batch.over:
            card = batch.cards[batch.tried]
            self._bar.show_progress(batch.tried, len(batch.cards), title(card))
            try:
                loaded = self._load(card.id)
            except NianbaoError as error:
                batch.note([str(error)])
            else:
                self._hand_over(batch, loaded)
                return
        self._batch = None
        self._bar.show_outcome(batch.words, batch.remarks)
        self.running.emit(False)
        self.told.emit(batch.words)

    def _hand_over(self, batch: Batch, loaded: Loaded) -> None:
        def proceed(remarks: Sequence[str], files: int = 0) -> None:
            batch.note(remarks, files)
            self._next(batch)

        background.start(
            lambda: batch.write(loaded), lambda outcome: proceed(*outcome), lambda words: proceed([words]), self
        )
