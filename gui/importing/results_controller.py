"""What can be done with the results of an import or a check: make drafts, open them, write the list to a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

import exporters
from gui.importing.imported_drafts import ImportedDrafts
from gui.importing.results_model import ResultRow
from gui.importing.results_page import ResultsPage
from gui.system import background
from gui.system.file_chooser import FileDialog
from gui.window.main_window import MainWindow
from model.importing.file_check import CheckedFile, FileResult, check_beside_last_year
from model.importing.folder_listing import FolderListing
from model.storage.summaries import DraftSummary


class ResultsController(QObject):
    """Shows the page of results in the place of the list of drafts, and carries out what is asked for there."""

    drafts_added = Signal()
    """There are more drafts than before."""
    open_requested = Signal(int)
    """The draft of this id is to be opened."""

    def __init__(self, window: MainWindow, drafts: ImportedDrafts) -> None:
        super().__init__(window)
        self._window = window
        self._drafts = drafts
        self.page = ResultsPage()
        self.page.closed.connect(window.start_page.leave_page)
        self.page.open_requested.connect(self.open_requested)
        self.page.drafts_requested.connect(self._make_drafts)
        self.page.list_export_requested.connect(self._export_list)

    def show_imported(self, files: Sequence[ResultRow], total: int) -> None:
        """Show what became of files that were to become drafts; total: how many there were before 取消."""
        made = sum(file.draft_id is not None for file in files)
        failed = len(files) - made
        words = f"导入了 {made} 份年报，都已放进年报列表。" if made else ""
        words += f"有 {failed} 个文件没有导入，原因见“结论”。" if failed else ""
        self.page.setWindowTitle("导入文件")
        self._show_page("导入结果", words + _describe_unread(total - len(files)), files)

    def show_checked(self, files: Sequence[ResultRow], listing: FolderListing) -> None:
        """Show what the check of a folder found; a report is checked against last year's if that is there too."""
        outcomes = check_beside_last_year([file.outcome for file in files])
        files = [replace(file, outcome=outcome) for file, outcome in zip(files, outcomes, strict=True)]
        words = _describe_check(outcomes) + listing.incomplete_notice
        words += _describe_unread(len(listing.files) - len(files))
        self.page.setWindowTitle("检查文件夹")
        self._show_page(f"检查结果：{listing.folder.name or listing.folder}", words, files)

    def update_drafts(self, summaries: Sequence[DraftSummary]) -> None:
        """Show how the drafts made of the files stand now; a file whose draft was deleted may become one again."""
        summary_of = {summary.id: summary for summary in summaries}
        results = self.page.table.results
        for row, file in enumerate(results.list_files()):
            if file.draft_id is None:
                continue
            summary = summary_of.get(file.draft_id)
            if summary is None:
                results.change_file(row, replace(file, draft_id=None, remark="", current_tally=None))
            else:
                results.change_file(row, replace(file, current_tally=summary.tally))
        self.page.refresh_view()

    def _show_page(self, title: str, words: str, files: Sequence[ResultRow]) -> None:
        self.page.show_files(title, words, files)
        self._window.start_page.show_page(self.page)
        self.page.setFocus()
        if not self._window.start_page.isVisible():
            self._window.show_status(f"{words}回到年报列表可以查看。")

    def _make_drafts(self, rows: Sequence[int]) -> None:
        """Make drafts of files that were only checked, and open a single one."""
        results = self.page.table.results
        made = []
        for row in rows:
            file = results.file_at(row)
            if file.draft_id is None and isinstance(file.outcome, CheckedFile):
                file = self._drafts.make_draft(file)
                if file.draft_id is None:
                    self._show_trouble(f"没有导入。{file.summary}")
                    break
                results.change_file(row, file)
                made.append(file.draft_id)
        if made:
            self.drafts_added.emit()
        self.page.refresh_view()
        if len(rows) == 1 and made:
            self.open_requested.emit(made[0])
        elif made:
            self._window.show_status(f"已导入 {len(made)} 份年报，都在年报列表里。")

    def _export_list(self) -> None:
        """Let the clerk choose a name, and write the list there as a workbook."""
        proposal = f"{self.page.title_label.text().replace('：', '_')}.xlsx"
        name, _ = FileDialog.getSaveFileName(self.page, "导出清单", proposal, "Excel 工作簿 (*.xlsx)")
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != ".xlsx":
            path = path.with_name(path.name + ".xlsx")
        checked = [(file.name, file.outcome) for file in self.page.table.results.list_files()]

        def show_written(_: None) -> None:
            self._window.show_status(f"已导出 {path}")

        def show_failure(reason: str) -> None:
            self._show_trouble(f"没有导出清单。{reason}")

        write = partial(exporters.write_check_list, checked, path)
        background.run_in_background(write, show_written, show_failure, self)

    def _show_trouble(self, words: str) -> None:
        self._window.start_page.notice_bar.show_message(words, {"知道了": self.page.setFocus})


def _describe_check(outcomes: Sequence[FileResult]) -> str:
    """How many files were read, how many of them have errors, as a sentence."""
    checked = [outcome for outcome in outcomes if isinstance(outcome, CheckedFile)]
    with_errors = sum(outcome.has_errors for outcome in checked)
    unread = len(outcomes) - len(checked)
    beside_last_year = sum(outcome.last_year_path is not None for outcome in checked)
    parts = [f"检查了 {len(checked)} 份年报", f"{with_errors} 份有错误" if with_errors else "都没有错误"]
    if unread:
        parts.append(f"{unread} 个文件没有读进来")
    if beside_last_year:
        parts.append(f"{beside_last_year} 份对照了文件夹里同一单位的上年报告")
    return "，".join(parts) + "。"


def _describe_unread(count: int) -> str:
    """Says that so many files were not read because of 取消; "" for none."""
    return f"已停止，其余 {count} 个文件没有读。" if count else ""
