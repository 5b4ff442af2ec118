"""What comes in: files that become drafts, a folder that is checked; read in a worker, told in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from gui.importing.import_worker import IntakeRun
from gui.system.file_dialogs import documents
from gui.widgets.progress_bar import ErrandBar

if TYPE_CHECKING:
    from gui.importing.imported_drafts import Add, IntakeDrafts
    from gui.importing.results_controller import IntakeResults
    from gui.importing.results_model import Line
    from gui.window.main_window import Window
    from model.importing.file_check import Judged
    from model.importing.folder_listing import Listing
    from model.storage.store import Store


class Intake(QObject):
    """One import or check at a time, its progress in a bar that stands above list and editor alike.

    add: makes a draft of a report, last year's and what found no place, and gives its id. changed: there are more
    drafts than before. opened: the id of a draft that is to be put on the desk.
    """

    changed = Signal()
    opened = Signal(int)

    def __init__(self, window: Window, store: Store, add: Add) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._add = add
        self._folder = str(documents())
        self.bar = ErrandBar("读入")
        window.add_bar(self.bar)
        self.run = IntakeRun(self)
        self._lines: list[Line] = []
        self._of = 0
        self._checked: Listing | None = None
        self._then: Callable[[Sequence[Listing]], object] = self._check
        self.bar.cancelled.connect(self.cancel)
        self.run.found.connect(lambda listings: self._then(listings))
        self.run.reading.connect(self._show_progress)
        self.run.judged.connect(self._take)
        self.run.ended.connect(self._tell)
        self.run.failed.connect(self._complain)
        window.closing.connect(self.run.cancel)

    @cached_property
    def drafts(self) -> IntakeDrafts:
        """Makes drafts of files."""
        from gui.importing.imported_drafts import (
            IntakeDrafts,  # brings the readers: only when a file comes in
        )

        return IntakeDrafts(self._store, self._add)

    @cached_property
    def results(self) -> IntakeResults:
        """Shows what became of several files."""
        from gui.importing.results_controller import IntakeResults  # as above

        results = IntakeResults(self._window, self.drafts)
        results.changed.connect(self.changed)
        results.opened.connect(self.opened)
        return results

    def ask_for_folder(self) -> None:
        """Let the clerk choose a folder, and check the reports in it."""
        name = QFileDialog.getExistingDirectory(self._window, "检查文件夹里的报告", self._folder)
        if name:
            self._folder = name
            self._search([Path(name)], self._check)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Each file becomes a draft; for folders the clerk is asked what to do with what is in them."""
        folders = [path for path in paths if path.is_dir()]
        files = [path for path in paths if path not in folders]
        if folders:
            self._search(folders, lambda listings: self._offer(listings, files))
        elif files:
            self._read(files, None)

    def cancel(self) -> None:
        """Stop at once; what has become a draft stays one."""
        self.run.cancel()
        if self._lines:
            self._show_all()
        else:
            self.bar.show_outcome("已停止，什么也没有读。")
            self.bar.close_button.setFocus()

    def take_notice(self, id: int) -> str:
        """How the import of this draft went, to be told once when it is opened; "" where there is nothing to tell."""
        return self.drafts.take_notice(id)

    def follow(self) -> None:
        """Show in the page of files how the drafts made of them stand now."""
        if "results" in self.__dict__:
            self.results.follow(self._store.cards())

    def _idle(self) -> bool:
        if self.run.busy:
            self._window.say("正在读文件，请等它读完，或者先取消。")
        return not self.run.busy

    def _search(self, folders: Sequence[Path], then: Callable[[Sequence[Listing]], object]) -> None:
        if self._idle():
            self._lines, self._then = [], then
            self.bar.show_progress(0, 0, "正在找文件夹里的报告 …")
            self.run.search(folders)

    def _check(self, listings: Sequence[Listing]) -> None:
        listing = listings[0]
        if listing.files:
            self._read(listing.files, listing)
            return
        from model.importing.readers import kinds_in_words  # only now there are readers to be named

        self._complain(f"文件夹“{listing.folder.name}”里没有能读的文件；能读的有{kinds_in_words()}。")

    def _offer(self, listings: Sequence[Listing], files: Sequence[Path]) -> None:
        """Files of folders that were dropped: checked, or all of them imported?"""
        found = (*files, *(file for listing in listings for file in listing.files))
        if not found:
            self._check(listings)
            return
        self.bar.hide()
        whole = replace(listings[0], files=found)
        answers: dict[str, Callable[[], object]] = {
            "检查": lambda: self._read(found, whole),
            "全部导入": lambda: self._read(found, None),
            "不用": self._window.start.focus_table,
        }
        words = f"文件夹“{whole.folder.name}”里有 {len(found)} 个能读的文件。{whole.words}要检查，还是全部导入？"
        self._window.start.bar.say(words, answers, focus="检查")

    def _read(self, files: Sequence[Path], checked: Listing | None) -> None:
        if self._idle():
            self._lines, self._of, self._checked = [], len(files), checked
            self.run.read(files)

    def _show_progress(self, done: int, of: int, name: str) -> None:
        verb = "检查" if self._checked else "读入"
        words = f"正在{verb} {done + 1} / {of}：{name}" if of > 1 else f"正在{verb} {name} …"
        self.bar.show_progress(done, of if of > 1 else 0, words)

    def _take(self, judged: Judged) -> None:
        """A file has been read: it becomes a draft, unless the folder is only being checked."""
        from gui.importing.results_model import Line  # brings the checks: only when a file was read

        name = self._checked.name(judged.file) if self._checked else judged.file.name
        line = Line(judged, name)
        self._lines.append(line if self._checked else self.drafts.file(line))

    def _tell(self) -> None:
        """Everything was read: a single draft is opened, several files are listed."""
        if self._of > 1 or self._checked:
            self._show_all()
            return
        (line,) = self._lines
        if line.draft is None:
            self._complain(f"没有导入。{line.words}")
            return
        self.bar.hide()
        self.changed.emit()
        self._window.say(f"已导入“{line.name}”。")
        self.opened.emit(line.draft)

    def _show_all(self) -> None:
        self.bar.hide()
        if any(line.draft is not None for line in self._lines):
            self.changed.emit()
        if self._checked:
            self.results.show_checked(self._lines, self._checked)
        else:
            self.results.show_imported(self._lines, self._of)

    def _complain(self, words: str) -> None:
        self.bar.show_outcome(words)
        self.bar.close_button.setFocus()
