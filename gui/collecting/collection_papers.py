"""Writes the papers of a collection where the clerk wants them, and copies who is to be reminded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from exporters.collection.matrix_book import write_matrix
from exporters.collection.reminder import list_missing
from exporters.collection.returns import write_returns
from exporters.collection.roster_book import write_roster
from exporters.collection.summary_record import write_collection_record
from gui.collecting.collecting_page import CollectingPage
from gui.collecting.collection_reading import CollectionState
from gui.system import background
from gui.system.file_chooser import FileDialog
from model.files.file_names import sanitise_file_name

_UNTIL = "尽快"
"""By when reports that are sent back are due: the page asks for no day."""

RETURNS_FOLDER = "退回修改"
"""A folder of their own in the one that was chosen: it is passed over when reports are read, and has nothing else."""

_WORKBOOK = "Excel 工作簿 (*.xlsx)"


class CollectionPapers(QObject):
    """Each paper is asked for a name, then written in a worker."""

    said = Signal(str)
    """A sentence for the status bar."""
    paper_written = Signal(object)
    """The Path of a file or folder that was written, and is no report."""

    def __init__(self, page: CollectingPage) -> None:
        super().__init__(page)
        self._page = page

    def write_blank_roster(self) -> None:
        """Ask for a name and write an empty roster there."""
        if path := self._ask_for_file("生成空白名单", "名单", ".xlsx", _WORKBOOK):
            self._write(partial(write_roster, (), path), path, f"已生成空白名单 {path}，填好以后按“名单…”打开。")

    def write_matrix(self, state: CollectionState) -> None:
        """Ask for a name and write 汇总表 there."""
        if path := self._ask_for_file("导出汇总表", f"{_name_collection(state)}汇总表", ".xlsx", _WORKBOOK):
            self._write(partial(write_matrix, state.collected, path, state.parts), path, f"已导出 {path}")

    def write_record(self, state: CollectionState) -> None:
        """Ask for a name and write 汇总体检单 there."""
        kinds = "PDF 文件 (*.pdf);;Word 文档 (*.docx)"
        name = f"{_name_collection(state)}汇总体检单"
        if path := self._ask_for_file("导出汇总体检单", name, ".pdf", kinds, (".docx",)):
            self._write(partial(write_collection_record, state.collected, path), path, f"已导出 {path}")

    def write_returns(self, state: CollectionState, places: Sequence[Path]) -> None:
        """Ask for a folder and write there what the units have to mend; places: where what was sent was taken from."""
        name = FileDialog.getExistingDirectory(self._page, "退回意见存到哪个文件夹", "")
        if not name:
            return
        folder = Path(name) / RETURNS_FOLDER
        if any(_lies_in(place, folder) or _lies_in(folder, place) for place in places):
            self._page.tell("收到的报告就在这个文件夹里，会混在一起。请给退回意见另选一个文件夹。")
            return

        def tell(written: Sequence[Path]) -> None:
            self.paper_written.emit(folder)
            units = len({path.stem for path in written})
            self.said.emit(f"已写好 {units} 个单位的退回意见，在 {folder}" if written else "没有要退回修改的单位。")

        write = partial(write_returns, state.collected, folder, _UNTIL)
        background.run_in_background(write, tell, self._page.tell, self)

    def copy_reminder(self, state: CollectionState) -> None:
        """Copy the list of who has not sent a report, or must send it again."""
        words = list_missing(state.collected)
        if not words:
            self.said.emit("都交齐了，没有要催的单位。")
            return
        QGuiApplication.clipboard().setText(words)
        self.said.emit("催报名单已复制，可以粘贴到通知或聊天里。")

    def _ask_for_file(
        self, title: str, stem: str, suffix: str, kinds: str, other_suffixes: Sequence[str] = ()
    ) -> Path | None:
        """The path that the clerk chooses, with one of the suffixes; None where none is chosen."""
        proposal = f"{sanitise_file_name(stem)}{suffix}"
        name, kind = FileDialog.getSaveFileName(self._page, title, proposal, kinds)
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() in (suffix, *other_suffixes):
            return path
        chosen = next((other for other in other_suffixes if f"*{other}" in kind), suffix)
        return path.with_name(path.name + chosen)

    def _write(self, write: Callable[[], object], path: Path, words: str) -> None:
        def tell(_: object) -> None:
            self.paper_written.emit(path)
            self.said.emit(words)

        background.run_in_background(write, tell, self._page.tell, self)


def _name_collection(state: CollectionState) -> str:
    report = state.collected.report
    return f"{report.unit}{report.year}年"


def _lies_in(place: Path, folder: Path) -> bool:
    return place.resolve().is_relative_to(folder.resolve())
