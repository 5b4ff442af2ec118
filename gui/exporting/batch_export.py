"""Several drafts to paper, one after the other beside the window's own work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from gui.batch import Batch, Loaded
from gui.draft_list.drafts_model import title
from gui.exporting.batch_bar import BatchBar
from gui.system import background as work
from gui.system.file_dialogs import alike, documents, file_stems, names_in
from gui.widgets.notice_bar import NoticeBar
from model.errors import NianbaoError
from model.storage.summaries import Card

_KEEP = "都保留，新文件加编号"


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

        work.start(lambda: batch.write(loaded), lambda outcome: proceed(*outcome), lambda words: proceed([words]), self)
