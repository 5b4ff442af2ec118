"""The page of files that were read, tied to the store: drafts are made from it, opened, and the list is written out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

import exporters
from gui.importing.imported_drafts import IntakeDrafts
from gui.importing.results_model import Line
from gui.importing.results_page import IntakePage
from gui.system import background
from gui.window.main_window import Window
from model.checks.findings import Tally
from model.importing.file_check import Verdict, side_by_side
from model.importing.folder_listing import Listing
from model.storage.summaries import Card


class IntakeResults(QObject):
    """changed: drafts were made. opened: the id of a draft that is to be put on the desk."""

    changed = Signal()
    opened = Signal(int)

    def __init__(self, window: Window, drafts: IntakeDrafts) -> None:
        super().__init__(window)
        self._window = window
        self._drafts = drafts
        self.page = IntakePage()
        self.page.closed.connect(window.start.leave_page)
        self.page.opened.connect(self.opened)
        self.page.wanted.connect(self._make_drafts)
        self.page.listed.connect(self._ask_where)

    def show_imported(self, lines: Sequence[Line], of: int) -> None:
        """What became of so many files that were to become drafts."""
        made = sum(line.draft is not None for line in lines)
        failed = len(lines) - made
        words = f"导入了 {made} 份年报，都已放进年报列表。" if made else ""
        words += f"有 {failed} 个文件没有导入，原因见“结论”。" if failed else ""
        self._show("导入结果", words + _left(of - len(lines)), lines)

    def show_checked(self, lines: Sequence[Line], listing: Listing) -> None:
        """What the check of a folder found; each report is checked beside last year's where that is there too."""
        judged = side_by_side([line.judged for line in lines])
        lines = [replace(line, judged=one) for line, one in zip(lines, judged, strict=True)]
        read = [one for one in judged if isinstance(one, Verdict)]
        wrong = sum(one.wrong for one in read)
        unread = len(judged) - len(read)
        parts = [f"检查了 {len(read)} 份年报", f"{wrong} 份有错误" if wrong else "都没有错误"]
        beside = sum(one.before is not None for one in read)
        parts += [f"{unread} 个文件没有读进来"] if unread else []
        parts += [f"{beside} 份对照了文件夹里同一单位的上年报告"] if beside else []
        words = "，".join(parts) + "。" + listing.words + _left(len(listing.files) - len(lines))
        self._show(f"检查结果：{listing.folder.name or listing.folder}", words, lines)

    def follow(self, cards: Sequence[Card]) -> None:
        """Show how the drafts stand now that were made of the files; one that was deleted may be made again."""
        known = {card.id: card for card in cards}
        files = self.page.table.files
        for row, line in enumerate(files.lines()):
            card = known.get(line.draft or 0)
            if card is not None:
                now = Tally(card.errors, card.warnings, card.unfilled, card.unwritten)
                files.change(row, now=now)
            elif line.draft is not None:
                files.change(row, draft=None, remark="", now=None)
        self.page.refresh()

    def _show(self, title: str, words: str, lines: Sequence[Line]) -> None:
        self.page.show_lines(title, words, lines)
        self._window.start.show_page(self.page)
        self.page.setFocus()
        if not self._window.start.isVisible():
            self._window.say(f"{words}回到年报列表可以查看。")

    def _make_drafts(self, rows: Sequence[int]) -> None:
        """Files that were only checked become drafts; a single one is opened."""
        files = self.page.table.files
        made = []
        for row in rows:
            line = files.line(row)
            if line.draft is None and isinstance(line.judged, Verdict):
                line = self._drafts.file(line)
                if line.draft is None:
                    self._complain(f"没有导入。{line.words}")
                    break
                files.change(row, draft=line.draft, remark=line.remark)
                made.append(line.draft)
        if made:
            self.changed.emit()
        self.page.refresh()
        if len(rows) == 1 and made:
            self.opened.emit(made[0])
        elif made:
            self._window.say(f"已导入 {len(made)} 份年报，都在年报列表里。")

    def _ask_where(self) -> None:
        """Let the clerk choose a name, and write the list there."""
        proposal = f"{self.page.title.text().replace('：', '_')}.xlsx"
        name, _ = QFileDialog.getSaveFileName(self.page, "导出清单", proposal, "Excel 工作簿 (*.xlsx)")
        if not name:
            return
        path = Path(name)
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
        lines = [(line.name, line.judged) for line in self.page.table.files.lines()]

        def write() -> None:
            exporters.write_list(lines, path)

        say: Callable[[str], None] = self._window.say
        background.start(
            write, lambda _: say(f"已导出 {path}"), lambda why: self._complain(f"没有导出清单。{why}"), self
        )

    def _complain(self, words: str) -> None:
        self._window.start.bar.say(words, {"知道了": self.page.setFocus})


def _left(count: int) -> str:
    return f"已停止，其余 {count} 个文件没有读。" if count else ""
