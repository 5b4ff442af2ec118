"""The note to a cell: where its figure came from. It is never printed."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from gui.editor.table_page import TablePage
from gui.widgets.remark_dialog import RemarkDialog


def ask(page: TablePage) -> None:
    """Let the clerk write or change the note to the current cell, beside it."""
    cell = page.model.cell(page.view.currentIndex())
    if cell is None:
        return
    place = f"note.{cell.id}"
    report = page.model.desk.draft.report
    about = f"{cell.where}：这个数从哪里来？备注只自己看，不会印出来。"
    box = RemarkDialog(page.window(), "备注", about, report.notes.get(cell.id, ""), "例如：依申请公开台账第 3 页")
    box.written.connect(lambda words: page.model.enter({place: words}, f"备注 {cell.where}"))
    box.finished.connect(lambda _: page.view.setFocus())
    corner = page.view.visualRect(page.view.currentIndex()).bottomLeft() + QPoint(0, 4)
    box.move(page.view.viewport().mapToGlobal(corner))
    box.open()
