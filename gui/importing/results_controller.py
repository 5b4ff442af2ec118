"""The page of files that were read, tied to the store: drafts are made from it, opened, and the list is written out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

import exporters
from gui.importing.imported_drafts import ImportedDrafts
from gui.importing.results_model import ResultRow
from gui.importing.results_page import ResultsPage
from gui.system import background
from gui.window.main_window import MainWindow
from model.checks.findings import Tally
from model.importing.file_check import CheckedFile, check_beside_last_year
from model.importing.folder_listing import FolderListing
from model.storage.summaries import DraftSummary


class ResultsController(QObject):
    """changed: drafts were made. opened: the id of a draft that is to be put on the desk."""

    drafts_added = Signal()
    open_requested = Signal(int)

    def __init__(self, window: MainWindow, drafts: ImportedDrafts) -> None:
        super().__init__(window)
        self._window = window
        self._drafts = drafts
        self.page = ResultsPage()
        self.page.closed.connect(window.start_page.leave_page)
        self.page.open_requested.connect(self.open_requested)
        self.page.drafts_requested.connect(self._make_drafts)
        self.page.list_export_requested.connect(self._export_list)

    def show_imported(self, lines: Sequence[ResultRow], of: int) -> None:
        """What became of so many files that were to become drafts."""
        made = sum(line.draft is not None for line in lines)
        failed = len(lines) - made
        words = f"导入了 {made} 份年报，都已放进年报列表。" if made else ""
        words += f"有 {failed} 个文件没有导入，原因见“结论”。" if failed else ""
        self._show_page("导入结果", words + _describe_unread(of - len(lines)), lines)

    def show_checked(self, lines: Sequence[ResultRow], listing: FolderListing) -> None:
        """What the check of a folder found; each report is checked beside last year's where that is there too."""
        judged = check_beside_last_year([line.outcome for line in lines])
        lines = [replace(line, outcome=one) for line, one in zip(lines, judged, strict=True)]
        read = [one for one in judged if isinstance(one, CheckedFile)]
        wrong = sum(one.has_errors for one in read)
        unread = len(judged) - len(read)
        parts = [f"检查了 {len(read)} 份年报", f"{wrong} 份有错误" if wrong else "都没有错误"]
        beside = sum(one.last_year_path is not None for one in read)
        parts += [f"{unread} 个文件没有读进来"] if unread else []
        parts += [f"{beside} 份对照了文件夹里同一单位的上年报告"] if beside else []
        words = "，".join(parts) + "。" + listing.incomplete_notice + _describe_unread(len(listing.files) - len(lines))
        self._show_page(f"检查结果：{listing.folder.name or listing.folder}", words, lines)

    def update_drafts(self, cards: Sequence[DraftSummary]) -> None:
        """Show how the drafts stand now that were made of the files; one that was deleted may be made again."""
        known = {card.id: card for card in cards}
        files = self.page.table.results
        for row, line in enumerate(files.list_files()):
            card = known.get(line.draft or 0)
            if card is not None:
                now = Tally(card.errors, card.warnings, card.empty_cells, card.empty_sections)
                files.change_file(row, now=now)
            elif line.draft is not None:
                files.change_file(row, draft=None, remark="", now=None)
        self.page.refresh_view()

    def _show_page(self, title: str, words: str, lines: Sequence[ResultRow]) -> None:
        self.page.show_files(title, words, lines)
        self._window.start_page.show_page(self.page)
        self.page.setFocus()
        if not self._window.start_page.isVisible():
            self._window.show_status(f"{words}回到年报列表可以查看。")

    def _make_drafts(self, rows: Sequence[int]) -> None:
        """Files that were only checked become drafts; a single one is opened."""
        files = self.page.table.results
        made = []
        for row in rows:
            line = files.file_at(row)
            if line.draft is None and isinstance(line.outcome, CheckedFile):
                line = self._drafts.make_draft(line)
                if line.draft is None:
                    self._show_trouble(f"没有导入。{line.summary}")
                    break
                files.change_file(row, draft=line.draft, remark=line.remark)
                made.append(line.draft)
        if made:
            self.drafts_added.emit()
        self.page.refresh_view()
        if len(rows) == 1 and made:
            self.open_requested.emit(made[0])
        elif made:
            self._window.show_status(f"已导入 {len(made)} 份年报，都在年报列表里。")

    def _export_list(self) -> None:
        """Let the clerk choose a name, and write the list there."""
        proposal = f"{self.page.title_label.text().replace('：', '_')}.xlsx"
        name, _ = QFileDialog.getSaveFileName(self.page, "导出清单", proposal, "Excel 工作簿 (*.xlsx)")
        if not name:
            return
        path = Path(name)
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
        lines = [(line.name, line.outcome) for line in self.page.table.results.list_files()]

        def write() -> None:
            exporters.write_check_list(lines, path)

        say: Callable[[str], None] = self._window.show_status
        background.run_in_background(
            write, lambda _: say(f"已导出 {path}"), lambda why: self._show_trouble(f"没有导出清单。{why}"), self
        )

    def _show_trouble(self, words: str) -> None:
        self._window.start_page.notice_bar.show_message(words, {"知道了": self.page.setFocus})


def _describe_unread(count: int) -> str:
    return f"已停止，其余 {count} 个文件没有读。" if count else ""
