"""Imports files as drafts and checks the reports in a folder: asks, reads in a worker, shows what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.importing.import_worker import ImportWorker
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import find_documents_folder
from gui.widgets.progress_bar import ProgressBar
from model.files.paths import is_folder

if TYPE_CHECKING:
    from gui.importing.imported_drafts import AddDraft, ImportedDrafts
    from gui.importing.results_controller import ResultsController
    from gui.importing.results_model import ResultRow
    from gui.window.main_window import MainWindow
    from model.importing.file_check import FileResult
    from model.importing.folder_listing import FolderListing
    from model.local_rules.local_rule import LocalRule
    from model.storage.store import Store


class ImportController(QObject):
    """One import or check at a time, its progress in a bar that stands above list and editor alike.

    add_draft: stores a draft, as AddDraft says.
    """

    drafts_added = Signal()
    """There are more drafts than before."""
    open_requested = Signal(int)
    """The draft of this id is to be opened."""
    draft_imported = Signal(int)
    """A single file has become the draft of this id, which is to be opened."""
    file_imported = Signal(object)
    """A file became a draft, or is one already; carries its Path."""

    def __init__(self, window: MainWindow, store: Store, add_draft: AddDraft) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._add_draft = add_draft
        self._folder = str(find_documents_folder())
        self.bar = ProgressBar("读入")
        window.add_bar(self.bar)
        self.worker = ImportWorker(self)
        self._results: ResultsController | None = None
        self._files: list[ResultRow] = []
        self._file_count = 0
        self._checked_folder: FolderListing | None = None
        self._reopens_drafts = False
        self._on_found: Callable[[Sequence[FolderListing]], object] = self._check_folder
        self.bar.cancelled.connect(self.cancel_import)
        self.worker.files_found.connect(lambda listings: self._on_found(listings))
        self.worker.file_begun.connect(self._show_progress)
        self.worker.file_checked.connect(self._take_result)
        self.worker.finished.connect(self._show_outcome)
        self.worker.failed.connect(self._show_trouble)
        window.about_to_close.connect(self.worker.cancel)

    @cached_property
    def drafts(self) -> ImportedDrafts:
        """Makes drafts of files."""
        from gui.importing.imported_drafts import (
            ImportedDrafts,  # brings the readers: only when a file comes in
        )

        return ImportedDrafts(self._store, self._add_draft)

    @property
    def results(self) -> ResultsController:
        """Shows what became of several files; made when it is first needed."""
        if self._results is None:
            from gui.importing.results_controller import ResultsController  # as above

            self._results = ResultsController(self._window, self.drafts)
            self._results.drafts_added.connect(self.drafts_added)
            self._results.open_requested.connect(self.open_requested)
        return self._results

    def set_local_rules(self, rules: Sequence[LocalRule]) -> None:
        """Check files by these rules of a city or a unit too, from the next one on."""
        self.worker.local_rules = tuple(rules)

    def ask_for_folder(self) -> None:
        """Let the clerk choose a folder, and check the reports in it."""
        name = FileDialog.getExistingDirectory(self._window, "检查文件夹里的报告", self._folder)
        if name:
            self._folder = name
            self._search_folders([Path(name)], self._check_folder)

    def import_paths(self, paths: Sequence[Path], reopens_drafts: bool = False) -> None:
        """Each file becomes a draft; for folders the clerk is asked what to do with what is in them.

        reopens_drafts: where a draft of the list says all that a file says, it is taken, and no second one made.
        """
        if not self._may_begin():
            return
        self._reopens_drafts = reopens_drafts
        folders = [path for path in paths if is_folder(path)]
        files = [path for path in paths if path not in folders]
        if folders:
            self._search_folders(folders, lambda listings: self._ask_what_to_do(listings, files))
        elif files:
            self._read_files(files, None)

    def cancel_import(self) -> None:
        """Stop at once; what has become a draft stays one."""
        self.worker.cancel()
        if self._files:
            self._show_results()
        else:
            self.bar.show_outcome("已停止，什么也没有读。")
            self.bar.close_button.setFocus()

    def pop_notice(self, id: int) -> str:
        """How the import of this draft went, returned once, when it is opened; "" where there is nothing to tell."""
        return self.drafts.pop_notice(id)

    def refresh_results(self) -> None:
        """Show in the page of files how the drafts made of them stand now."""
        if self._results is not None:
            self._results.update_drafts(self._store.list_summaries())

    def _may_begin(self) -> bool:
        if self.worker.is_busy:
            self._window.show_status("正在读文件，请等它读完，或者先取消。")
        return not self.worker.is_busy

    def _search_folders(self, folders: Sequence[Path], on_found: Callable[[Sequence[FolderListing]], object]) -> None:
        if self._may_begin():
            self._files, self._on_found = [], on_found
            self.bar.show_progress(0, 0, "正在找文件夹里的报告 …")
            self.worker.search_folders(folders)

    def _check_folder(self, listings: Sequence[FolderListing]) -> None:
        listing = listings[0]
        if listing.files:
            self._read_files(listing.files, listing)
            return
        from model.importing.readers import describe_kinds  # only now there are readers to be named

        self._show_trouble(
            f"文件夹“{listing.folder.name}”里没有能读的文件；能读的有{describe_kinds()}。{listing.incomplete_notice}"
        )

    def _ask_what_to_do(self, listings: Sequence[FolderListing], files: Sequence[Path]) -> None:
        """Ask whether the files of dropped folders, and files dropped beside them, are checked or imported."""
        found = tuple(files)
        for listing in listings:
            found += tuple(listing.files)
        if not found:
            self._check_folder(listings)
            return
        self.bar.hide()
        whole = replace(listings[0], files=found)
        answers: dict[str, Callable[[], object]] = {
            "检查": lambda: self._read_files(found, whole),
            "全部导入": lambda: self._read_files(found, None),
            "不用": self._window.start_page.focus_table,
        }
        count_words = f"文件夹“{whole.folder.name}”里有 {len(found)} 个能读的文件。"
        words = f"{count_words}{whole.incomplete_notice}要检查，还是全部导入？"
        self._window.start_page.notice_bar.show_message(words, answers, focus="检查")

    def _read_files(self, files: Sequence[Path], checked: FolderListing | None) -> None:
        if self._may_begin():
            self._files, self._file_count, self._checked_folder = [], len(files), checked
            self.worker.read_files(files)

    def _show_progress(self, done: int, total: int, name: str) -> None:
        verb = "检查" if self._checked_folder else "读入"
        if total > 1:
            self.bar.show_progress(done, total, f"正在{verb} {done + 1} / {total}：{name}")
        else:
            self.bar.show_progress(0, 0, f"正在{verb} {name} …")

    def _take_result(self, outcome: FileResult) -> None:
        """Make a draft of a file that has been read, unless the folder is only being checked."""
        from gui.importing.results_model import ResultRow  # brings the checks: only when a file was read

        if self._checked_folder:
            self._files.append(ResultRow(outcome, self._checked_folder.display_name(outcome.path)))
            return
        row = ResultRow(outcome, outcome.path.name)
        same = self.drafts.find_same_draft(row) if self._reopens_drafts else None
        self._files.append(same or self.drafts.make_draft(row))
        if self._files[-1].draft_id is not None:
            self.file_imported.emit(outcome.path)

    def _show_outcome(self) -> None:
        """When everything was read: open a single draft, list several files."""
        if self._file_count > 1 or self._checked_folder:
            self._show_results()
            return
        [file] = self._files
        if file.draft_id is None:
            self._show_trouble(f"没有导入。{file.summary}")
            return
        self.bar.hide()
        self.drafts_added.emit()
        self._window.show_status(file.remark if file.was_draft else f"已导入“{file.name}”。")
        self.draft_imported.emit(file.draft_id)

    def _show_results(self) -> None:
        self.bar.hide()
        if any(file.draft_id is not None for file in self._files):
            self.drafts_added.emit()
        if self._checked_folder:
            self.results.show_checked(self._files, self._checked_folder)
        else:
            self.results.show_imported(self._files, self._file_count)

    def _show_trouble(self, words: str) -> None:
        self.bar.show_outcome(words)
        self.bar.close_button.setFocus()
